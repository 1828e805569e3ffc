package typeset

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/reports/doc"
)

// The rules of GB/T 9704 on the page model. The names P01, H04 … are those of the standard's check list.

// printed is one line of a page: its texts on one baseline.
type printed struct {
	s           string
	left, right float64
	top, base   float64
	first       Text
	texts       []Text
}

func linesOf(p Page) []printed {
	texts := slices.Clone(p.Texts)
	slices.SortStableFunc(texts, func(a, b Text) int {
		if math.Abs(a.Y-b.Y) > 0.2 {
			return int(math.Copysign(1, a.Y-b.Y))
		}
		return int(math.Copysign(1, a.X-b.X))
	})
	var out []printed
	for _, t := range texts {
		em := t.Size * ptMM
		if n := len(out); n > 0 && math.Abs(out[n-1].base-t.Y) < 0.2 {
			l := &out[n-1]
			l.s += t.S
			l.right, l.top = max(l.right, t.X+t.W), min(l.top, t.Y-ascent*em)
			l.texts = append(l.texts, t)
			continue
		}
		out = append(out, printed{s: t.S, left: t.X, right: t.X + t.W, top: t.Y - ascent*em, base: t.Y, first: t, texts: []Text{t}})
	}
	return out
}

var pageNumber = regexp.MustCompile(`^— \d+ —$`)

// body gives the lines without page number and imprint.
func body(p Page) []printed {
	var out []printed
	for _, l := range linesOf(p) {
		if !pageNumber.MatchString(l.s) && l.first.Size > 14.5 {
			out = append(out, l)
		}
	}
	return out
}

func find(p Page, re string) *printed {
	r := regexp.MustCompile(re)
	for _, l := range linesOf(p) {
		if r.MatchString(l.s) {
			return &l
		}
	}
	return nil
}

func layoutOf(t *testing.T, d doc.Document) Pages {
	t.Helper()
	pages, rep, err := Layout(d, bundledFonts())
	require.NoError(t, err)
	require.NotEmpty(t, pages.List)
	assert.Empty(t, rep.Missing)
	return pages
}

func TestOfficialPapersConform(t *testing.T) {
	for _, p := range kinds() {
		t.Run(p.name, func(t *testing.T) {
			pages := layoutOf(t, p.d)
			for i, page := range pages.List {
				checkPage(t, p.d, page, i)
				checkFullPage(t, page, i)
				checkWords(t, page)
			}
			checkHead(t, p.d, pages.List[0])
			checkNumbers(t, p.d, pages)
			checkImprint(t, p.d, pages)
			checkDate(t, p.d, pages)
			checkParagraphs(t, p.d, pages)
			checkKind(t, p.d, pages)
		})
	}
}

func checkPage(t *testing.T, d doc.Document, p Page, i int) {
	assert.Equal(t, [2]float64{210, 297}, [2]float64{p.Width, p.Height}, "P01")
	for _, l := range body(p) {
		assert.LessOrEqual(t, l.right, 184.3, "P04 %s", l.s)
		assert.GreaterOrEqual(t, l.left, 27.9, "P03 %s", l.s)
		assert.LessOrEqual(t, l.base+(1-ascent)*l.first.Size*ptMM, 262.1, "P04 %s", l.s)
		if i > 0 {
			assert.GreaterOrEqual(t, l.top, 36.9, "P02 %s", l.s)
		}
	}
	for _, x := range p.Texts {
		if x.Color != Black {
			assert.Equal(t, Red, x.Color, "P10")
			assert.Equal(t, XiaoBiaoSong, x.Role, "H05 P10 only the mark is red")
			assert.Zero(t, i)
		}
		assert.Contains(t, []float64{16, 14, 22}, math.Round(x.Size*10)/10+markSize(x), "P08 %s", x.S)
		if strings.HasPrefix(x.S, "一、") {
			assert.Equal(t, Hei, x.Role, "B07")
		}
		if regexp.MustCompile(`^（[一二三四五六七八九十]+）`).MatchString(x.S) && x.S != "（一）" {
			assert.Equal(t, Kai, x.Role, "B07 %s", x.S)
		}
	}
	for _, r := range p.Rules {
		if r.Color == Red {
			assert.Zero(t, i)
		}
	}
	_ = d
}

// markSize lets the red mark have its free size.
func markSize(x Text) float64 {
	if x.Color == Red {
		return 16 - math.Round(x.Size*10)/10
	}
	return 0
}

func checkFullPage(t *testing.T, p Page, i int) {
	lines := body(p)
	if i == 0 || len(lines) < 20 {
		return
	}
	require.InDelta(t, 37, lines[0].top, 0.3, "P02")
	plain := true
	for k := 1; k < len(lines); k++ {
		gap := lines[k].base - lines[k-1].base
		n := math.Round(gap / ((225 - h3*ptMM) / 21))
		plain = plain && n == 1
		assert.InDelta(t, n*(225-h3*ptMM)/21, gap, 0.18, "P07 one grid, page %d: %s", i+1, lines[k].s)
	}
	if plain && lines[len(lines)-1].base > 258 {
		assert.Len(t, lines, 22, "P05")
		assert.InDelta(t, 262, lines[21].base+(1-ascent)*h3*ptMM, 0.3, "P04 last line on the edge")
	}
	for k, l := range lines[:len(lines)-1] {
		han := regexp.MustCompile(`^[\p{Han}，。、；：（）《》]+$`)
		if next := lines[k+1]; l.left < 28.5 && next.left < 28.5 && han.MatchString(l.s) && l.right > 183 {
			n := len([]rune(l.s))
			assert.True(t, n >= 27 && n <= 29, "P06 %d: %s", n, l.s)
		}
	}
}

// checkWords looks at the text of every page.
func checkWords(t *testing.T, p Page) {
	for _, l := range body(p) {
		r := []rune(strings.TrimSpace(l.s))
		if len(r) == 0 || l.first.Color == Red {
			continue
		}
		assert.False(t, noStart(r[0]), "X02 begins: %s", l.s)
		assert.False(t, noEnd(r[len(r)-1]), "X02 ends: %s", l.s)
		assert.NotRegexp(t, `[\[［【(（]20\d\d[\]］】)）]\d+号|〕第|〕0\d*号|〔\d\d〕`, l.s, "H07")
		assert.NotRegexp(t, `^(（[一二三]+）、|\d+、|（\d+）[、.])`, l.s, "B08")
		assert.NotRegexp(t, `20\d\d年0\d月|月0\d日|二〇`, l.s, "B10")
		assert.NotRegexp(t, `此页无正文|主题词：`, l.s, "B17 B18")
		for i := 1; i < len(r)-1; i++ {
			assert.False(t, strings.ContainsRune(",;:?!", r[i]) && unicode.Is(unicode.Han, r[i-1]) && unicode.Is(unicode.Han, r[i+1]), "X01 %s", l.s)
		}
	}
}

func checkHead(t *testing.T, d doc.Document, p Page) {
	mark := slices.IndexFunc(p.Texts, func(x Text) bool { return x.Color == Red })
	require.GreaterOrEqual(t, mark, 0, "H05")
	m := p.Texts[mark]
	high, low := 0.0, 0.0
	for _, r := range m.S {
		lo, hi := m.Face.Bounds(r)
		high, low = max(high, hi), min(low, lo)
	}
	want := 72.0
	if d.Form == doc.Letter {
		want = 30
	}
	em := m.Size * ptMM
	assert.InDelta(t, want, m.Y-high*em, 0.2, "H04 L01 M01")
	assert.InDelta(t, 106, m.X+m.W/2, 1, "H04 centred")
	if d.Form == doc.Letter {
		checkLetter(t, p, m.Y+(1-ascent)*em)
		return
	}
	rule := p.Rules[slices.IndexFunc(p.Rules, func(r Rule) bool { return r.Color == Red })]
	assert.InDelta(t, 156, rule.X2-rule.X1, 0.1, "H10")
	assert.InDelta(t, 28, rule.X1, 0.1, "H10")
	number := find(p, `〔2026〕\d+号$|〔2026〕\d+号签发人`)
	if len(d.Head.Signers) > 0 {
		number = find(p, `〔2026〕`)
		assert.InDelta(t, 33.6, number.left, 0.2, "H08")
		assert.InDelta(t, 178.4, slices.MaxFunc(linesOf(p)[1:3], func(a, b printed) int { return int(a.right - b.right) }).right, 1.2, "H08")
		assert.Equal(t, Kai, p.Texts[slices.IndexFunc(p.Texts, func(x Text) bool { return x.S == d.Head.Signers[0] })].Role, "H09")
	} else {
		require.NotNil(t, number, "H06")
		assert.InDelta(t, 106, (number.left+number.right)/2, 0.5, "H06 centred")
		assert.InDelta(t, 2*10.446, number.top-(m.Y+(1-ascent)*em), 4, "H06 two lines under the mark")
	}
	if d.Form == doc.Official {
		assert.InDelta(t, 4, rule.Y1-(number.base+(1-ascent)*h3*ptMM), 0.3, "H10 under the number")
	}
	checkTitle(t, d, p, rule.Y1)
}

func checkLetter(t *testing.T, p Page, markBottom float64) {
	var red []Rule
	for _, r := range p.Rules {
		if r.Color == Red {
			red = append(red, r)
			assert.InDelta(t, 20, r.X1, 0.1, "L01")
			assert.InDelta(t, 190, r.X2, 0.1, "L01")
		} else {
			assert.Fail(t, "L03 no black rules")
		}
	}
	require.Len(t, red, 4, "L01")
	assert.InDelta(t, 4, red[0].Y1-markBottom, 0.6, "L01")
	assert.Greater(t, red[0].Width, red[1].Width, "L01 thick over thin")
	assert.Less(t, red[2].Width, red[3].Width, "L01 thin over thick")
	assert.InDelta(t, 277, red[3].Y1, 1, "L01")
	number := find(p, `〔2026〕\d+号$`)
	assert.InDelta(t, 184, number.right, 0.3, "L02")
	assert.InDelta(t, 4.94, number.top-red[1].Y1, 1, "L02")
}

// checkTitle: two blank lines under the rule, centred, 22 points, no rectangle and no hourglass.
func checkTitle(t *testing.T, d doc.Document, p Page, rule float64) {
	var title []printed
	for _, l := range linesOf(p) {
		if l.first.Role == XiaoBiaoSong && l.first.Color == Black {
			title = append(title, l)
			assert.InDelta(t, 22, l.first.Size, 0.01, "B01")
			assert.InDelta(t, 106, (l.left+l.right)/2, 0.5, "B01 centred")
		}
	}
	require.NotEmpty(t, title)
	assert.InDelta(t, 2*10.446, title[0].top-rule, 1, "B01 two lines under the rule")
	words := ""
	for i, l := range title {
		words += l.s
		if i > 0 {
			assert.Greater(t, math.Abs((l.right-l.left)-(title[i-1].right-title[i-1].left)), 2.5, "B02 not a rectangle")
		}
		if i > 0 && i < len(title)-1 {
			w := func(k int) float64 { return title[k].right - title[k].left }
			assert.False(t, w(i) < w(i-1) && w(i) < w(i+1), "B02 no hourglass")
		}
		for _, whole := range []string{"办事处", "2026年", "联席会议", "街道"} {
			assert.Equal(t, strings.Count(d.Title, whole), strings.Count(joinLines(title), whole), "B02 whole words: %s", joinLines(title))
		}
	}
	assert.Equal(t, d.Title, words)
	if d.Head.To != "" {
		to := find(p, `^各社区.*：$`)
		require.NotNil(t, to, "B04")
		assert.InDelta(t, 28, to.left, 0.1, "B04")
		blank := (to.top - title[len(title)-1].base - (1-ascent)*22*ptMM) / 10.446
		assert.True(t, blank > 0.5 && blank < 2, "B04 about one blank line: %.2f", blank)
	}
	assert.NotNil(t, find(p, "^为进一步健全"), "B06 text on the first page")
}

func joinLines(ls []printed) string {
	s := make([]string, len(ls))
	for i, l := range ls {
		s[i] = l.s
	}
	return strings.Join(s, "/")
}
