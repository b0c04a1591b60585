"""A plain report as HTML, its labels and figures passed through functions of the test."""

from govinfo_parse.forms import load_form


def values_of(edition, seed):
    """Figures for every field, no two alike in a row."""
    return {
        field.key: (seed * 7 + index * 13) % 997
        for index, field in enumerate(load_form(edition).fields)
    }


def page(edition, values, *, label=str, figure=str, cell="<td{span}>{text}</td>"):
    """The three tables as a browser would get them."""

    def td(text, columns=1, rows=1):
        span = f" colspan={columns}" * (columns > 1) + f" rowspan={rows}" * (rows > 1)
        return cell.format(span=span, text=text)

    def row(*cells):
        return f"<tr>{''.join(cells)}</tr>"

    parts = []
    for table in load_form(edition).tables:
        lines = []
        for block in table.blocks:
            if table.key == "proactive_disclosure":
                lines.append(row(td(label(block.caption), 4)))
                lines.append(
                    row(td(label("信息内容")), *(td(label(c.label)) for c in block.columns))
                )
                for r in block.rows:
                    keys = [f"{table.key}/{r.key}/{c.key}" for c in block.columns]
                    lines.append(row(td(label(r.leaf)), *(td(figure(values[k])) for k in keys)))
            elif table.key == "requests":
                lines += _requests(table.key, block, values, label, figure, td, row)
            else:
                outcomes = [td(label(c.label)) for c in block.columns]
                lines.append(row(td(label("行政复议"), 5), td(label("行政诉讼"), 10)))
                lines.append(
                    row(*outcomes, td(label("未经复议直接起诉"), 5), td(label("复议后起诉"), 5))
                )
                lines.append(row(*(td("", 1) for _ in range(5)), *outcomes, *outcomes))
                keys = [f"{table.key}/{r.key}/{c.key}" for r in block.rows for c in block.columns]
                lines.append(row(*(td(figure(values[k])) for k in keys)))
        parts.append(f"<p>{table.title}</p><table border=1>{''.join(lines)}</table>")
    title = "青石县林溪镇人民政府2023年政府信息公开工作年度报告"
    return f"<html><body><h1>{title}</h1><p>一、总体情况</p>{''.join(parts)}</body></html>"


def _requests(key, block, values, label, figure, td, row):
    columns = block.columns
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    yield row(td(label(corner), 3), td(label("申请人情况"), 7))
    yield row(
        td("", 3),
        td(label("自然人")),
        td(label("法人或其他组织"), 5),
        td(label("总计"), 1, 2),
    )
    inner = [td(label(c.label.rpartition(" / ")[2])) for c in columns[1:6]]
    yield row(td("", 3), td(""), *inner)
    for r in block.rows:
        figures = [td(figure(values[f"{key}/{r.key}/{c.key}"])) for c in columns]
        yield row(td(label(r.leaf), 3), *figures)
