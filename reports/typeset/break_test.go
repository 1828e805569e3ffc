package typeset

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func bundledFonts() *Fonts { return NewFonts(Choice{Dirs: []string{""}}) }

func setParagraph(c *composer, s string, chars float64) []line {
	k := look{role: FangSong, pt: h3}
	room := chars * k.em()
	return breakLines(c.glyphs(s, k), measure{first: room, rest: room})
}

func TestWidthCases(t *testing.T) {
	data, err := os.ReadFile("testdata/linebreak.json")
	require.NoError(t, err)
	var f struct {
		Start string `json:"not_line_start"`
		End   string `json:"not_line_end"`
		Cases []struct {
			Width float64 `json:"width_chars"`
			Text  string  `json:"text"`
			Must  []struct {
				Start   string `json:"line_start"`
				End     string `json:"line_end"`
				Inside  string `json:"split_inside"`
				Allowed bool   `json:"allowed"`
			} `json:"must_not"`
		} `json:"width_cases"`
	}
	require.NoError(t, json.Unmarshal(data, &f))
	for _, r := range f.Start {
		assert.True(t, noStart(r), "%c must not begin a line", r)
	}
	for _, r := range f.End {
		assert.True(t, noEnd(r), "%c must not end a line", r)
	}
	c := &composer{fonts: bundledFonts()}
	for _, k := range f.Cases {
		lines := setParagraph(c, k.Text, k.Width)
		var parts []string
		for _, l := range lines {
			parts = append(parts, text(l.gs))
		}
		assert.Equal(t, k.Text, strings.Join(parts, ""), "nothing is lost")
		for i, p := range parts {
			for _, m := range k.Must {
				if m.Start != "" && !m.Allowed && i > 0 {
					assert.False(t, strings.HasPrefix(p, m.Start), "%q begins with %s", p, m.Start)
				}
				if m.End != "" && i < len(parts)-1 {
					assert.False(t, strings.HasSuffix(p, m.End), "%q ends with %s", p, m.End)
				}
			}
		}
		for _, m := range k.Must {
			if m.Inside != "" && strings.Contains(k.Text, m.Inside) {
				assert.Contains(t, strings.Join(parts, "\n"), m.Inside)
			}
		}
	}
}

// words that random paragraphs are made of: text, marks, numbers with units, Latin, rare characters.
var pieces = []string{"清河湾街道", "的", "会议", "，", "。", "；", "：", "“", "”", "《", "》", "（", "）", "（一）", "——", "……", "、", "！？", "12.5%", "1,234,567.89元",
	"2026年3月5日", "〔2026〕12号", "A-1", "http://example.gov.cn/a/b", " ", "𠮷", "䶮", "㛃", "①", "100 万元", "3.6万户", "—", "/", "３", "Email", "·", "\u3000", "「", "」", "℃", "ü", "−3.5", "↑2"}

func TestNoCharacterIsLost(t *testing.T) {
	c := &composer{fonts: bundledFonts()}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 80).Draw(t, "words"), "")
		chars := rapid.Float64Range(4, 40).Draw(t, "width")
		lines := setParagraph(c, s, chars)
		room := chars * h3 * ptMM
		var all strings.Builder
		for i, l := range lines {
			all.WriteString(text(l.gs))
			checkLine(t, lines, i, room)
		}
		if all.String() != s {
			t.Fatalf("lost: %q became %q", s, all.String())
		}
	})
}

func checkLine(t *rapid.T, lines []line, i int, room float64) {
	l := lines[i]
	if len(l.gs) == 0 {
		t.Fatalf("empty line %d", i)
	}
	if l.width-capacity(l.gs) > room+1e-6 {
		t.Fatalf("line %d is wider than its space: %q", i, text(l.gs))
	}
	emergency := unbroken(lines, i, room)
	if i > 0 && noStart(l.gs[0].r) && !emergency {
		t.Fatalf("line %d begins with %c: %q", i, l.gs[0].r, text(l.gs))
	}
	trimmed := strings.TrimRight(text(l.gs), " ")
	if last := []rune(trimmed); i < len(lines)-1 && len(last) > 0 && noEnd(last[len(last)-1]) && !emergency {
		t.Fatalf("line %d ends with %c: %q", i, last[len(last)-1], trimmed)
	}
}

// unbroken tells whether a unit longer than the line forces a cut at the edge of line i.
func unbroken(lines []line, i int, room float64) bool {
	var gs []glyph
	for _, k := range lines[max(0, i-1):min(len(lines), i+2)] {
		gs = append(gs, k.gs...)
	}
	no := joined(gs)
	from, long := 0, false
	for j := range gs {
		if !no[j] || j == len(gs)-1 {
			long = long || width(gs[from:j+1])-capacity(gs[from:j+1]) > room
			from = j + 1
		}
	}
	return long
}

func TestLastLineHasTwoCharacters(t *testing.T) {
	c := &composer{fonts: bundledFonts()}
	for n := 10; n < 60; n++ {
		s := strings.Repeat("会", n) + "。"
		lines := setParagraph(c, s, 10)
		if len(lines) > 1 {
			assert.GreaterOrEqual(t, letters(lines[len(lines)-1].gs), 2, "%d characters", n)
		}
	}
}

func TestSanitizeKeepsWords(t *testing.T) {
	assert.Equal(t, "甲乙 丙\n丁〓", Sanitize("\x00甲\u200b乙\t丙\r\n\x07丁\xff"))
	assert.Equal(t, "原样　不变", Sanitize("原样　不变"))
	rapid.Check(t, func(t *rapid.T) {
		s := Sanitize(rapid.String().Draw(t, "text"))
		for _, r := range s {
			if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
				t.Fatalf("%U stays", r)
			}
		}
	})
}

func TestVeryLongParagraph(t *testing.T) {
	c := &composer{fonts: bundledFonts()}
	s := strings.Repeat("提升基层治理效能，", 12000)
	n := 0
	for _, l := range setParagraph(c, s, 28) {
		n += len(l.gs)
	}
	assert.Equal(t, 108000, n)
	lines := setParagraph(c, strings.Repeat("A", 5000), 28)
	assert.Greater(t, len(lines), 50)
	lines = setParagraph(c, strings.Repeat("！", 500), 28)
	assert.GreaterOrEqual(t, len(lines), 13)
}

func FuzzBreak(f *testing.F) {
	f.Add("会议议定以下事项如下：一、加强协同。", 10.0)
	f.Add("（（（（（（（（（（（（（（（", 3.0)
	c := &composer{fonts: bundledFonts()}
	f.Fuzz(func(t *testing.T, s string, chars float64) {
		if !(chars > 1 && chars < 100) {
			return
		}
		gs := c.glyphs(s, look{role: FangSong, pt: h3})
		room := chars * h3 * ptMM
		n := 0
		for _, l := range breakLines(gs, measure{first: room, rest: room}) {
			n += len(l.gs)
		}
		if n != len(gs) {
			t.Fatalf("%d of %d characters", n, len(gs))
		}
	})
}

func TestASignStaysWithItsNumber(t *testing.T) {
	c := &composer{fonts: bundledFonts()}
	for n := range 12 {
		s := strings.Repeat("率", n) + "−11.84；红灯率＋0.62、↓3、≥90%"
		for _, l := range setParagraph(c, s, 9) {
			last := []rune(text(l.gs))
			assert.False(t, sign(last[len(last)-1]), "%q", text(l.gs))
		}
	}
}
