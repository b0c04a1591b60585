"""The words of the page in Chinese and English, and what finding codes are called in Chinese."""

from __future__ import annotations

from html import escape
from types import MappingProxyType
from typing import Final

from govinfo_parse.results.claim import ClaimVerdict
from govinfo_parse.results.entry import Status
from govinfo_parse.results.finding import Severity


def two(zh: str, en: str) -> str:
    """A text in both languages as HTML; the page shows the one that is chosen."""
    return f'<span class="zh" lang="zh-CN">{escape(zh)}</span><span class="en">{escape(en)}</span>'


STATUSES: Final = MappingProxyType(
    {
        Status.REPORTED: ("已读取", "reported"),
        Status.REPAIRED: ("推断", "repaired"),
        Status.BLANK: ("空白", "blank"),
        Status.MISSING: ("缺失", "missing"),
        Status.UNREADABLE: ("无法识别", "unreadable"),
    }
)
SEVERITIES: Final = MappingProxyType(
    {
        Severity.ERROR: ("错误", "error"),
        Severity.WARNING: ("警告", "warning"),
        Severity.INFO: ("提示", "info"),
    }
)
VERDICTS: Final = MappingProxyType(
    {
        ClaimVerdict.AGREES: ("与表一致", "agrees"),
        ClaimVerdict.CONTRADICTS: ("与表矛盾", "contradicts"),
        ClaimVerdict.OTHER_SCOPE: ("口径不同", "other scope"),
        ClaimVerdict.NOT_ASSESSABLE: ("无法比对", "not assessable"),
    }
)
CODES_ZH: Final = MappingProxyType(
    {
        "identity_fails": "勾稽关系不成立",
        "sum_exceeded": "分项已超过总计",
        "identity_not_assessable": "勾稽关系无法核对",
        "table_missing": "缺少法定表格",
        "rows_missing": "表格缺行",
        "no_statutory_tables": "没有法定表格",
        "row_ambiguous": "行的格数与表式不符",
        "label_inferred": "行名由位置推断",
        "label_unrecognized": "行名不属于表式",
        "repaired_from_sums": "由合计推断",
        "repair_ambiguous": "合计不能唯一推断",
        "letters_for_digits": "字母代替数字",
        "glued_cells_split": "粘连数字已拆分",
        "glued_cells": "数字粘连",
        "merged_value": "一个数字跨多格",
        "value_unreadable": "格内不是数字",
        "digits_joined": "数字中间有空白",
        "digits_cut": "数字被分页截断",
        "leading_zeros": "数字前有零",
        "value_remark": "数字旁有说明",
        "negative_count": "件数为负",
        "fractional_count": "件数有小数",
        "unit_unknown": "金额没有单位",
        "header_ignored": "表头与表式不符",
        "columns_reordered": "列序不同",
        "duplicate_row": "行重复且数字不同",
        "rows_out_of_order": "行序不同",
        "deduplicated_text": "重复行被删",
        "table_joined": "跨页表格已连接",
        "row_joined": "跨页行已连接",
        "row_cut": "文件在此行中断",
        "edition_year_mismatch": "表式与年度不符",
        "edition_from_year": "表式由年度推断",
        "hybrid_form": "混有另一版表式的行",
        "year_conflict": "年度前后不一",
        "agency_unknown": "机关名称不详",
        "year_unknown": "年度不详",
        "other_report": "另有一份报告",
        "report_paged": "报告分页，此为其一",
        "pages_joined": "由多页合成",
        "other_table": "另有相似表格",
        "section_missing": "缺少部分标题",
        "claim_contradicts": "正文与表格矛盾",
        "claim_other_scope": "正文口径不同",
        "parts_out_of_order": "各部分顺序不同",
        "part_empty": "部分没有内容",
        "fee_unstated": "未说明信息处理费",
        "rules_below_city": "无权制定规章的机关填报规章",
        "article_unescaped": "正文以转义或隐藏形式存放",
        "encoding_mismatch": "声明的编码不实",
        "encoding_damaged": "编码损坏",
        "page_unreadable": "页面无法读取",
        "document_truncated": "文件超限未读完",
    }
)
