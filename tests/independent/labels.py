"""Label variants: shortened, with other separators, with slips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from . import form

SHORT = {
    "一、本年新收政府信息公开申请数量": ("新收申请", "本年新收数量", "一、新收申请"),
    "二、上年结转政府信息公开申请数量": ("上年结转", "二、上年结转"),
    "（一）予以公开": ("予以公开",),
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": ("部分公开", "（二）部分公开"),
    "1.属于国家秘密": ("国家秘密",),
    "2.其他法律行政法规禁止公开": ("法律法规禁止公开", "其他法律法规禁止"),
    "3.危及“三安全一稳定”": ("三安全一稳定", "危及三安全一稳定"),
    "4.保护第三方合法权益": ("第三方合法权益", "保护第三方权益"),
    "5.属于三类内部事务信息": ("内部事务信息", "三类内部事务"),
    "6.属于四类过程性信息": ("过程性信息", "四类过程性信息"),
    "7.属于行政执法案卷": ("行政执法案卷", "执法案卷"),
    "8.属于行政查询事项": ("行政查询事项",),
    "1.本机关不掌握相关政府信息": ("本机关不掌握", "不掌握相关信息"),
    "2.没有现成信息需要另行制作": ("需另行制作", "没有现成信息"),
    "3.补正后申请内容仍不明确": ("补正后仍不明确",),
    "1.信访举报投诉类申请": ("信访举报投诉", "信访举报投诉类"),
    "2.重复申请": ("重复申请",),
    "3.要求提供公开出版物": ("公开出版物",),
    "4.无正当理由大量反复申请": ("大量反复申请",),
    "5.要求行政机关确认或重新出具已获取信息": ("确认或重新出具", "要求重新出具已获取信息"),
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": (
        "逾期不补正",
        "1.逾期不补正",
    ),
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": (
        "逾期未缴费",
        "2.逾期未缴纳费用",
    ),
    "（七）总计": ("办理结果总计", "（七）总计"),
    "四、结转下年度继续办理": ("结转下年度", "四、结转下年度"),
}
SLIPS = {
    "自然人": "白然人", "不予公开": "不子公开", "不予处理": "不子处理", "补正后": "补正啟",
    "行政复议": "行政复义", "直接起诉": "直接起拆", "科研机构": "科妍机构", "掌握": "掌渥",
    "规章": "规單", "执法案卷": "执法案券", "法律服务": "法津服务", "结果维持": "结果维特",
    "尚未审结": "尚末审结", "合法权益": "合法权盖", "行政许可": "行政许司", "出版物": "出版牧",
    "本年新收": "木年新收", "结转": "结砖", "商业企业": "商业企亚", "大量反复": "大量反夏",
    "公益组织": "公盖组织", "行政强制": "行政强刮", "过程性": "过程姓", "现行有效": "现行有郊",
    "事业性收费": "事业型收费", "禁止公开": "止公开", "另行制作": "另行制做", "信访举报": "信仿举报",
    "勾稽": "钩稽", "处理决定": "处理决足", "本年制发": "本年制作",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labels:
    """How this document's author writes the form's labels."""

    names: Mapping[str, str] = field(default_factory=dict)
    comma: bool = False
    half: bool = False

    def __call__(self, text: str) -> str:
        """Return a label as this document prints it."""
        text = self.names.get(text, text)
        if self.comma and len(text) > 2 and text[0].isdigit() and text[1] == ".":
            text = f"{text[0]}、{text[2:]}"
        if self.half:
            text = text.replace("（", "(").replace("）", ")")
        return text


def shorten(rng: Random, some: bool) -> dict[str, str]:
    """Pick a short name for many (or some) of part three's labels."""
    share = 0.3 if some else 1.0
    return {long: rng.choice(short) for long, short in SHORT.items() if rng.random() < share}


def explained(edition: str, year: int) -> dict[str, str]:
    """Return labels with explanations that hold figures and other rows' names."""
    if edition == "2021":
        return {
            "行政规范性文件": "行政规范性文件（行政机关制定发布的决定、规定等，不含规章）",
            "现行有效件数": f"现行有效件数（截至{year}年12月31日）",
            "行政许可": "行政许可（含窗口即办件）",
        }
    return {
        "本年增/减": f"本年增/减（指{year}年增加或减少的事项数，减用负值表示，如-8）",
        "上一年项目数量": f"上一年项目数量（指{year - 1}年事项数）",
        "其他对外管理服务事项": "其他对外管理服务事项（指行政许可证以外的各类事项，不含行政处罚、行政强制）",
    }


def usual(rng: Random, edition: str) -> dict[str, str]:
    """Pick an everyday variant or two that no reader would notice."""
    names: dict[str, str] = {}
    if edition == "2021" and rng.random() < 0.3:
        names["行政规范性文件"] = "规范性文件"
    if rng.random() < 0.2:
        names[form.RESULTS] = rng.choice(("三、本年度 办理结果", "三、本年办理结果"))
    if rng.random() < 0.2:
        names["行政事业性收费"] = "行政事业型收费"
    return names
