package typeset

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/reports/doc"
)

func checkNumbers(t *testing.T, d doc.Document, pages Pages) {
	for i, p := range pages.List {
		l := find(p, `^— \d+ —$`)
		if i == 0 && d.Form == doc.Letter {
			assert.Nil(t, l, "L03")
			continue
		}
		require.NotNil(t, l, "N01 page %d", i+1)
		assert.Equal(t, fmt.Sprintf("— %d —", i+1), l.s, "N03")
		assert.InDelta(t, 14, l.first.Size, 0.01, "N01")
		assert.Equal(t, Song, l.first.Role, "N01")
		low, high := l.first.Face.Bounds('—')
		assert.InDelta(t, 269, l.base-(low+high)/2*14*ptMM, 0.7, "N01 the dash lies 7 mm under the text area")
		if i%2 == 0 {
			assert.InDelta(t, 178.4, l.right, 0.5, "N02")
		} else {
			assert.InDelta(t, 33.6, l.left, 0.5, "N02")
		}
	}
}

func checkImprint(t *testing.T, d doc.Document, pages Pages) {
	last := pages.List[len(pages.List)-1]
	copies := find(last, `^(抄送|发送)：.*`)
	require.NotNil(t, copies, "E03")
	assert.InDelta(t, 14, copies.first.Size, 0.01, "E03")
	assert.InDelta(t, 28+14*ptMM, copies.left, 0.2, "E03")
	if d.Form == doc.Letter {
		assert.Nil(t, find(last, `印发$`), "L03")
		return
	}
	var black []Rule
	for _, r := range last.Rules {
		if r.Color == Black {
			black = append(black, r)
			assert.InDelta(t, 156, r.X2-r.X1, 0.1, "E02")
		}
	}
	require.GreaterOrEqual(t, len(black), 3, "E02")
	assert.InDelta(t, 0.35, black[0].Width, 0.01, "E02 first")
	assert.InDelta(t, 0.25, black[1].Width, 0.01, "E02 middle")
	assert.InDelta(t, 0.35, black[len(black)-1].Width, 0.01, "E02 last")
	assert.InDelta(t, 262, black[len(black)-1].Y1, 0.1, "E01")
	printer := find(last, `党政办公室.*20\d\d年\d{1,2}月\d{1,2}日印发$`)
	require.NotNil(t, printer, "E05")
	assert.InDelta(t, 28+14*ptMM, printer.left, 0.2, "E05")
	assert.InDelta(t, 184-14*ptMM, printer.right, 0.4, "E05")
	all := ""
	for _, l := range linesOf(last) {
		all += l.s
	}
	assert.Regexp(t, `(抄送|发送)：[^。]*。清河湾`, all, "E03 ends with a full stop")
}

func checkDate(t *testing.T, d doc.Document, pages Pages) {
	var sign *doc.Sign
	for _, b := range d.Blocks {
		if s, ok := b.(doc.Sign); ok {
			sign = &s
		}
	}
	if sign == nil || sign.Post != "" {
		return
	}
	for _, p := range pages.List {
		lines := body(p)
		for i, l := range lines {
			if l.s != "2026年3月5日" {
				continue
			}
			require.Positive(t, i, "the date does not stand alone")
			org := lines[i-1]
			assert.Equal(t, "清河湾街道办事处", org.s)
			assert.InDelta(t, 10.446, l.base-org.base, 0.1)
			if sign.Seal {
				assert.InDelta(t, 161.7, l.right, 0.4, "B11")
				assert.InDelta(t, (l.left+l.right)/2, (org.left+org.right)/2, 0.2, "B11 issuer centred over the date")
				require.GreaterOrEqual(t, i, 2, "text above the signature on its page")
				text := lines[i-2].base + (1-ascent)*h3*ptMM
				top := (org.top+l.base)/2 - sealSize/2
				assert.True(t, top-text > -1 && top-text < 10.2, "B12 the seal's top is within one line of the text: %.1f", top-text)
			} else {
				assert.InDelta(t, 184-2*cell, org.right, 0.4, "B13")
				assert.InDelta(t, org.left+2*cell, l.left, 0.4, "B13")
			}
			return
		}
	}
	assert.Fail(t, "no date")
}

func checkParagraphs(t *testing.T, d doc.Document, pages Pages) {
	indent := regexp.MustCompile(`^(为进一步|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）加强|\d\.建立|（\d）每月|联系人|附件：|出席：|请假：|列席：|（此件)`)
	people := regexp.MustCompile(`^(出席|请假|列席)：`)
	heading := regexp.MustCompile(`^[一二三四五六七八九十]+、落实`)
	for _, p := range pages.List {
		lines := body(p)
		for i, l := range lines {
			if indent.MatchString(l.s) {
				assert.InDelta(t, 39.1, l.left, 0.2, "B05 B09 B15 M02: %s", l.s)
			}
			if people.MatchString(l.s) {
				assert.Equal(t, Hei, l.first.Role, "M02 M03")
				if i+1 < len(lines) && strings.HasPrefix(l.s, "出席") && !strings.HasPrefix(lines[i+1].s, "请假") {
					assert.InDelta(t, 39.1+3*cell, lines[i+1].left, 0.3, "M02 hangs at the first name")
				}
			}
			if strings.HasPrefix(l.s, "附件：1.") {
				assert.NotRegexp(t, `[。；，]$`, l.s, "B09")
				next := lines[i+1]
				assert.Greater(t, next.left, l.left+3*cell, "B09 hangs")
			}
			if l.s == "附件：会议回执" && i > 0 {
				assert.InDelta(t, 2*10.446, l.base-lines[i-1].base, 0.2, "B09 one blank line")
			}
			if heading.MatchString(l.s) {
				assert.Less(t, i, len(lines)-1, "X03 a heading is not the last line of a page: %s", l.s)
			}
		}
	}
	for no := 1; no <= 9; no++ {
		for _, p := range pages.List {
			if lines := linesOf(p); lines[0].s == fmt.Sprintf("附件%d", no) {
				assert.Equal(t, Hei, lines[0].first.Role, "B16")
				assert.InDelta(t, 28, lines[0].left, 0.1, "B16")
				assert.InDelta(t, 37, lines[0].top, 0.3, "B16")
				assert.InDelta(t, 37+2*10.446, lines[1].top, 0.5, "B16 title on the third line")
			}
		}
	}
}

func TestCornerStacksInOrder(t *testing.T) {
	var secret doc.Document
	for _, p := range kinds() {
		if p.name == "notice-secret" {
			secret = p.d
		}
	}
	lines := linesOf(layoutOf(t, secret).List[0])
	for i, want := range []string{"000012", "秘密★5年", "特急"} {
		assert.Equal(t, want, lines[i].s, "H01 H02 H03")
		assert.InDelta(t, 28, lines[i].left, 0.1)
	}
	assert.InDelta(t, 37, lines[0].top, 0.3)
	assert.Equal(t, Hei, lines[1].first.Role)
	assert.Equal(t, Hei, lines[2].first.Role)
}

func TestSignatureNeverAlone(t *testing.T) {
	for n := 1; n < 26; n++ {
		blocks := make([]doc.Block, 0, n+1)
		for range n {
			blocks = append(blocks, doc.Text("请各单位认真抓好落实，确保取得实效。"))
		}
		blocks = append(blocks, ending(true)...)
		d := official4("通知", "清河湾街道办事处关于召开联席会议的通知", "清办发〔2026〕8号", blocks...)
		pages := layoutOf(t, d)
		checkDate(t, d, pages)
		for i, p := range pages.List {
			assert.NotEmpty(t, linesOf(p), "page %d", i)
		}
	}
}

func TestWideTableTurnsCounterClockwise(t *testing.T) {
	table := doc.Table{Wide: true, Columns: []doc.Column{{Title: "序号", Kind: doc.Number}, {Title: "工作任务"}, {Title: "备注"}},
		Rows: func(yield func([]doc.Cell) bool) {
			for i := range 60 {
				if !yield([]doc.Cell{doc.Int(i + 1), doc.T("完成老旧小区消防通道整治"), doc.T("")}) {
					return
				}
			}
		}}
	d := official4("通知", "清河湾街道办事处关于印发责任清单的通知", "清办发〔2026〕9号", doc.Attachment{No: 1, Title: "责任清单"}, table, doc.Attachment{No: 2, Title: "名单"}, doc.Text("张三"))
	pages := layoutOf(t, d)
	turned := 0
	for i, p := range pages.List {
		assert.Equal(t, 210.0, p.Width, "T01 the page stays upright")
		if p.Turned == nil {
			continue
		}
		turned++
		top := math.Inf(1)
		for _, x := range p.Turned.Texts {
			top = min(top, x.Y)
			assert.True(t, x.X >= 34.9 && x.X+x.W <= 260.3, "T01 within the text area")
			assert.True(t, x.Y >= 28 && x.Y <= 184)
		}
		assert.Less(t, top, 40.0, "T01 the head is at the left edge of the upright page")
		heads := 0
		for _, x := range p.Turned.Texts {
			if x.S == "工作任务" {
				heads++
			}
		}
		assert.Equal(t, 1, heads, "X03 the head is repeated, page %d", i+1)
		assert.NotNil(t, find(p, `^— \d+ —$`), "T01 the page number keeps its place")
	}
	assert.Greater(t, turned, 1)
	assert.Equal(t, "附件2", linesOf(pages.List[len(pages.List)-1])[0].s)
}
