"""Plots: what is drawn is what is printed, and what has no figure is not drawn as 0."""

import dataclasses
import math
import sys
import warnings
from decimal import Decimal

import pytest

from govinfo_parse import Panel, Report, Status
from govinfo_parse.plots import fonts
from govinfo_parse.plots.data import BARS_DRAWN, LINES_DRAWN, outcome_bars
from handmade import report as handmade

RECEIVED = "requests/received/total"
FEES = "proactive_disclosure/administrative_fees/amount"
OUTCOMES = {
    "requests/granted/total": 8,
    "requests/denied.state_secret/total": 2,
    "requests/unavailable.not_held/total": Status.BLANK,
    "requests/not_processed.duplicate/total": Status.MISSING,
    "requests/other_handling.other/total": Status.UNREADABLE,
    "requests/results_total/total": 10,
}


@pytest.fixture(autouse=True)
def matplotlib():
    found = pytest.importorskip("matplotlib", reason="the extra plot is missing")
    pytest.importorskip("pandas")
    found.use("Agg")
    from matplotlib import pyplot

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield found
    pyplot.close("all")


@pytest.fixture
def chinese(matplotlib):
    if fonts.chinese_font() is None:
        pytest.skip("no font that shows Chinese is installed")


def bars(ax):
    """Lengths of the bars that are drawn, by label."""
    labels = [label.get_text() for label in ax.get_yticklabels()]
    return {labels[round(b.get_y() + b.get_height() / 2)]: b.get_width() for b in ax.patches}


def notes(ax):
    """What stands at the end of each bar, by label."""
    labels = [label.get_text() for label in ax.get_yticklabels()]
    return {labels[round(text.xy[1])]: text.get_text() for text in ax.texts}


def of(agency, figures, key=RECEIVED):
    """Reports of one agency: figures by year."""
    return [
        dataclasses.replace(
            handmade("2019" if year < 2021 else "2021", {key: figure}, year=year), agency=agency
        )
        for year, figure in figures.items()
    ]


def lines(ax):
    return {line.get_label(): list(line.get_ydata()) for line in ax.get_lines()}


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_bars_are_the_printed_figures(chinese, edition):
    changes = {k: v for k, v in OUTCOMES.items() if edition == "2021" or "other_hand" not in k}
    report = handmade(edition, changes)
    drawn = bars(report.plot(labels="en"))
    own = {}
    for entry in report.entries:
        if (entry.field.table, entry.field.column) == ("requests", "total"):
            own[entry.field.row] = entry.value
    for row in ("received", "carried_over", "results_total", "carried_forward"):
        del own[row]
    printed = sorted(value for value in own.values() if value is not None)
    assert sorted(drawn.values()) == printed
    assert (drawn["Granted"], drawn["state secret"], drawn["prohibited by law"]) == (8, 2, 0)


def test_what_has_no_figure_has_no_bar_and_says_why(chinese):
    ax = handmade("2021", OUTCOMES).plot()
    found = notes(ax)
    for label, word in (
        ("本机关不掌握相关政府信息", "空白"),
        ("重复申请", "缺失"),
        ("其他", "无法识别"),
    ):
        assert label not in bars(ax)
        assert word in found[label]
    assert (found["予以公开"], found["部分公开"]) == ("8", "0")
    assert "总计：10" in ax.get_title(loc="left")


def test_a_total_that_is_blank_is_not_made_up(chinese):
    ax = handmade("2021", {**OUTCOMES, "requests/results_total/total": Status.BLANK}).plot()
    assert "空白" in ax.get_title(loc="left")


def test_a_repaired_figure_is_told(chinese):
    report = handmade("2021", OUTCOMES)
    granted = report.entry("requests/granted/total")
    mended = dataclasses.replace(granted, status=Status.REPAIRED)
    entries = tuple(mended if e is granted else e for e in report.entries)
    ax = dataclasses.replace(report, entries=entries).plot(labels="en")
    assert notes(ax)["Granted"] == "8*"
    assert "inferred" in ax.get_xlabel()


@pytest.mark.parametrize("report", [handmade(fill=Status.MISSING), handmade(fill=0)])
def test_reports_without_a_bar_to_see_are_drawn(chinese, report):
    ax = report.plot()
    ax.figure.canvas.draw()
    assert ax.get_xlim() == (0, 1)


def test_a_report_without_the_form_cannot_be_drawn():
    with pytest.raises(ValueError, match="no statutory tables"):
        Report().plot()
    with pytest.raises(ValueError, match="labels is 'zh' or 'en'"):
        handmade().plot(labels="fr")


def test_rows_of_one_group_stand_under_one_heading():
    for edition in ("2019", "2021"):
        for labels in ("zh", "en"):
            found, _ = outcome_bars(handmade(edition), labels)
            headings = [bar.label for bar in found if bar.heading]
            assert len(headings) == len(set(headings)) == (4 if edition == "2021" else 3)


def test_gaps_stay_gaps(chinese):
    figures = {2019: 4, 2021: 6, 2022: Status.BLANK, 2023: 0}
    ax = Panel.from_reports(of("青石县教育局", figures)).plot(RECEIVED)
    (line,) = ax.get_lines()
    assert list(line.get_xdata()) == [2019, 2020, 2021, 2022, 2023]
    values = list(line.get_ydata())
    assert [None if math.isnan(v) else v for v in values] == [4, None, 6, None, 0]
    assert "断开处无数字" in ax.get_xlabel()
    whole = Panel.from_reports(of("青石县教育局", {2022: 1, 2023: 2})).plot(RECEIVED, labels="en")
    assert whole.get_xlabel() == ""


def test_few_agencies_are_drawn_and_the_rest_said(chinese):
    reports = []
    for number in range(LINES_DRAWN + 3):
        figures = {2022: number} if number < 3 else {2022: number, 2023: number}
        reports += of(f"青石县第{number}局", figures)
    ax = Panel.from_reports(reports).plot(RECEIVED, labels="en")
    assert len(ax.get_lines()) == LINES_DRAWN
    assert not {f"青石县第{n}局" for n in range(3)} & set(lines(ax))
    assert "12 agencies drawn, 3 not drawn" in ax.get_xlabel()


def test_agencies_are_compared_in_one_year(chinese):
    panel = Panel.from_reports(
        of("青石县教育局", {2022: 9, 2023: 3})
        + of("青石县财政局", {2022: 1, 2023: 7})
        + of("青石县民政局", {2022: 2, 2023: Status.BLANK})
        + of("青石县司法局", {2022: 2})
    )
    ax = panel.plot_agencies(RECEIVED)
    assert bars(ax) == {"青石县财政局": 7, "青石县教育局": 3}
    assert list(notes(ax).items())[2:] == [("青石县民政局", "· 空白"), ("青石县司法局", "无年报")]
    assert "2023年" in ax.get_title(loc="left")
    assert bars(panel.plot_agencies(RECEIVED, 2022))["青石县教育局"] == 9
    with pytest.raises(KeyError, match="no report on 2020"):
        panel.plot_agencies(RECEIVED, 2020)


def test_many_agencies_are_said(chinese):
    reports = [r for n in range(BARS_DRAWN + 2) for r in of(f"青石县第{n}局", {2023: n})]
    ax = Panel.from_reports(reports).plot_agencies(RECEIVED, labels="en")
    assert len(ax.patches) == BARS_DRAWN
    assert "40 agencies drawn, 2 not drawn" in ax.get_xlabel()


def test_money_is_drawn_in_its_unit(chinese):
    panel = Panel.from_reports(
        of("青石县教育局", {2022: Decimal("0.85"), 2023: Decimal("0.4")}, FEES)
    )
    ax = panel.plot(FEES, bridge=False)
    assert lines(ax) == {"青石县教育局": [0.85, 0.4]}
    assert ax.get_ylabel() == "万元"
    assert notes(panel.plot_agencies(FEES, bridge=False)) == {"青石县教育局": "0.4"}


def test_figures_below_zero_are_drawn(chinese):
    key = "proactive_disclosure/administrative_licensing/change"
    panel = Panel.from_reports(of("青石县教育局", {2019: -7, 2020: 2}, key))
    ax = panel.plot(key, bridge=False)
    ax.figure.canvas.draw()
    assert lines(ax) == {"青石县教育局": [-7, 2]}
    assert ax.get_ylim()[0] < -7
    below = panel.plot_agencies(key, 2019, bridge=False)
    below.figure.canvas.draw()
    assert bars(below) == {"青石县教育局": -7}
    assert below.get_xlim()[0] < -7


def test_each_of_the_fonts_shows_all_characters(chinese, monkeypatch, matplotlib):
    from matplotlib.font_manager import fontManager

    installed = {font.name for font in fontManager.ttflist}
    key = "proactive_disclosure/administrative_licensing/change"
    panel = Panel.from_reports(of("青石县教育局", {2019: -7, 2020: 2}, key))
    for family in installed.intersection(fonts.FAMILIES):
        monkeypatch.setattr(fonts, "FAMILIES", (family,))
        for ax in (handmade("2021", OUTCOMES).plot(), panel.plot(key, bridge=False)):
            assert ax.title.get_fontfamily()[0] == family
            ax.figure.canvas.draw()


def test_a_field_of_no_report_is_told():
    panel = Panel.from_reports(of("青石县教育局", {2023: 1}))
    for call in (panel.plot, panel.plot_agencies):
        with pytest.raises(KeyError, match="no report of the panel has this field; bridge=False"):
            call("proactive_disclosure/rules/issued")


def test_agencies_of_one_printed_name_stay_apart(chinese):
    one = of("鼓楼区人民政府", {2023: 1})
    other = of("鼓楼区人民政府", {2023: 2})
    ax = Panel.from_reports(one + other).plot_agencies(RECEIVED)
    assert sorted(bars(ax).values()) == [1, 2]


@pytest.mark.parametrize("labels", ["zh", "en"])
def test_every_character_has_a_glyph_and_settings_stay(chinese, matplotlib, labels):
    panel = Panel.from_reports(of("青石县教育局", {2022: 3, 2023: Status.BLANK}))
    before = dict(matplotlib.rcParams)
    plots = (handmade("2021", OUTCOMES).plot, lambda **k: panel.plot(RECEIVED, **k))
    for plot in (*plots, lambda **k: panel.plot_agencies(RECEIVED, **k)):
        plot(labels=labels).figure.canvas.draw()  # a missing glyph is a warning, here an error
    assert dict(matplotlib.rcParams) == before


def test_given_axes_are_drawn_on(chinese):
    from matplotlib import pyplot
    from matplotlib.figure import Figure

    given = Figure().subplots()
    assert handmade("2021", OUTCOMES).plot(ax=given) is given
    panel = Panel.from_reports(of("青石县教育局", {2022: 3, 2023: 1}))
    left, right = Figure().subplots(ncols=2)
    assert panel.plot(RECEIVED, ax=left) is left
    assert panel.plot_agencies(RECEIVED, ax=right) is right
    assert pyplot.get_fignums() == []
    assert handmade("2021", OUTCOMES).plot().figure is pyplot.gcf()


def test_without_a_font_labels_are_english_and_one_warning_says_so(monkeypatch):
    monkeypatch.setattr(fonts, "FAMILIES", ())
    panel = Panel.from_reports(of("青石县教育局", {2023: 3}) + of("青石县财政局", {2023: 5}))
    plots = (handmade("2021", OUTCOMES).plot, lambda: panel.plot(RECEIVED))
    for plot in (*plots, lambda: panel.plot_agencies(RECEIVED)):
        with pytest.warns(UserWarning, match="apt install fonts-noto-cjk") as told:
            ax = plot()
        ax.figure.canvas.draw()
        assert len(told) == 1
        assert told[0].filename == __file__
    assert bars(ax) == {"agency 1": 3, "agency 2": 5}


def test_without_matplotlib_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'govinfo-parse\[plot\]'"):
        handmade("2021", OUTCOMES).plot()
