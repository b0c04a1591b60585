"""Traditional script, with or without the pinyin that some converters add."""

from __future__ import annotations

from random import Random

# simplified, traditional, pinyin
_TABLE = """
规規guī 总總zǒng 计計jì 数數shù 结結jié 转轉zhuǎn 报報bào 务務wù 动動dòng 开開kāi 条條tiáo 项項xiàng
内內nèi 现現xiàn 发發fā 废廢fèi 业業yè 费費fèi 额額é 单單dān 强強qiáng 处處chù 罚罰fá 许許xǔ 关關guān
办辦bàn 请請qǐng 机機jī 构構gòu 会會huì 益益yì 组組zǔ 织織zhī 属屬shǔ 国國guó 秘秘mì 护護hù 权權quán
类類lèi 过過guò 询詢xún 无無wú 补補bǔ 确確què 访訪fǎng 举舉jǔ 诉訴sù 复復fù 议議yì 讼訟sòng 审審shěn
维維wéi 纠糾jiū 况況kuàng 题題tí 进進jìn 经經jīng 决決jué 采採cǎi 购購gòu 对對duì 减減jiǎn 续續xù
区區qū 场場chǎng 监監jiān 导導dǎo 实實shí 为為wèi 与與yǔ 从從cóng 来來lái 个個gè 这這zhè 时時shí 间間jiān
应應yīng 当當dāng 员員yuán 职職zhí 责責zé 问問wèn 网網wǎng 编編biān 称稱chēng 录錄lù 联聯lián 络絡luò
认認rèn 识識shí 设設shè 标標biāo 准準zhǔn 评評píng 测測cè 财財cái 资資zī 预預yù 决決jué 级級jí 县縣xiàn
镇鎮zhèn 乡鄉xiāng 农農nóng 产產chǎn 础礎chǔ 众眾zhòng 满滿mǎn 调調diào 查查chá 询詢xún 证證zhèng 达達dá
较較jiào 长長cháng 门門mén 马馬mǎ 体體tǐ 优優yōu 营營yíng 环環huán 境境jìng 档檔dàng 馆館guǎn 质質zhì
术術shù 传傳chuán 统統tǒng 训訓xùn 习習xí 贯貫guàn 彻徹chè 党黨dǎng 刚剛gāng 显顯xiǎn 简簡jiǎn 给給gěi
让讓ràng 说說shuō 读讀dú 课課kè 论論lùn 词詞cí 该該gāi 详詳xiáng 误誤wù 诺諾nuò 谁誰shéi 负負fù 贵貴guì
费費fèi 资資zī 贴貼tiē 赋賦fù 车車chē 运運yùn 还還hái 连連lián 违違wéi 远遠yuǎn 适適shì 选選xuǎn 递遞dì
邮郵yóu 释釋shì 针針zhēn 错錯cuò 键鍵jiàn 闭閉bì 闻聞wén 阅閱yuè 队隊duì 阶階jiē 际際jì 陆陸lù 险險xiǎn
随隨suí 难難nán 项項xiàng 顺順shùn 须須xū 顾顧gù 领領lǐng 频頻pín 风風fēng 验驗yàn 龙龍lóng 乐樂lè
书書shū 争爭zhēng 亲親qīn 仅僅jǐn 价價jià 众眾zhòng 伤傷shāng 位位wèi 协協xié 参參cān 双雙shuāng 变變biàn
启啟qǐ 围圍wéi 图圖tú 块塊kuài 坚堅jiān 墙牆qiáng 声聲shēng 头頭tóu 够夠gòu 奖獎jiǎng 妇婦fù 学學xué
宁寧níng 宝寶bǎo 层層céng 岗崗gǎng 岚嵐lán 师師shī 带帶dài 干幹gàn 并並bìng 广廣guǎng 库庫kù 归歸guī
态態tài 总總zǒng 惯慣guàn 户戶hù 执執zhí 扩擴kuò 报報bào 拟擬nǐ 择擇zé 损損sǔn 换換huàn 据據jù 断斷duàn
旧舊jiù 显顯xiǎn 术術shù 权權quán 极極jí 样樣yàng 检檢jiǎn 气氣qì 汇匯huì 沟溝gōu 济濟jì 涧澗jiàn 涉涉shè
湾灣wān 漪漪yī 点點diǎn 热熱rè 状狀zhuàng 独獨dú 环環huán 画畫huà 畅暢chàng 疗療liáo 盖蓋gài 着著zhe
码碼mǎ 稳穩wěn 积積jī 竞競jìng 笔筆bǐ 类類lèi 粮糧liáng 紧緊jǐn 级級jí 纪紀jì 约約yuē 纳納nà 线線xiàn
练練liàn 细細xì 终終zhōng 绍紹shào 绩績jì 绿綠lǜ 缴繳jiǎo 缺缺quē 罗羅luó 义義yì 听聽tīng 脱脫tuō 节節jié
范範fàn 荐薦jiàn 药藥yào 获獲huò 虑慮lǜ 虽雖suī 补補bǔ 装裝zhuāng 见見jiàn 观觀guān 规規guī 视視shì 览覽lǎn
觉覺jué 触觸chù 订訂dìng 讨討tǎo 记記jì 讲講jiǎng 许許xǔ 设設shè 访訪fǎng 试試shì 话話huà 该該gāi 语語yǔ
谐諧xié 贡貢gòng 贫貧pín 购購gòu 赛賽sài 践踐jiàn 载載zài 辑輯jí 输輸shū 迁遷qiān 递遞dì 邻鄰lín 钟鐘zhōng
销銷xiāo 锁鎖suǒ 闲閒xián 阳陽yáng 阴陰yīn 韧韌rèn 页頁yè 预預yù 项項xiàng 颁頒bān 额額é 鹭鷺lù 鉴鑑jiàn 万萬wàn
沅沅yuán 灵靈líng 云雲yún 创創chuàng 华華huá 协協xié 严嚴yán 务務wù 卫衛wèi 厅廳tīng 历歷lì 号號hào 后後hòu
"""
_PAIRS = {entry[0]: (entry[1], entry[2:]) for entry in _TABLE.split() if entry[0] != entry[1]}
_SLIPS = {
    "后": "后",
    "范": "范",
    "准": "准",
    "采": "采",
    "干": "干",
    "并": "并",
    "云": "云",
    "万": "万",
}


def traditional(text: str, slips: bool) -> str:
    """Return the text in Traditional characters, as far as the table goes."""
    return "".join(_one(char, slips) for char in text)


def with_pinyin(rng: Random, text: str, chars: frozenset[str]) -> str:
    """Return Traditional text with the reading in brackets behind the given characters."""
    made = []
    for char in text:
        made.append(_one(char, True))
        if char in chars:
            made.append(f"({_PAIRS[char][1]})")
    return "".join(made)


def bracketed(rng: Random) -> frozenset[str]:
    """Choose which characters this converter puts a reading behind."""
    share = rng.choice((0.25, 0.6, 0.9))
    return frozenset(char for char in sorted(_PAIRS) if rng.random() < share)


def _one(char: str, slips: bool) -> str:
    if slips and char in _SLIPS:
        return _SLIPS[char]
    return _PAIRS[char][0] if char in _PAIRS else char
