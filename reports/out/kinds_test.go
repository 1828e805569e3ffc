package out

import (
	"image"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/reports/doc"
	"gongzhi/reports/typeset"
)

// The rules of GB/T 9704 measured on the PDF as poppler reads and draws it, one paper of every kind.

const mmPerPoint = 25.4 / 72

// printedLine is one line of a PDF page in millimetres.
type printedLine struct {
	s                        string
	left, top, right, bottom float64
}

var (
	pageTag = regexp.MustCompile(`<page width="([\d.]+)" height="([\d.]+)">`)
	lineTag = regexp.MustCompile(`<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">`)
	wordTag = regexp.MustCompile(`<word [^>]*>([^<]*)</word>`)
)

// readBack gives the lines of every page as pdftotext finds them.
func readBack(t *testing.T, path string) (sizes [][2]float64, pages [][]printedLine) {
	t.Helper()
	number := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		require.NoError(t, err)
		return v * mmPerPoint
	}
	for _, row := range strings.Split(tool(t, "pdftotext", "-enc", "UTF-8", "-bbox-layout", path, "-"), "\n") {
		if m := pageTag.FindStringSubmatch(row); m != nil {
			sizes, pages = append(sizes, [2]float64{number(m[1]), number(m[2])}), append(pages, nil)
		}
		last := len(pages) - 1
		if m := lineTag.FindStringSubmatch(row); m != nil {
			pages[last] = append(pages[last], printedLine{left: number(m[1]), top: number(m[2]), right: number(m[3]), bottom: number(m[4])})
		}
		if m := wordTag.FindStringSubmatch(row); m != nil {
			l := &pages[last][len(pages[last])-1]
			l.s += m[1]
		}
	}
	return sizes, pages
}

func kindsToPrint() map[string]doc.Document {
	set := func(form doc.Form, kind, number string, seal bool) doc.Document {
		d := notice()
		d.Form, d.Title, d.Head.Number = form, "清河湾街道办事处关于2026年第一季度议定事项落实工作的"+kind, number
		blocks := d.Blocks[:0:0]
		for _, b := range d.Blocks {
			switch b := b.(type) {
			case doc.Sign:
				b.Seal = seal
				blocks = append(blocks, b)
			case doc.CopyTo:
				if form == doc.Letter {
					b.Printer = ""
				}
				blocks = append(blocks, b)
			default:
				blocks = append(blocks, b)
			}
		}
		d.Blocks = blocks
		return d
	}
	report := set(doc.Official, "报告", "清办报〔2026〕5号", false)
	report.Head.Signers = []string{"王建国"}
	return map[string]doc.Document{"通知": set(doc.Official, "通知", "清办发〔2026〕12号", true), "决定": set(doc.Official, "决定", "清办发〔2026〕1号", true),
		"通报": set(doc.Official, "通报", "清办发〔2026〕2号", false), "函": set(doc.Letter, "函", "清办函〔2026〕5号", true), "报告": report, "纪要": minutes()}
}

func TestEveryKindMeasuredInThePDF(t *testing.T) {
	for name, d := range kindsToPrint() {
		t.Run(name, func(t *testing.T) {
			_, path := printed(t, d)
			fonts := tool(t, "pdffonts", path)
			for _, role := range []string{"FangSong", "XiaoBiaoSong", "Hei"} {
				assert.Contains(t, fonts, role, "P08 H05 B07")
			}
			sizes, pages := readBack(t, path)
			for i, lines := range pages {
				assert.InDelta(t, 210, sizes[i][0], 0.5, "P01")
				assert.InDelta(t, 297, sizes[i][1], 0.5, "P01")
				checkNumberLine(t, d, lines, i)
				for _, l := range lines {
					assert.LessOrEqual(t, l.right, 186.5, "P04 %s", l.s)
					assert.GreaterOrEqual(t, l.left, 26.9, "P03 %s", l.s)
				}
			}
			checkText(t, d, pages)
			checkRed(t, d, path)
		})
	}
}

// checkNumberLine: — 1 — at the right of odd and the left of even pages, none on the first page of a letter.
func checkNumberLine(t *testing.T, d doc.Document, lines []printedLine, i int) {
	dash := regexp.MustCompile(`^— ?\d+ ?—$`)
	for _, l := range lines {
		if !dash.MatchString(l.s) {
			continue
		}
		assert.False(t, i == 0 && d.Form == doc.Letter, "L03")
		assert.Equal(t, "—"+itoa(i+1)+"—", strip(l.s), "N03")
		assert.InDelta(t, 269, (l.top+l.bottom)/2, 2.5, "N01")
		if i%2 == 0 {
			assert.InDelta(t, 178.4, l.right, 1.5, "N02")
		} else {
			assert.InDelta(t, 33.6, l.left, 1.5, "N02")
		}
		return
	}
	assert.True(t, i == 0 && d.Form == doc.Letter, "N01 page %d has no number", i+1)
}

// checkText: 28 characters to a line, the first line of a paragraph two characters in, a full page from edge to edge.
func checkText(t *testing.T, d doc.Document, pages [][]printedLine) {
	indented, flush, full := 0, 0, 0
	for i, lines := range pages {
		top, bottom := 1e9, 0.0
		for _, l := range lines {
			if strings.Contains(l.s, "—") && len(l.s) < 12 {
				continue
			}
			top, bottom = min(top, (l.top+l.bottom)/2), max(bottom, (l.top+l.bottom)/2)
			if n := len([]rune(l.s)); n >= 24 && n <= 34 && l.right > 182 {
				full++
				switch {
				case l.left < 29:
					flush++
					assert.InDelta(t, 28, l.left, 1, "P03 %s", l.s)
				case l.left > 38 && l.left < 41:
					indented++
					assert.InDelta(t, 39.1, l.left, 1, "B05 %s", l.s)
				}
				assert.InDelta(t, 184, l.right, 1.6, "P04 P06 %s", l.s)
			}
		}
		if i > 0 {
			assert.GreaterOrEqual(t, top, 37.0, "P02 page %d", i+1)
		}
		assert.LessOrEqual(t, bottom, 262.0, "P04 page %d", i+1)
	}
	assert.Greater(t, full, 4, "P06 full lines")
	assert.Positive(t, flush)
	assert.Positive(t, indented)
	_ = d
}

// checkRed projects the red ink of the first page: the mark's top and the rules.
func checkRed(t *testing.T, d doc.Document, path string) {
	out := strings.TrimSuffix(path, ".pdf") + "-red"
	tool(t, "pdftoppm", "-r", "150", "-f", "1", "-l", "1", "-png", "-singlefile", path, out)
	rows := redRows(decode(t, out+".png"))
	k := 25.4 / 150
	require.NotEmpty(t, rows, "H05")
	first, wide := -1, [][3]int{} // y, from, to of rules
	for y, r := range rows {
		if r[1] == 0 {
			continue
		}
		if first < 0 {
			first = y
		}
		if float64(r[1]-r[0])*k > 150 && r[2] > (r[1]-r[0])*9/10 {
			wide = append(wide, [3]int{y, r[0], r[1]})
		}
	}
	require.NotEmpty(t, wide, "H10 L01 the red rule")
	if d.Form == doc.Letter {
		assert.InDelta(t, 30, float64(first)*k, 1, "L01 top of the mark")
		assert.InDelta(t, 20, float64(wide[0][1])*k, 1, "L01")
		assert.InDelta(t, 190, float64(wide[0][2])*k, 1, "L01")
		assert.InDelta(t, 277, float64(wide[len(wide)-1][0])*k, 1, "L01 double rule at the foot")
		return
	}
	assert.InDelta(t, 72, float64(first)*k, 1, "H04 M01 top of the mark")
	assert.InDelta(t, 28, float64(wide[0][1])*k, 1, "H10")
	assert.InDelta(t, 184, float64(wide[0][2])*k, 1, "H10")
}

// TestEveryRareStandardCharacter prints the 196 characters of 通用规范汉字表 beyond U+FFFF and copies them back, also from the title.
func TestEveryRareStandardCharacter(t *testing.T) {
	list, err := os.ReadFile(filepath.Join("..", "..", "build", "fonts", "tgh8105.txt"))
	require.NoError(t, err)
	rare := strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return r
		}
		return -1
	}, string(list))
	require.Len(t, []rune(rare), 196)
	d := shortNotice()
	d.Title, d.Blocks = "清河湾街道办事处关于"+string([]rune(rare)[:6])+"等地名用字的通知", []doc.Block{doc.Text(rare), doc.Text("䶮㛃𠮷𬱖")}
	pages, rep, err := typeset.Layout(d, testFonts())
	require.NoError(t, err)
	assert.Empty(t, rep.Missing, "every character has its glyph")
	file, err := PDF(pages)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "rare.pdf")
	require.NoError(t, Save(path, file))
	assert.Contains(t, strip(tool(t, "pdfinfo", "-enc", "UTF-8", path)), d.Title)
	text := strip(tool(t, "pdftotext", "-enc", "UTF-8", path, "-"))
	for _, r := range rare + "䶮㛃𠮷𬱖" {
		assert.True(t, strings.ContainsRune(text, r), "%c can be copied", r)
	}
}

// redRows gives of every row the first and last red pixel and their count.
func redRows(img image.Image) [][3]int {
	b := img.Bounds()
	rows := make([][3]int, b.Dy())
	for y := range rows {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, _ := img.At(x, b.Min.Y+y).RGBA()
			if r > 0xB000 && g < 0x7000 && bl < 0x7000 {
				if rows[y][2] == 0 {
					rows[y][0] = x
				}
				rows[y][1], rows[y][2] = x, rows[y][2]+1
			}
		}
	}
	return rows
}
