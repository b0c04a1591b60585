"""The paragraph before part one, with or without the organ's name in it."""

from __future__ import annotations

from datetime import date

from . import dates
from .model import Block, Draft, prose

_BY_NAME = (
    "本报告由{a}编制。",
    "依照《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条的规定，{a}编制了{y}年度政府信息公开工作年度报告。",
    "按照《条例》及{o}有关通知要求，现将{a}{y}年政府信息公开工作情况公布如下。",
    "{a}现向社会公布{y}年政府信息公开工作年度报告。",
    "根据国务院办公厅关于年度报告格式的规定，{a}结合实际，对{y}年的政府信息公开工作进行了总结，形成本报告。",
    "为做好{a}政府信息公开工作，保障公众依法获取信息，特编写本年度报告。",
    "现公布{a}{y}年度政府信息公开工作报告，请社会各界监督。",
    "本年度报告是{a}依据《中华人民共和国政府信息公开条例》和上级年报编制要求撰写的。",
    "遵照《中华人民共和国政府信息公开条例》要求，特向社会公布{a}{y}年政府信息公开年度报告。",
    "{y}年，{a}依法履行政府信息公开义务，现将全年工作报告如下。",
    "本报告由{a}根据《条例》规定编制并负责解释。",
    "本报告的编制单位为{a}。",
    "以下为{a}{y}年度政府信息公开工作开展情况。",
)
_NAMELESS = (
    "本报告依据《中华人民共和国政府信息公开条例》和国务院办公厅规定的年度报告格式编写，共分六个部分。",
    "按照《条例》第四十九条、第五十条的规定，结合{s}工作实际，编制{y}年度报告如下。",
    "根据上级部署和《条例》要求，现将{s}{y}年政府信息公开工作有关情况报告如下：",
    "报告内容涵盖总体情况、主动公开、依申请公开、行政复议和行政诉讼、问题与改进以及其他事项。",
    "依据2019年5月15日起施行的新修订《中华人民共和国政府信息公开条例》，编制本报告。",
    "依照{o}《关于报送上一年度政府信息公开工作年度报告的通知》精神，特编制本年度报告。",
    "年度报告的文字与表格均按国务院办公厅政府信息与政务公开办公室2021年9月印发的格式填写。",
    "本报告可在{w}“政府信息公开”专栏查阅和下载，也可到{o}查阅点索取纸质文本。",
)
_CONTACT = (
    "如有疑问，请与{a}办公室联系（地址：{p}人民路{n}号，邮编：{z}，电话：0000-{t}）。",
    "公众对本报告内容有不明之处，可向{a}咨询，地址为{p}中山街{n}号，咨询电话0000-{t}。",
    "如对报告有意见建议，请联系{a}政务公开股，联系电话：0000-{t}，电子邮箱：zwgk{n}@example.cn。",
    "联系单位：{a}；联系地址：{p}府前路{n}号；联系电话：0000-{t}。",
    "对本报告有任何疑问的，请径向{a}办公室反映（{p}建设大道{n}号，{t}）。",
)
_PERIOD = (
    "本报告所列数据的统计期限{d}。",
    "报告中所列数据的统计期限为{d}。",
    "所用数据统计时间为{d}。",
    "本年度报告统计数据起止时间：{d}。",
    "数据统计周期{d}，报告电子版同步公布。",
    "（统计期限：{d}）",
)


def intro(draft: Draft) -> list[Block]:
    """Return the introduction's paragraphs."""
    rng = draft.rng
    where = draft.notes["agency"]
    made: list[str] = []
    if where == "intro":
        made.append(say(draft, rng.choice(_BY_NAME)))
    if rng.random() < (0.45 if where == "intro" else 0.85):
        made.insert(rng.randint(0, len(made)), say(draft, _nameless(draft)))
    if draft.notes["period"] == "intro":
        made.append(period(draft))
    if where == "contact":
        made.append(say(draft, rng.choice(_CONTACT)))
    elif rng.random() < 0.2:
        made.append(say(draft, rng.choice(_CONTACT), "本机关"))
    if rng.random() < 0.7 and made:
        made = ["".join(made)]
    if draft.has("traps:addressee"):
        made.insert(0, f"{draft.notes['other']}：")
    return [prose(text, 0) for text in made]


def _nameless(draft: Draft) -> str:
    """Return a sentence without the organ's name that fits the report's year."""
    if draft.year < 2021:
        return draft.rng.choice([text for text in _NAMELESS if "2021年" not in text])
    return draft.rng.choice(_NAMELESS)


def period(draft: Draft) -> str:
    """Return the sentence that tells the period."""
    rng = draft.rng
    draft.period = date(draft.year, 1, 1), date(draft.year, 12, 31)
    words = dates.period(rng, draft.year, draft.has("period:odd"))
    sentence = rng.choice(_PERIOD)
    if words.startswith(("自", "从")):
        sentence = sentence.replace("统计期限为", "统计期限").replace("时间为", "时间")
    elif sentence.startswith("本报告所列"):
        sentence = sentence.replace("统计期限", "统计期限为")
    return sentence.format(d=words)


def say(draft: Draft, pattern: str, who: str = "") -> str:
    """Fill a pattern of an introduction."""
    rng, organ = draft.rng, draft.organ
    if organ.name.endswith(("办公室", "办公厅", "人民政府")) and organ.level != "town":
        pattern = pattern.replace("{a}办公室", "{a}")
    return pattern.format(
        a=who or organ.name, s=organ.self_name, y=draft.year, o=draft.notes["other"],
        w=organ.site, p=organ.place, n=rng.randint(1, 199), z=rng.randint(210000, 690000),
        t=rng.randint(2100000, 8990000),
    )  # fmt: skip
