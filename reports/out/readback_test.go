package out

import (
	"bytes"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/reports/doc"
	"gongzhi/reports/typeset"
)

// tool runs a program of poppler-utils on a file; without the program the test is skipped.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skip(name + " is not installed")
	}
	out, err := exec.Command(name, args...).Output()
	require.NoError(t, err, name)
	return string(out)
}

// printed lays out and writes a paper and gives its pages and file.
func printed(t *testing.T, d doc.Document) (typeset.Pages, string) {
	t.Helper()
	pages, _, err := typeset.Layout(d, testFonts())
	require.NoError(t, err)
	data, err := PDF(pages)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "paper.pdf")
	require.NoError(t, Save(path, data))
	return pages, path
}

func TestPDFReadsBack(t *testing.T) {
	for name, d := range papers() {
		t.Run(name, func(t *testing.T) {
			pages, path := printed(t, d)
			info := tool(t, "pdfinfo", "-enc", "UTF-8", path)
			assert.Contains(t, info, "Title:           "+d.Name())
			assert.Regexp(t, regexp.MustCompile(`Pages: +`+itoa(len(pages.List))+`\n`), info)
			for _, l := range strings.Split(tool(t, "pdffonts", path), "\n")[2:] {
				if l != "" {
					assert.Regexp(t, `yes +(yes|no) +yes`, l, "P09 embedded and copyable")
				}
			}
			text := strip(tool(t, "pdftotext", "-enc", "UTF-8", path, "-"))
			for _, p := range pages.List {
				for _, x := range p.Texts {
					assert.Contains(t, text, strip(x.S))
				}
			}
			for _, r := range strip(longest(d)) {
				assert.True(t, strings.ContainsRune(text, r), "%c can be copied", r)
			}
		})
	}
}

func itoa(n int) string { return strings.TrimSpace(doc.Int(n).Text) }

func strip(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\f' {
			return -1
		}
		return r
	}, s)
}

// longest gives the longest paragraph of a paper.
func longest(d doc.Document) string {
	best := ""
	for _, b := range d.Blocks {
		if p, ok := b.(doc.Para); ok && len(p.String()) > len(best) {
			best = p.String()
		}
	}
	return best
}

func TestOfficialTextIsInOrder(t *testing.T) {
	_, path := printed(t, shortNotice())
	text := strip(tool(t, "pdftotext", "-enc", "UTF-8", path, "-"))
	at := -1
	for _, s := range []string{"清河湾街道办事处文件", "清办发〔2026〕8号", "清河湾街道办事处关于召开第三次联席会议的通知", "各成员单位：",
		"定于2026年3月12日（星期四）上午9时在街道三楼会议室召开第三次联席会议，请准时参加。", "附件：会议回执", "清河湾街道办事处2026年3月5日", "—1—"} {
		i := strings.LastIndex(text, s)
		require.Greater(t, i, at, "%s", s)
		at = i
	}
}

func TestRareCharactersPrintAndCopy(t *testing.T) {
	d := minutes()
	d.Meta.Title = "𠮷街道纪要"
	d.Blocks = []doc.Block{doc.Heading{Level: 1, Text: "关于𬱖某的报告"}, doc.Text("参会：𠮷䶮、㛃某、𬱖某某，以及𠮷𠮷𬱖。")}
	pages, path := printed(t, d)
	assert.Contains(t, tool(t, "pdfinfo", "-enc", "UTF-8", path), "𠮷街道纪要")
	text := strip(tool(t, "pdftotext", "-enc", "UTF-8", path, "-"))
	assert.Contains(t, text, "参会：𠮷䶮、㛃某、𬱖某某，以及𠮷𠮷𬱖。")
	assert.Contains(t, text, "一、关于𬱖某的报告")
	assert.Equal(t, "一、关于𬱖某的报告", pages.Outline[len(pages.Outline)-1].Title)
	if _, err := exec.LookPath("mutool"); err == nil {
		assert.NotContains(t, tool(t, "mutool", "trace", path), `glyph="0"`)
	}
}

func TestMissingGlyphIsPrintedAndReported(t *testing.T) {
	d := minutes()
	d.Blocks = []doc.Block{doc.Text("表情😀与\U000F0001。")}
	pages, rep, err := typeset.Layout(d, testFonts())
	require.NoError(t, err)
	require.Len(t, rep.Missing, 2)
	assert.Contains(t, rep.Missing[0].String(), "正文“表情")
	_, err = PDF(pages)
	require.NoError(t, err)
	all := ""
	for _, x := range pages.List[0].Texts {
		all += x.S
	}
	assert.Contains(t, all, "表情〓与〓。")
}

// TestInkOfTheGrid measures the ink of a full page: 22 rows from edge to edge of the text area.
func TestInkOfTheGrid(t *testing.T) {
	d := notice()
	d.Blocks = []doc.Block{doc.Text(strings.Repeat("国家治理体系和治理能力现代化建设全面推进基层工作", 60))}
	_, path := printed(t, d)
	out := strings.TrimSuffix(path, ".pdf")
	tool(t, "pdftoppm", "-r", "200", "-f", "2", "-l", "2", "-png", "-singlefile", path, out)
	img := decode(t, out+".png")
	k := 25.4 / 200
	rows, inRow, top, bottom, left, right := 0, false, 0.0, 0.0, 1e9, 0.0
	b := img.Bounds()
	for y := 0; y < int(264/k); y++ {
		ink := false
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
				ink = true
				left, right = min(left, float64(x)*k), max(right, float64(x+1)*k)
			}
		}
		if ink && !inRow {
			rows++
			if rows == 1 {
				top = float64(y) * k
			}
		}
		if ink {
			bottom = float64(y+1) * k
		}
		inRow = ink
	}
	assert.Equal(t, 22, rows)
	assert.InDelta(t, 37, top, 1)
	assert.InDelta(t, 262, bottom, 1)
	assert.InDelta(t, 28, left, 1)
	assert.InDelta(t, 184, right, 1)
}

func decode(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	img, err := png.Decode(f)
	require.NoError(t, err)
	return img
}

// TestRasterEqualsPDF compares the preview with the PDF as poppler renders it.
func TestRasterEqualsPDF(t *testing.T) {
	for name, d := range papers() {
		t.Run(name, func(t *testing.T) {
			pages, path := printed(t, d)
			for i := range min(len(pages.List), 2) {
				want := 0.92
				if p := pages.List[i]; len(p.Rules) > 20 || p.Turned != nil {
					want = 0.88 // poppler moves thin lines to whole pixels
				}
				out := strings.TrimSuffix(path, ".pdf") + itoa(i)
				tool(t, "pdftoppm", "-r", "100", "-f", itoa(i+1), "-l", itoa(i+1), "-png", "-singlefile", path, out)
				assert.Greater(t, likeness(decode(t, out+".png"), Raster(pages.List[i], 100)), want, "page %d", i+1)
			}
		})
	}
}

// likeness correlates two pictures after softening by blocks of three pixels.
func likeness(a, b image.Image) float64 {
	const n = 3
	w, h := min(a.Bounds().Dx(), b.Bounds().Dx())/n, min(a.Bounds().Dy(), b.Bounds().Dy())/n
	grey := func(m image.Image, x, y int) float64 {
		sum := 0.0
		for i := range n * n {
			r, g, bl, _ := m.At(x*n+i%n, y*n+i/n).RGBA()
			sum += 1 - float64(r+g+bl)/(3*0xFFFF)
		}
		return sum
	}
	var ab, aa, bb float64
	for y := range h {
		for x := range w {
			p, q := grey(a, x, y), grey(b, x, y)
			ab, aa, bb = ab+p*q, aa+p*p, bb+q*q
		}
	}
	return ab * ab / (aa * bb)
}

func TestSaveIsAtomic(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "纪要.pdf")
	require.NoError(t, Save(path, []byte("old")))
	err := SaveFunc(path, func(f *os.File) error {
		_, _ = f.WriteString("half")
		return os.ErrPermission
	})
	require.Error(t, err)
	got, _ := os.ReadFile(path)
	assert.Equal(t, "old", string(got), "the old file stays")
	entries, _ := os.ReadDir(dir)
	assert.Len(t, entries, 1, "no half file")

	err = Save(filepath.Join(dir, "no", "x.pdf"), nil)
	require.Error(t, err)
	assert.Contains(t, err.Error(), "不存在")
	require.NoError(t, os.Mkdir(filepath.Join(dir, "sub.pdf"), 0o755))
	err = Save(filepath.Join(dir, "sub.pdf"), []byte("x"))
	require.Error(t, err)
	assert.Regexp(t, `\p{Han}`, err.Error())
	if os.Geteuid() != 0 {
		require.NoError(t, os.Chmod(dir, 0o555))
		assert.ErrorContains(t, Save(filepath.Join(dir, "y.pdf"), nil), "没有权限")
		require.NoError(t, os.Chmod(dir, 0o755))
	}
	if _, err := os.Stat("/dev/full"); err == nil {
		f, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		require.NoError(t, err)
		_, werr := f.Write([]byte("x"))
		f.Close()
		assert.ErrorContains(t, saveError(path, werr), "磁盘空间不足")
	}
}

func TestWhatKeepsAFileFromBeingSaved(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "通知.pdf")
	for want, cause := range map[string]error{"磁盘空间不足": syscall.ENOSPC, "正被其他程序打开": syscall.ETXTBSY, "没有权限写入": syscall.EROFS, "文件名太长": syscall.ENAMETOOLONG, "请换一个位置再试": io.ErrUnexpectedEOF} {
		err := SaveFunc(path, func(f *os.File) error {
			_, _ = f.WriteString("half")
			return &os.PathError{Op: "write", Path: f.Name(), Err: cause}
		})
		require.ErrorContains(t, err, want)
		entries, _ := os.ReadDir(dir)
		assert.Empty(t, entries, "no half file after %v", cause)
	}
	if st, err := os.Stat("/sys/kernel"); err == nil && st.IsDir() {
		assert.ErrorContains(t, Save("/sys/kernel/通知.pdf", []byte("x")), "没有权限写入", "a folder that cannot be written, also by root")
	}
}

func TestBadInput(t *testing.T) {
	fonts := testFonts()
	for name, d := range map[string]doc.Document{
		"empty":      {},
		"empty each": {Form: doc.Minutes, Blocks: []doc.Block{doc.Text(""), doc.Heading{}, doc.List{}, doc.Table{}, doc.Grid{}, doc.Chart{}, doc.KeyValue{}, doc.Sign{}, doc.Note{}, doc.Attachments{}, doc.Attachment{}, doc.CopyTo{}, doc.Attendance{}}},
		"controls":   {Title: "标\x00题\u202e", Blocks: []doc.Block{doc.Text("甲\x01\x02乙\ufeff\xff\xfe丙")}},
		"long":       {Title: strings.Repeat("长标题", 60), Blocks: []doc.Block{doc.Text(strings.Repeat("很长的段落，", 17000))}},
		"long cell":  {Form: doc.Boxed, Title: "表", Blocks: []doc.Block{doc.Grid{Rows: []doc.GridRow{{Cells: []doc.GridCell{doc.Label("意见"), doc.Opinion(strings.Repeat("很长的意见，", 900), 1, "签名：")}}}}}},
		"long row":   {Form: doc.Landscape, Title: "表", Blocks: []doc.Block{doc.Table{Columns: []doc.Column{{Title: "甲"}, {Title: "乙"}}, Rows: doc.Rows([][]doc.Cell{{doc.T(strings.Repeat("很长的内容，", 900)), doc.T("x")}, {doc.T("后")}})}}},
		"narrow":     {Form: doc.Portrait, Title: "多栏", Blocks: []doc.Block{doc.Table{Columns: make([]doc.Column, 40), Rows: doc.Rows([][]doc.Cell{{doc.T("内容内容内容")}})}}},
		"surplus":    {Form: doc.Portrait, Title: "多格", Blocks: []doc.Block{doc.Table{Columns: []doc.Column{{Title: "甲"}}, Rows: doc.Rows([][]doc.Cell{{doc.T("1"), doc.T("2")}})}}},
		"attendance": {Form: doc.Minutes, Title: "会", Blocks: []doc.Block{doc.Attendance{Lines: []doc.Pair{{Key: "出席", Value: strings.Repeat("欧阳修远、", 500)}}}}},
	} {
		t.Run(name, func(t *testing.T) {
			pages, _, err := typeset.Layout(d, fonts)
			require.NoError(t, err)
			_, err = PDF(pages)
			require.NoError(t, err)
			Raster(pages.List[0], 40)
			var b bytes.Buffer
			require.NoError(t, XLSX(d, &b))
			assert.NotEmpty(t, Text(d))
			for _, p := range pages.List {
				for _, x := range p.Texts {
					assert.LessOrEqual(t, x.X+x.W, p.Width, "%s inside the page", x.S)
					assert.LessOrEqual(t, x.Y, p.Height)
				}
			}
		})
	}
}
