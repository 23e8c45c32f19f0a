# 双语页面。
page-promise = 本页只复用已有译文，不做机器翻译。
page-title-draft = 草稿：{ $title }（{ $source } → { $target }）
page-title-final = { $title }（{ $source } → { $target }）
page-draft = 草稿
page-final = 完成稿
page-skip = 跳到正文
page-original = 原文件
page-made = 生成日期：{ $date }

page-banner-draft = 这是草稿：共 { $total } 个句段，其中 { $left } 个尚无已确认的译文（{ $words } 字）。
page-banner-final = 所有句段均有已确认的译文。
page-banner-correct = 检查发现 { $count } 个句段可能误导读者。
page-banner-review = 有 { $count } 个句段是在本文件中翻译的，尚未审校。
page-draft-notice = 草稿，请勿发布。尚无已确认译文的句段：{ $left }/{ $total }。{ $gaps ->
    [brackets] 正文中的以双方括号标出。
    [style] 正文中的已标出。删除本元素，提示和标记即一并消失。
    [none] {""}
   *[other] {""}
}

page-nav = 本页内容
page-nav-summary = 概要
page-nav-left = 尚待处理
page-nav-terms = 术语
page-nav-story = 正文
page-nav-site = 网站文字
page-nav-notices = 提示

page-count-segments = { $count } 个句段
page-count-words = { $count } 字
page-count-share = { $count }%
page-score = { $score }%

page-todo-ready = 就绪
page-todo-ready-hint = 译文已确认
page-todo-correct = 更正
page-todo-correct-hint = 检查发现可能误导读者的问题
page-todo-review = 审校
page-todo-review-hint = 在本文件中译出，尚未审校
page-todo-choose = 选择
page-todo-choose-hint = 以往译文不一致，未填入任何一个
page-todo-adapt = 修改
page-todo-adapt-hint = 模糊匹配：以前译过相似的句子
page-todo-confirm = 确认
page-todo-confirm-hint = 已有译文，但无人确认
page-todo-new = 翻译
page-todo-new-hint = 新句：记忆库中没有足够相似的句子
page-todo-repeat = 重复
page-todo-repeat-hint = 同一句在前文出现过，在那里译一次即可

page-tile-ready = 就绪
page-tile-review = 待审校
page-tile-check = 待核对
page-tile-check-hint = 需要选择、修改或确认
page-tile-new = 新句
page-tile-new-hint = 记忆库中没有足够相似的句子
page-tile-repeat = 重复

page-filter = 显示
page-filter-all = 全部
page-filter-check = 待核对
page-filter-new = 新句
page-filter-ready = 就绪
page-filter-review = 待审校
page-filter-count = 正文 { $story } 个，网站文字 { $site } 个
page-filter-repeat = 重复

page-bands = 记忆库中已有的内容
page-bands-caption = 按与最相近旧句的匹配程度统计的句段数和字数
page-bands-note = 百分比（匹配率）表示措辞逐字相同的程度，低于 100% 的即模糊匹配。因其他原因扣减的百分点，在各条匹配处注明。
page-column-band = 匹配等级
page-column-segments = 句段
page-column-words = 字数

page-band-context = 上下文匹配
page-band-context-range = 101%
page-band-context-hint = 同一句，前后句也相同，译文已确认。已填入。
page-band-exact = 完全匹配
page-band-exact-range = 100%
page-band-exact-hint = 同一句出现在别处，译文已确认。以往译文不相冲突的，已填入。请结合新的上下文通读一遍。
page-band-fuzzy-range = { $from }–{ $to }%
page-band-fuzzy95 = 几乎相同
page-band-fuzzy95-hint = 只差一个数字、专名或标点，或者以往译文在本语言变体中未经确认。需修改。
page-band-figures = 数字不同
page-band-fuzzy85 = 非常相似
page-band-fuzzy85-hint = 有一两个词不同。需修改。
page-band-fuzzy75 = 相似
page-band-fuzzy75-hint = 有若干词不同，以往译文大部分可用。需修改。
page-band-fuzzy50 = 略有相似
page-band-fuzzy50-hint = 只有部分相同，可借用其中的说法。低于项目阈值的只计数，不显示。
page-band-new = 新句
page-band-new-range = 低于 { $from }%
page-band-new-hint = 记忆库中没有相近的句子，需从头翻译。
page-band-repetition = 重复
page-band-repetition-range = 再次出现
page-band-repetition-hint = 同一句在本文前面出现过，译一次即可。
page-band-translated = 文件中已译
page-band-translated-hint = 已有人在本文中译出，不论记忆库中有无译文。

page-left = 尚待处理
page-left-nothing = 没有待处理的内容：所有句段均有已确认的译文。
page-left-terms-hint = 译文中有本社避免使用的术语

page-terms = 本文术语
page-terms-caption = 原文中出现的本社术语及其{ $target }译法
page-terms-none = 本文没有出现本社术语。
page-term-source = 术语
page-term-preferred = 首选译法
page-term-avoid = 避免使用
page-term-where = 位置
page-term-none = 未规定{ $lang }译法
page-term-used = 译文中已使用
page-term-unused = 译文中未见
page-term-avoided = 译文用了应避免的译法
page-term-source-avoid = 原文本身用了本社避免使用的术语

page-story = 正文
page-site = 网站文字
page-site-hint = 正文周围的菜单、按钮和栏目。它们属于网站的消息目录，不属于正文。
page-segment = 句段 { $number }
page-message = 消息

page-gap-new = 新句：尚未翻译
page-gap-choose = 未填入：以往译文不一致
page-gap-adapt = 尚未翻译，下面有相似的句子
page-gap-variety = 未填入：同一句虽有译文，但不能确定属于本语言变体
page-gap-far = 尚未翻译；最相近的旧句差别太大，不予显示
page-gap-codes = 未填入：同一句虽有译文，但其中的标记不同
page-gap-unreviewed = 未填入：同一句虽有译文，但无人确认
page-gap-repeat = 与句段 { $number } 相同
page-repeats = 重复句段 { $number }
page-unconfirmed = 尚无人确认

page-match-filled = 由记忆库填入
page-match-by-hand = 在本文档中译出，并非取自记忆库
page-match-count = 旧句 { $count } 条
page-findings = 检查结果
page-match-candidate = 相似的旧句（模糊匹配）
page-match-same = 同一句以往的译文
page-match-ambiguous = 此句以往有不同的译文，匹配程度相同（此处列出 { $count } 种）。因此未填入；请选用其一，或另译。
page-match-number = 候选 { $number }
page-match-more = 另有 { $count } 条旧句
page-match-source = 旧句
page-match-source-diff = 旧句（与本句比较）
page-match-target = 旧句的译文，不是本句的译文
page-match-target-same = 其译文
page-match-no-difference = 措辞没有差异
page-match-only = 差异仅在于：{ $kinds }
page-comma = 、
page-kind-case = 大小写
page-kind-width = 全角半角
page-kind-punctuation = 标点
page-kind-number = 数字
page-diff-legend = 在旧句中，划去的文字只见于旧句；带下划线的文字是本句新有的。
page-diff-deleted = 仅见于旧句：
page-diff-inserted = 仅见于本句：

page-from-document = 文档
page-from-document-none = 未记录
page-from-origin = 来源
page-from-memory = 记忆库
page-from-changed = 修改日期
page-from-changed-by = 修改人
page-from-state = 状态
page-from-unit = 单元
page-from-score = 匹配率
page-score-sum = { $base }% { $names } = { $score }%

page-penalty-sister = − { $points }（另一种语言变体）
page-penalty-unspecified = − { $points }（未注明语言变体）
page-penalty-alignment = − { $points }（对齐所得，未经审校）
page-penalty-machine = − { $points }（其他工具的机器译文）
page-penalty-codes = − { $points }（其中标记不同）
page-penalty-other = − { $points }（其他原因）

page-origin-story = 已译报道
page-origin-site-string = 网站文字
page-origin-aligned = 由已刊发的文本对齐所得
page-origin-foreign = 其他工具的记忆库
page-origin-machine = 机器译文

page-state-initial = 未确认
page-state-translated = 已翻译
page-state-reviewed = 已审校
page-state-final = 定稿

page-role-title = 标题
page-role-standfirst = 导语
page-role-heading = 小标题
page-role-item = 列表
page-role-quotation = 引文
page-role-caption = 图片说明
page-role-cell = 表格单元格
page-role-byline = 署名
page-role-date = 日期
page-role-section = 栏目
page-role-meta = 摘要

page-place-breadcrumb = 面包屑导航
page-place-navigation = 导航
page-place-header = 页眉
page-place-footer = 页脚
page-place-box = 侧栏
page-place-form = 表单
page-place-comments = 评论
page-place-byline = 正文周围
page-place-meta = 文件头
page-place-page = 页面上

page-notices = 提示
page-keys = 按键：n 和 p 分别跳到下一个和上一个未完成的句段。
page-code = 标记 { $id }
