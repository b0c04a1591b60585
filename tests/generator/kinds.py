"""The kinds of mess by name, which formats they suit, and which may not meet.

A sample takes at most one kind from each slot. An exclusion names a kind or a whole slot and holds
both ways.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec

ALL = ("html", "text", "docx", "pdf")
SCREEN = ("html", "text", "docx")
DOCX = ("docx",)
PDF = ("pdf",)
HTML = ("html",)
TEXT = ("text",)
ROW_DIALECTS = ("pipe_rows", "pipe_full_grid", "pipe_ragged", "tabs", "box_drawing",
                "fullwidth_pipe", "markdown_plain", "markdown_rule_every_row")  # fmt: skip
SPACE_DIALECTS = ("single_space", "multi_space", "line_cells", "glued")
LINE_DIALECTS = ("pipe_cell_lines", "pipe_lone_lines", "pipe_row_open", "paragraph_cells")
_LOOSE = (*LINE_DIALECTS, *SPACE_DIALECTS, "dedup", "markdown_cut")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of mess."""

    name: str
    slot: str
    formats: tuple[str, ...] = ALL
    editions: tuple[str, ...] = ("2019", "2021")
    excludes: tuple[str, ...] = ()


def _kinds(slot: str, formats: tuple[str, ...], names: str, *excludes: str) -> list[Kind]:
    return [Kind(name, slot, formats, excludes=excludes) for name in names.split()]


_BLOCK_MARKUP = ("word_paste", "p_in_cells", "div_in_cells")
_DOCX_SLOTS = tuple(
    f"docx_{slot}" for slot in ("package", "merge", "grid", "around", "control", "runs", "field",
                                "change", "hide", "note", "drawing", "number", "cell")
)  # fmt: skip
# What a table without lines does without.
_PDF_LOOSE = ("pdf_slip", "pdf_rules", "pdf_cell", "label_break", "pdf_cut_row", "pdf_edge")
_OPENCC = find_spec("opencc") is not None

KINDS: tuple[Kind, ...] = (
    # What is reported and how figures are printed.
    *_kinds("fill", ALL, "all_zero small_figures large_figures"),
    Kind("contradiction", "contradiction", excludes=("unreadable", "glued")),
    Kind("year_form_mismatch", "year"),
    *_kinds("blanks", ALL, "blanks_many only_total natural_and_total totals_blank zeros_blank "
            "all_blank blocks_blank first_only"),
    *_kinds("blank_sign", ALL, "blank_dash blank_slash blank_em_dash blank_wu"),
    *_kinds("blank_sign", ALL, "blank_nbsp blank_ideographic blank_mixed", *SPACE_DIALECTS),
    *_kinds("number", ALL, "fullwidth_digits chinese_numerals decimal_zeros leading_zeros "
            "unreadable", "glued"),
    *(Kind(name, "number", editions=("2019",), excludes=("glued",))
      for name in ("signs", "change_words", "arrows", "unicode_minus")),
    *_kinds("number", ALL, "thousands thousands_fullwidth thousands_apostrophe", "glued"),
    *_kinds("number", ALL, "thousands_space padded counter_words", *SPACE_DIALECTS, "p_rows"),
    *_kinds("number", ALL, "footnote_marks remarks_in_cells", "glued"),
    *_kinds("money", ALL, "money_wan money_yuan money_yi money_trailing_zeros", "glued"),
    *_kinds("money", ALL, "money_wan_spaced money_padded", *SPACE_DIALECTS),
    Kind("money_unit_lost", "money_unit", editions=("2021",), excludes=("money",)),
    # Titles and prose.
    *_kinds("title", ALL, "title_year_first title_year_degree title_short title_about "
            "title_without_year title_chinese_year title_two_lines title_twice title_cut title_work_report "
            "title_absent_intro title_absent_signature title_site_name title_spam"),
    *_kinds("prose", ALL, "prose_repeats_labels prose_long numbering_restarts"),
    *_kinds("sections", ALL, "section_titles_vary headings_missing"),
    *_kinds("beside", ALL, "last_year_table budget_table metadata_table link_list",
            "dedup", "glued"),
    *_kinds("beside", ALL, "towns_table", "dedup", "glued"),
    *_kinds("front", ALL, "table_of_contents", "dedup"),
    *_kinds("front", TEXT, "site_chrome"),
    Kind("tables_as_images", "tables", excludes=("seam", "joined", "pseudo", "tear", "pages")),
    # Characters.
    *(
        _kinds("script", ALL, "traditional traditional_slips taiwan_phrases pinyin_toned "
               "pinyin_toneless pinyin_doubled pinyin_light") if _OPENCC else ()
    ),
    *_kinds("space", SCREEN, "zero_width soft_hyphen kangxi_radicals"),
    *_kinds("space", ALL, "nbsp_question nbsp ideographic_space spaces_in_labels",
            "single_space", "multi_space", "glued"),
    *_kinds("width", ALL, "halfwidth_brackets fullwidth_numbering punctuation_doubled "
            "garbled_numbering"),
    # Labels.
    *_kinds("slip", ALL, "label_slips label_slips_invented lost_characters"),
    *_kinds("numbering", ALL, "numbering_dun numbering_stop numbering_circled numbering_lost "
            "numbering_extra_digit numbering_halfwidth"),
    *_kinds("label", ALL, "labels_annotated label_doubled group_label_changed", "single_space"),
    Kind("old_label", "label", editions=("2021",)),
    Kind("header_neighbour", "header", excludes=("dedup",)),
    Kind("header_repeated", "header", excludes=("transposed_requests", "one_table")),
    Kind("header_line_lost", "header"),
    *_kinds("label_break", ALL, "labels_broken labels_one_char_per_line", *ROW_DIALECTS,
            "comma_rows", "markdown_cut", "single_space", "multi_space", "glued", "pre_tables"),
    # Shapes of the tables.
    *_kinds("shape", ALL, "total_first serial_column", *_LOOSE),
    *_kinds("shape", ALL, "remark_column", *_LOOSE, "phantom_column", "pipe_ragged"),
    Kind("transposed_requests", "shape", ("html", "docx"), excludes=("span", "missing_rows", "pseudo")),
    Kind("undivided_other_handling", "other_handling", editions=("2021",)),
    Kind("extra_row", "extra_row", excludes=("dedup",)),
    *_kinds("rows", ALL, "missing_rows", "dedup"),
    *_kinds("notes", ALL, "note_rows", "pseudo"),
    *_kinds("review", ALL, "review_as_rows review_as_three_tables", "dedup", "glued"),
    *_kinds("seam", ALL, "page_cut page_cut_header_repeated block_per_table", "dedup",
            "transposed_requests"),
    *_kinds("seam", ALL, "one_table", *_LOOSE, "span", "pseudo", "total_first",
            "transposed_requests", "review", "tear", "notes", "comma_rows",
            "markdown_plain", "markdown_rule_every_row"),
    *_kinds("joined", ALL, "heading_inside_table", "transposed_requests", "headings_missing",
            "pseudo"),
    # HTML only.
    *_kinds("markup", HTML, "word_paste char_spans font_tags p_in_cells div_in_cells "
            "sup_marks input_values broken_digits entities"),
    *_kinds("syntax", HTML, "omitted_end_tags misnested text_in_table nested_layout "
            "nested_cells upper_case th_cells", "pseudo"),
    *_kinds("span", HTML, "span_zero span_nonnumeric span_large colspans_disagree", "pseudo"),
    Kind("span_small", "span", HTML, excludes=("pseudo", "blanks", "blank_sign")),
    *_kinds("pseudo", HTML, "div_table_inline div_table_class css_grid flex_rows", "seam"),
    *_kinds("pseudo", HTML, "p_cells", "seam", *_BLOCK_MARKUP),
    *_kinds("pseudo", HTML, "pre_tables", "seam", "markup", "hidden_spans"),
    *_kinds("pseudo", HTML, "p_rows", "seam", *_BLOCK_MARKUP, "blanks", "blank_sign", "money_wan_spaced",
            "money_padded", "nbsp_question", "nbsp", "ideographic_space", "spaces_in_labels"),
    *_kinds("hidden", HTML, "hidden_display_none hidden_attribute hidden_visibility "
            "hidden_comment hidden_template hidden_script hidden_print_copy hidden_spans"),
    *_kinds("page", HTML, "full_page fragment"),
    *_kinds("page", HTML, "json_string json_unicode_escapes", "hidden", "pseudo", "entities"),
    *_kinds("encoding", HTML, "utf8_bom utf8_undeclared gbk_declared gb18030_declared "
            "gbk_undeclared gbk_declared_as_utf8 utf16_bom"),
    Kind("big5_declared", "encoding", HTML, excludes=("space",)),
    # Word files only.
    *_kinds("docx_writer", DOCX, "docx_word docx_wps docx_libreoffice docx_docm docx_dotx"),
    Kind("docx_strict", "docx_writer", DOCX, excludes=("docx_vml_box",)),
    *_kinds("docx_writer", DOCX, "docx_bare", "docx_note", "docx_number", "docx_hidden_style",
            "docx_hidden_paragraphs"),
    *_kinds("docx_writer", DOCX, "docx_alt_chunk", "pseudo", "docx_split_tables",
            "docx_split_adjacent", *_DOCX_SLOTS),
    *_kinds("docx_package", DOCX, "docx_other_part docx_root_part docx_order docx_stored "
            "docx_absolute docx_utf16 docx_prefix docx_default_namespace docx_indented "
            "docx_stale_title docx_glossary"),
    *_kinds("docx_merge", DOCX, "docx_vmerge_lost docx_vmerge_repeated docx_grid_before "
            "docx_grid_after"),
    *_kinds("docx_merge", DOCX, "docx_hmerge", "docx_grid_ragged"),
    *_kinds("docx_grid", DOCX, "docx_no_grid docx_grid_lies docx_grid_ragged "
            "docx_spans_disagree docx_rows_short"),
    *_kinds("docx_around", DOCX, "docx_layout_table docx_nested_layout docx_nested_cells "
            "docx_table_in_box docx_floating"),
    *_kinds("docx_control", DOCX, "docx_sdt_rows docx_sdt docx_sdt_in_cells docx_sdt_tables "
            "docx_sdt_paragraphs docx_custom_xml docx_smart_tags"),
    *_kinds("docx_runs", DOCX, "docx_split_runs docx_proof_errors docx_rendered_breaks "
            "docx_hyphens docx_symbols docx_tabs docx_returns"),
    *_kinds("docx_field", DOCX, "docx_fields docx_simple_fields docx_form_fields "
            "docx_nested_fields docx_links docx_math docx_ruby"),
    *_kinds("docx_change", DOCX, "docx_tracked docx_tracked_digits docx_moves docx_tracked_rows "
            "docx_tracked_cells docx_tracked_tables docx_tracked_marks docx_tracked_formats"),
    *_kinds("docx_hide", DOCX, "docx_hidden docx_hidden_style docx_hidden_paragraphs "
            "docx_hidden_rows docx_hidden_tables docx_not_hidden docx_web_hidden docx_struck "
            "docx_style_separator"),
    *_kinds("docx_note", DOCX, "docx_footnotes docx_endnotes docx_comments docx_headers"),
    *_kinds("docx_drawing", DOCX, "docx_text_box docx_vml_box docx_images docx_frames"),
    *_kinds("docx_number", DOCX, "docx_numbered_headings docx_numbered_labels docx_numbered",
            "numbering"),
    *_kinds("docx_cell", DOCX, "docx_paragraphs docx_vertical"),
    Kind("docx_one_char_paragraphs", "docx_cell", DOCX, excludes=("label_break",)),
    *_kinds("seam", DOCX, "docx_split_tables docx_split_adjacent", "transposed_requests"),
    *_kinds("pseudo", DOCX, "docx_tab_rows", "seam", "blanks", "blank_sign", "remark_column",
            "docx_merge", "docx_grid", "docx_around", "docx_control", "docx_cell", "docx_change",
            "docx_hidden_rows", "docx_hidden_tables", "docx_tabs", "docx_returns"),
    # Printed pages only.
    *_kinds("pdf_rules", PDF, "pdf_thin_rectangles pdf_double_lines pdf_dashes pdf_dash_segments "
            "pdf_cell_borders pdf_rectangles pdf_side_by_side pdf_image_lines"),
    *_kinds("pdf_part", PDF, "pdf_open_sides", "pdf_rectangles"),
    *_kinds("pdf_part", PDF, "pdf_horizontal_only", "pdf_rectangles"),
    *_kinds("pdf_part", PDF, "pdf_header_ruled pdf_unruled pdf_white_rules", *_PDF_LOOSE),
    Kind("pdf_white_rules_on_shade", "pdf_part", PDF, excludes=("pdf_shade", "pdf_covered")),
    *_kinds("pdf_slip", PDF, "pdf_overshoot pdf_short_lines pdf_skewed", "pdf_rectangles"),
    *_kinds("pdf_shade", PDF, "pdf_shaded pdf_zebra pdf_shaded_header", "pdf_white_text",
            "pdf_covered"),
    *_kinds("pdf_text", PDF, "pdf_each_character pdf_disorder pdf_kerned pdf_spaced_words "
            "pdf_words pdf_trailing_spaces"),
    *_kinds("pdf_order", PDF, "pdf_by_column pdf_shuffled"),
    *_kinds("pdf_order", PDF, "pdf_row_runs", "pdf_text", "pdf_bold"),
    *_kinds("pdf_bold", PDF, "pdf_bold_twice pdf_bold_stroked"),
    *_kinds("pdf_unseen", PDF, "pdf_invisible pdf_tiny pdf_covered"),
    Kind("pdf_white_text", "pdf_unseen", PDF, excludes=("pdf_white_rules_on_shade",)),
    Kind("pdf_outside", "pdf_unseen", PDF, excludes=("pdf_page",)),
    *_kinds("pdf_font", PDF, "pdf_unknown_font pdf_unknown_prose pdf_unigb pdf_gbk pdf_gb1 "
            "pdf_subset pdf_code_map pdf_helvetica"),
    Kind("pdf_radicals", "pdf_font", PDF, excludes=("script",)),
    *_kinds("pdf_page", PDF, "pdf_rotated pdf_rotated_270 pdf_upside_down pdf_turned pdf_crop_box "
            "pdf_origin pdf_user_unit"),
    *_kinds("pdf_lie", PDF, "pdf_landscape", "pdf_turned"),
    *_kinds("pdf_lie", PDF, "pdf_landscape_tables"),
    *_kinds("pdf_lie", PDF, "pdf_two_up", "pdf_turned", "pdf_outside"),
    *_kinds("pdf_units", PDF, "pdf_flipped pdf_scaled pdf_form_rules pdf_form_page"),
    *_kinds("pdf_break", PDF, "pdf_header_repeated pdf_cut_row pdf_cut_group pdf_cut_header "
            "pdf_new_page pdf_continued"),
    *_kinds("pdf_edge", PDF, "pdf_edges_lost", "pdf_rectangles"),
    *_kinds("pdf_cell", PDF, "pdf_figures_right pdf_figures_wrapped pdf_top_cells pdf_clips"),
    *_kinds("pdf_cell", PDF, "pdf_turned_labels", "label_break"),
    *_kinds("pdf_sheet", PDF, "pdf_cover pdf_blank_page"),
    *_kinds("pdf_number", PDF, "pdf_page_numbers"),
    *_kinds("pdf_head", PDF, "pdf_running_head pdf_running_foot pdf_print_head"),
    *_kinds("pdf_around", PDF, "pdf_watermark pdf_flat_watermark pdf_stamp pdf_frame pdf_text_box"),
    *_kinds("pdf_file", PDF, "pdf_object_streams pdf_linearized pdf_rc4_40 pdf_rc4_128 "
            "pdf_cut_contents pdf_superseded pdf_ascii85"),
    *_kinds("pdf_about", PDF, "pdf_wrong_title pdf_bookmarks pdf_marked"),
    # Text only.
    *_kinds("dialect", TEXT, " ".join(d for d in ROW_DIALECTS if d != "pipe_ragged")),
    *_kinds("dialect", TEXT, "pipe_ragged", "blanks", "blank_sign"),
    *_kinds("dialect", TEXT, " ".join(LINE_DIALECTS)),
    *_kinds("dialect", TEXT, " ".join(SPACE_DIALECTS)),
    *_kinds("dialect", TEXT, "dedup markdown_cut"),
    *_kinds("dialect", TEXT, "comma_rows", "halfwidth_brackets", "thousands_fullwidth"),
    *_kinds("tear", TEXT, "orphan_values", *_LOOSE, "comma_rows",
            "review_as_three_tables", "blanks", "blank_sign"),
    *_kinds("tear", TEXT, "dropped_cell missing_cells", *_LOOSE, "comma_rows", "pipe_full_grid",
            "tabs", "box_drawing", "fullwidth_pipe", "markdown_plain", "markdown_rule_every_row",
            "review", "blanks", "blank_sign"),
    *_kinds("tear", TEXT, "torn_header header_misplaced group_label_centred", *_LOOSE),
    *_kinds("tear", TEXT, "phantom_column", *SPACE_DIALECTS, "dedup", "markdown_cut",
            "paragraph_cells", "tabs", "comma_rows"),
    *_kinds("pages", TEXT, "page_numbers", "dedup", "glued", "markdown_cut"),
    *_kinds("encoding", TEXT, "utf8_bom gbk_text gb18030_text utf16_bom"),
    *_kinds("newline", TEXT, "crlf cr_only", "paragraph_cells"),
)  # fmt: skip

# Kinds that no collection of real reports has shown yet.
NOT_SEEN = frozenset((
    "fullwidth_digits", "thousands", "thousands_fullwidth", "thousands_apostrophe",
    "thousands_space", "chinese_numerals", "decimal_zeros", "leading_zeros", "arrows",
    "unicode_minus", "money_yi", "blank_wu", "transposed_requests", "total_first",
    "serial_column", "div_table_inline", "div_table_class", "css_grid", "flex_rows",
    "hidden_display_none", "hidden_attribute", "hidden_visibility", "hidden_comment",
    "hidden_template", "hidden_script", "hidden_print_copy", "hidden_spans", "input_values",
    "gbk_declared", "gb18030_declared", "gbk_undeclared", "gbk_declared_as_utf8",
    "big5_declared", "utf16_bom", "gbk_text", "gb18030_text", "cr_only", "box_drawing",
    "fullwidth_pipe", "comma_rows", "kangxi_radicals", "span_zero", "span_nonnumeric",
    "span_small", "span_large", "label_slips_invented",
    *(kind.name for kind in KINDS if kind.formats in (DOCX, PDF)),
))  # fmt: skip

# Kinds that carry the others along: Traditional has no GBK page in practice, Big5 needs it.
_NEEDS = {"big5_declared": ("traditional", "traditional_slips")}


def clash(left: Kind, right: Kind) -> bool:
    """Whether two kinds may not meet in one sample."""
    if left.slot == right.slot:
        return True
    return (
        right.name in left.excludes
        or right.slot in left.excludes
        or left.name in right.excludes
        or left.slot in right.excludes
    )


def eligible(edition: str, fmt: str) -> list[Kind]:
    """The kinds that suit an edition and a format."""
    return [k for k in KINDS if fmt in k.formats and edition in k.editions]


def choose(
    rng: random.Random, edition: str, fmt: str, count: int, wanted: Sequence[str] = ()
) -> tuple[str, ...]:
    """Compatible kinds: the wanted ones first, then random ones until there are `count`.

    Text always has a dialect, which counts as a kind.
    """
    pool = eligible(edition, fmt)
    by_name = {k.name: k for k in pool}
    chosen: list[Kind] = []

    def add(kind: Kind) -> None:
        if all(not clash(kind, other) for other in chosen):
            chosen.append(kind)

    for name in wanted:
        if name in by_name:
            for need in _NEEDS.get(name, ())[:1]:
                if need in by_name:
                    add(by_name[need])
            add(by_name[name])
    if fmt == "text":
        dialects = [k for k in pool if k.slot == "dialect"]
        rng.shuffle(dialects)
        for kind in dialects:
            add(kind)
    slots = sorted({k.slot for k in pool})
    rng.shuffle(slots)
    for slot in slots:
        if len(chosen) >= count:
            break
        kind = rng.choice([k for k in pool if k.slot == slot])
        needs = _NEEDS.get(kind.name)
        if needs is None or any(k.name in needs for k in chosen):
            add(kind)
    return tuple(kind.name for kind in chosen)
