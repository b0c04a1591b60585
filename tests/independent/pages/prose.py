"""Articles about disclosure that are no report: news, notices, guides, readings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from . import names
from .model import Draft, Scene
from .site import page, paras

NOT = ("NotAnAnnualReport",)


def article(s: Scene, title: str, texts: list[str], crumb: str, tail: str = "") -> Draft:
    """Return an article that is no report."""
    if s.rng.random() < 0.12:
        date = names.day(s.rng, s.year)
        lines = [title, f"发布时间：{date}　来源：{s.organ}", *texts]
        return Draft("\n".join(lines) + "\n", NOT, suffix=".txt")
    return Draft(page(s, title, paras(texts, s) + tail, crumb=crumb), NOT)


def news(s: Scene) -> Draft:
    """Return news about the year's work, or about the report itself."""
    rng = s.rng
    count = rng.randint(3, 900)
    title = rng.choice(
        (
            f"{s.area}多措并举推进政府信息公开工作",
            f"{s.organ}扎实做好{s.year}年政府信息公开年度报告编制工作",
            f"{s.area}召开{s.year}年政务公开工作推进会",
            f"{s.organ}开展政府信息公开业务培训",
            f"{s.area}发布{s.year}年政府信息公开工作年度报告",
        )
    )
    pool = [
        f"近日，{s.organ}召开专题会议，研究部署政府信息公开工作，主要负责同志出席并讲话。",
        f"{s.year}年，全{s.area[-1]}主动公开政府信息{count}条，受理政府信息公开申请{count % 40}件，"
        f"按期答复率100%，较上年增长{rng.randint(2, 40)}%。",
        "一是强化组织领导。调整充实领导小组，明确专人负责，形成齐抓共管的工作格局。",
        "二是规范申请办理。健全登记、审核、答复、归档全流程机制，未发生行政复议、行政诉讼案件。",
        "三是加强平台建设。优化门户网站栏目设置，及时更新法定主动公开内容。",
        "会议指出，要对照年度报告格式逐项核对数据，确保总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等内容真实准确。",
        f"据悉，该报告包括六个部分，社会公众可登录{s.site}查阅。",
        "会议强调，要提高政治站位，压实工作责任，不断提升政务公开标准化规范化水平。",
        "培训会上，业务骨干结合典型案例，就依申请公开答复的法律风险作了讲解。",
    ]
    texts = [pool[0], *rng.sample(pool[1:], rng.randint(3, len(pool) - 1))]
    picture = '<p><img src="/upload/news/1.jpg"></p>' if rng.random() < 0.4 else ""
    return article(s, title, texts, rng.choice(("工作动态", "要闻", "部门动态")), picture)


def notice(s: Scene) -> Draft:
    """Return a notice that asks for the year's reports, often with its template attached."""
    rng = s.rng
    title = rng.choice(
        (
            f"关于做好{s.year}年政府信息公开年度报告编制工作的通知",
            f"{s.area}人民政府办公室关于编制发布{s.year}年度政府信息公开工作年度报告的通知",
            f"关于报送{s.year}年政府信息公开工作年度报告的通知",
            f"关于做好{s.year}年政府信息公开工作年度报告编制和发布工作的函",
        )
    )
    texts = [
        f"各镇人民政府、街道办事处，{s.area}政府各部门：",
        f"根据《中华人民共和国政府信息公开条例》规定，现就做好{s.year}年度报告编制工作有关事项通知如下：",
        "一、编制内容",
        "年度报告应当包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项。",
        "二、统计口径",
        f"数据统计时间为{s.year}年1月1日至12月31日，没有数据的填“0”，不得留空。",
        "三、时间要求",
        f"请于{s.year + 1}年1月{rng.randint(10, 28)}日前将年度报告报送县政府办公室，1月31日前向社会公布。",
        f"联系人：李某某，联系电话：0000-{rng.randint(2000000, 8999999)}",
    ]
    files = ""
    if rng.random() < 0.6:
        ext = rng.choice(("doc", "docx", "xlsx"))
        url = names.address(s, ext)
        word = rng.choice(
            ("政府信息公开工作年度报告格式", "年度报告模板", "国办公开办函〔2021〕30号")
        )
        files = f"<p>附件：<a href='{url}'>{word}.{ext}</a></p>"
    return article(s, title, texts, "通知公告", files)


def guide(s: Scene) -> Draft:
    """Return a guide to disclosure."""
    rng = s.rng
    texts = [
        f"为便于公民、法人和其他组织获取政府信息，根据《中华人民共和国政府信息公开条例》，{s.organ}编制本指南。",
        "一、主动公开",
        "（一）公开范围：机构职能、政策文件、规划计划、财政预决算、行政许可、行政处罚、政府信息公开年报等。",
        f"（二）公开形式：{s.site}、政府公报、政务公开专区。",
        "（三）公开时限：自信息形成或者变更之日起20个工作日内。",
        "二、依申请公开",
        "（一）提出申请。申请人可当面、邮寄或通过网络提交《政府信息公开申请表》。",
        "（二）申请处理。予以公开的，告知获取方式；不予公开的，告知并说明理由；本机关不掌握相关政府信息的，告知申请人。",
        "（三）收费标准。不收取费用；申请数量、频次明显超过合理范围的，可以收取信息处理费。",
        f"三、受理机构：{s.organ}办公室，电话：0000-{rng.randint(2000000, 8999999)}，邮编：{rng.randint(100000, 799999)}",
        "四、监督救济",
        "公民、法人或者其他组织认为行政机关侵犯其合法权益的，可以依法申请行政复议或者提起行政诉讼。",
    ]
    title = rng.choice((f"{s.organ}政府信息公开指南", f"{s.organ}政府信息公开指南（{s.year}年版）"))
    tail = "<p>附件：<a href='/upload/sqb.docx'>政府信息公开申请表.docx</a></p>"
    return article(s, title, texts, "政府信息公开指南", tail if rng.random() < 0.5 else "")


def reading(s: Scene) -> Draft:
    """Return an interpretation of a policy."""
    rng = s.rng
    what = rng.choice(
        ("政府信息公开工作年度报告格式", "政务公开工作要点", "政府信息公开信息处理费管理办法")
    )
    title = rng.choice((f"《{what}》政策解读", f"一图读懂：{what}", f"关于《{what}》的解读"))
    texts = [
        f"近日，有关部门印发了《{what}》，现解读如下：",
        "一、出台背景",
        "新修订的《中华人民共和国政府信息公开条例》第四十九条、第五十条对年度报告的公布时间和内容作出规定。",
        "二、主要内容",
        "与原格式相比，新格式对“本年新收政府信息公开申请数量”“上年结转”“本年度办理结果”等统计项作了调整，申请人分为自然人和法人或其他组织。",
        "三、下一步安排",
        f"{s.area}将组织各单位认真抓好落实，按时编制发布年度报告。",
    ]
    picture = '<p><img src="/upload/ytdd/1.jpg"><img src="/upload/ytdd/2.jpg"></p>'
    return article(s, title, texts, "政策解读", picture if "一图" in title else "")


def work_report(s: Scene) -> Draft:
    """Return a report on the work of a government."""
    rng = s.rng
    title = rng.choice((f"{s.year}年{s.area}政府工作报告", f"政府工作报告（{s.year}年）"))
    texts = [
        f"——{s.year}年1月{rng.randint(5, 25)}日在{s.area}第十八届人民代表大会第三次会议上",
        "各位代表：",
        "现在，我代表县人民政府向大会报告工作，请予审议。",
        f"一、{s.year - 1}年工作回顾",
        f"地区生产总值完成{rng.randint(80, 900)}.{rng.randint(1, 9)}亿元，增长{rng.randint(3, 8)}.{rng.randint(1, 9)}%。",
        f"自身建设不断加强。办理建议提案{rng.randint(60, 300)}件，政府信息公开{rng.randint(2000, 9000)}条。",
        f"二、{s.year}年工作安排",
        "坚持稳中求进工作总基调，着力推动高质量发展。",
        "三、加强政府自身建设",
        "全面推进依法行政，深化政务公开，自觉接受监督。",
    ]
    return article(s, title, texts, "政府工作报告")


def opinions(s: Scene) -> Draft:
    """Return a call for opinions or the text of rules on disclosure."""
    rng = s.rng
    title = rng.choice(
        (
            f"{s.area}政府信息公开规定（征求意见稿）",
            f"{s.organ}政府信息公开保密审查制度",
            f"{s.area}政府信息公开工作年度报告发布制度",
            f"{s.area}{s.year}年政务公开工作要点",
        )
    )
    texts = [
        f"第一条　为规范{s.area}政府信息公开工作，根据条例，制定本制度。",
        "第二条　各行政机关应当于每年1月31日前向政府信息公开工作主管部门提交上一年度政府信息公开工作年度报告并向社会公布。",
        "第三条　年度报告应当包括下列内容：（一）主动公开政府信息的情况；（二）收到和处理政府信息公开申请的情况；（三）因政府信息公开工作被申请行政复议、提起行政诉讼的情况；（四）存在的主要问题及改进情况；（五）其他需要报告的事项。",
        "第四条　年度报告所列数据应当准确、完整。",
        "第五条　本制度自发布之日起施行。",
    ]
    return article(s, title, texts[: rng.randint(3, 5)], "政府信息公开制度")


def old_form(s: Scene) -> Draft:
    """Return a report of the years before the statutory tables."""
    rng = s.rng
    year = rng.randint(2009, 2018)
    title = names.title(rng, s.organ, year)
    count = rng.randint(20, 3000)
    texts = [
        f"根据《中华人民共和国政府信息公开条例》规定，现公布{year}年政府信息公开工作年度报告。",
        "一、概述",
        f"{year}年，{s.organ}高度重视政府信息公开工作，完善制度，拓宽渠道。",
        "二、主动公开政府信息情况",
        f"全年主动公开政府信息{count}条，其中机构职能类{count // 9}条，工作动态类{count // 2}条。",
        "三、依申请公开政府信息情况",
        rng.choice((f"{year}年共受理申请{count % 13}件，均已答复。", f"{year}年未收到申请。")),
        "四、收费及减免情况",
        "本年度未收取任何费用。",
        "五、复议、诉讼情况",
        f"{year}年没有因政府信息公开申请行政复议、提起行政诉讼的情况。",
        "六、存在的主要问题和改进措施",
        "公开内容的深度和广度还有待拓展。今后将加强学习培训。",
        s.organ,
        f"{year + 1}年{rng.randint(1, 3)}月{rng.randint(1, 28)}日",
    ]
    text = page(replace(s, year=year), title, paras(texts, s), dated=rng.random() < 0.7)
    return Draft(text, ("report", "NotAnAnnualReport"), title, s.organ, year)


MAKERS: dict[str, Callable[[Scene], Draft]] = {
    "news": news,
    "notice": notice,
    "guide": guide,
    "reading": reading,
    "work_report": work_report,
    "rules": opinions,
    "old_form": old_form,
}
