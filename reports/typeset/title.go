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
	case nameStart(after):
		return 25
	case nameEnd(before):
		return 1
	}
	return 8
}

// nameStart tells that a name goes on: 东风里社区｜居民委员会.
func nameStart(s string) bool {
	for _, w := range []string{"居民委员会", "居委会", "办事处", "委员会", "办公室", "党工委", "小区", "派出所", "领导小组", "工作站"} {
		if strings.HasPrefix(s, string([]rune(w)[:min(4, len([]rune(w)))])) {
			return true
		}
	}
	return false
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
