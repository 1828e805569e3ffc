package typeset

import (
	"math"
	"strings"

	"gongzhi/reports/doc"
)

// breakTitle cuts a title into centred lines by meaning (标题回行): whole words, names and dates stay together,
// the lines form a trapezoid or diamond, never a rectangle or an hourglass.
func breakTitle(gs []glyph, names []string, room float64) []line {
	if len(gs) == 0 {
		return nil
	}
	total := width(gs)
	if total <= room {
		return []line{{gs: gs, width: total}}
	}
	t := newTitler(gs, names, room)
	for n := int(math.Ceil(total / room)); n <= 6; n++ {
		if cuts := t.best(n, total); cuts != nil {
			return t.lines(cuts)
		}
	}
	return breakLines(gs, measure{first: room, rest: room, single: true})
}

// titler weighs the places where a title may be cut.
type titler struct {
	gs   []glyph
	sum  []float64 // width of the first i glyphs
	cost []float64 // of a cut before glyph i; infinite where none is allowed
	room float64
}

func newTitler(gs []glyph, names []string, room float64) titler {
	t := titler{gs: gs, sum: make([]float64, len(gs)+1), cost: make([]float64, len(gs)+1), room: room}
	for i, g := range gs {
		t.sum[i+1] = t.sum[i] + g.adv
	}
	no := joined(gs)
	word := words(gs, names)
	for i := 1; i < len(gs); i++ {
		if no[i-1] || inDate(gs, i) {
			t.cost[i] = math.Inf(1)
			continue
		}
		t.cost[i] = cutCost(gs, word, i)
	}
	return t
}

// cutCost prices a cut before glyph i: cheap at the joints of an official title, dear inside a word.
func cutCost(gs []glyph, word []bool, i int) float64 {
	before, after := tail(gs[:i], 4), start(gs[i:], 4)
	switch {
	case word[i]:
		return 60
	case strings.HasPrefix(after, "关于"):
		return 0
	case strings.HasPrefix(after, "的"), strings.HasPrefix(after, "等"), strings.HasPrefix(after, "之"):
		return 40
	case strings.HasSuffix(before, "关于"):
		return 14
	case strings.HasSuffix(before, "的"):
		return 4
	case strings.HasPrefix(after, "和"), strings.HasPrefix(after, "与"), strings.HasPrefix(after, "及"), strings.HasPrefix(after, "暨"):
		return 3
	case strings.HasSuffix(before, "、"), strings.HasSuffix(before, "》"), strings.HasPrefix(after, "《"):
		return 2
	case strings.HasSuffix(before, "和"), strings.HasSuffix(before, "与"), strings.HasSuffix(before, "及"):
		return 20
	case nameEnd(before):
		return 1
	}
	return 8
}

func nameEnd(s string) bool {
	for _, w := range []string{"办事处", "委员会", "办公室", "领导小组", "联席会议", "指挥部", "街道", "社区", "人民政府"} {
		if strings.HasSuffix(s, lastRunes(w, 4)) {
			return true
		}
	}
	return false
}

func lastRunes(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

func tail(gs []glyph, n int) string  { return text(gs[max(0, len(gs)-n):]) }
func start(gs []glyph, n int) string { return text(gs[:min(n, len(gs))]) }

func text(gs []glyph) string {
	r := make([]rune, len(gs))
	for i, g := range gs {
		r[i] = g.r
	}
	return string(r)
}

// inDate tells whether place i lies inside a date or period such as 2026年3月5日 or 2026年第三季度.
func inDate(gs []glyph, i int) bool {
	a, b := gs[i-1].r, gs[i].r
	if (a == '年' || a == '月') && digit(b) && i >= 2 && digit(gs[i-2].r) {
		return true
	}
	return a == '年' && b == '第' && i >= 2 && digit(gs[i-2].r) || a == '第' && numeral(b) || numeral(a) && (b == '季' || b == '次' || b == '届')
}

// words marks the places inside known words and given names, and inside 《》 and “” of moderate length.
func words(gs []glyph, names []string) []bool {
	in := make([]bool, len(gs)+1)
	s := []rune(text(gs))
	for i := 0; i < len(s); {
		n := longest(s[i:], names)
		for k := 1; k < n; k++ {
			in[i+k] = true
		}
		i += max(1, n)
	}
	for i, r := range s {
		if r != '《' && r != '“' {
			continue
		}
		for k := i + 1; k < len(s) && k <= i+16; k++ {
			if s[k] == '》' || s[k] == '”' {
				for j := i + 1; j <= k; j++ {
					in[j] = true
				}
			}
		}
	}
	return in
}

// longest gives the length of the longest known word or name at the beginning of s.
func longest(s []rune, names []string) int {
	best := 0
	for _, list := range [][]string{names, strings.Fields(lexicon)} {
		for _, w := range list {
			r := []rune(w)
			if len(r) > best && len(r) <= len(s) && string(s[:len(r)]) == w {
				best = len(r)
			}
		}
	}
	return best
}

// lexicon holds words that titles of a street office are made of.
const lexicon = `街道办事处 办事处 街道 社区 居委会 居民委员会 党工委 工作委员会 委员会 办公室 人民政府 区政府 领导小组 联席会议 联席会 指挥部
综合治理 社会治理 基层治理 治理 效能 报告 通知 通报 决定 意见 请示 函 纪要 方案 办法 制度 规则 规定 细则 公告 通告 批复 议案 命令
关于 召开 开展 支持 商请 恳请 协助 配合 参加 参与 提供 申请 审批 批准 同意 确认 发布 公示 公开 编制 制定 修订 修改 废止 任命 免去 聘任 选举 推荐 评选 命名 授予
研究 讨论 审议 听取 汇报 座谈 调研 培训 学习 宣传 教育 引导 动员 部署 推动 提升 提高 促进 保障 保护 防范 化解 排查 处置 应对 预防 控制 监督 监测 巡查 巡视 回访 复查 核查 验收 销号
通道 楼道 道路 交通 照明 路灯 电梯 供水 排水 供热 供暖 供电 噪声 噪音 油烟 扬尘 违建 违法 建筑 施工 工地 广场 公园 绿地 绿化 河道 湖泊 菜市场 市场 商铺 门店 餐饮 食品 药品 学校 医院 幼儿园
老年人 残疾人 未成年人 妇女 儿童 青年 党员 干部 职工 企业 商户 业主 租户 住户 流动 人口 出租 房屋 产业 经济 文化 体育 旅游 卫健 健康 医疗 疫情 疾病 传染病 节日 春节 国庆 假期 期间
设施 设备 项目 工程 资产 财务 审计 采购 招标 合同 协议 档案 保密 信息 数据 网络 平台 系统 数字化 智慧 便民 惠民 利民 就业 创业 社保 救助 低保 帮扶 慰问 捐赠 募捐
第一 第二 第三 第四 第五 第六 第七 第八 第九 第十 季 次 届 批 周 印发 表彰 表扬 奖励 处理 批评 调整 成立 公布 加强 推进 进一步 做好 落实 实施 建立 完善 健全 报送 转发 举办 组织 征求
工作 会议 专题 专项 行动 活动 整治 整改 限期 约谈 问题 事项 议定 责任 清单 任务 分工 督查 督办 检查 考核 评价 评估 排名 排行榜
季度 年度 上半年 下半年 半年 全年 月份 先进 集体 个人 单位 部门 成员 名单 人员 情况 结果 总结 计划 要点 安排 有关 相关 若干 试行 暂行
安全 生产 安全生产 消防 消防安全 燃气 应急 演练 防汛 防火 环境 卫生 垃圾 分类 垃圾分类 物业 管理 物业管理 老旧小区 小区 改造 停车 充电 电动自行车
矛盾 纠纷 调解 人民调解 信访 诉求 居民 群众 志愿 服务 养老 助老 文明 创建 网格 网格员 平安 建设 法治 民主 协商 议事 自治 共建 共治 共享 资源 经费 资金 使用`

// best chooses the cheapest n lines, nil when n lines cannot hold the title.
func (t titler) best(n int, total float64) []int {
	var best []int
	low := math.Inf(1)
	cuts := make([]int, n-1)
	var walk func(k, from int, cost float64)
	walk = func(k, from int, cost float64) {
		if cost >= low {
			return
		}
		if k == n-1 {
			if c := cost + t.shape(cuts, total/float64(n)); t.fits(from, len(t.gs)) && c < low {
				low, best = c, append([]int(nil), cuts...)
			}
			return
		}
		for i := from + 2; i < len(t.gs)-1; i++ {
			if !t.fits(from, i) {
				return
			}
			if math.IsInf(t.cost[i], 1) || t.sum[i]-t.sum[from] < total/float64(n)*0.35 {
				continue
			}
			cuts[k] = i
			walk(k+1, i, cost+t.cost[i])
		}
	}
	walk(0, 0, 0)
	return best
}

func (t titler) fits(from, to int) bool { return t.sum[to]-t.sum[from] <= t.room+1e-6 }

// shape prices the outline of the lines: equal lines and hourglasses are dear, great differences cost a little.
func (t titler) shape(cuts []int, mean float64) float64 {
	ws := make([]float64, 0, len(cuts)+1)
	from := 0
	for _, c := range append(append([]int(nil), cuts...), len(t.gs)) {
		ws = append(ws, t.sum[c]-t.sum[from])
		from = c
	}
	em := t.gs[0].em
	cost := 0.0
	for i, w := range ws {
		cost += 30 * (w - mean) * (w - mean) / (mean * mean)
		if i > 0 && math.Abs(w-ws[i-1]) < 0.6*em {
			cost += 25
		}
		if i > 0 && i < len(ws)-1 && w < ws[i-1] && w < ws[i+1] {
			cost += 80
		}
		if w < 4*em {
			cost += 50
		}
	}
	return cost
}

func (t titler) lines(cuts []int) []line {
	var out []line
	from := 0
	for _, c := range append(cuts, len(t.gs)) {
		out = append(out, line{gs: t.gs[from:c], width: width(t.gs[from:c])})
		from = c
	}
	return out
}

// title sets a title in 小标宋, centred; line feeds in it are obeyed when every part fits.
func (f *flow) title(s string, pt float64, before float64) {
	f.where = "标题"
	k := look{role: XiaoBiaoSong, pt: pt}
	lines := f.titleLines(s, k)
	for i, ln := range lines {
		first := i == 0
		it := item{height: pt * ptMM * 1.55, need: k.em(), keep: true, free: true}
		if i == 0 {
			it.before = before
		}
		it.draw = func(y float64) {
			if first && s == f.doc.Title {
				f.remark(oneLine(s), 0, y)
			}
			f.layer.setLine(ln, f.left+max(0, f.width-ln.width)/2, y+ascent*k.em(), f.width)
		}
		f.add(it)
	}
}

func (f *flow) titleLines(s string, k look) []line {
	var lines []line
	for _, part := range strings.Split(Sanitize(s), "\n") {
		if part = strings.TrimSpace(part); part != "" {
			lines = append(lines, breakTitle(f.glyphs(part, k), names(f.doc), f.width)...)
		}
	}
	return lines
}

// TitleLines breaks a title by meaning into lines of at most the given number of Chinese characters, without
// regard to a face: for formats that set the type themselves.
func TitleLines(s string, d doc.Document, chars float64) []string {
	var out []string
	for _, part := range strings.Split(Sanitize(s), "\n") {
		var gs []glyph
		for _, r := range strings.TrimSpace(part) {
			g := glyph{r: r, adv: 1, em: 1}
			if word(r) || r == ' ' {
				g.adv = 0.5
			}
			gs = append(gs, g)
		}
		for _, ln := range breakTitle(gs, names(d), chars) {
			out = append(out, strings.TrimSpace(text(ln.gs)))
		}
	}
	return out
}

// names gives the organisation names of a document, which titles keep whole.
func names(d doc.Document) []string {
	out := append([]string{}, d.Head.Partners...)
	for _, n := range []string{d.Head.Org, strings.TrimSuffix(d.RedMark(), "文件"), strings.TrimSuffix(d.RedMark(), "纪要")} {
		if n != "" {
			out = append(out, n)
		}
	}
	return out
}
