package typeset

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/reports/doc"
)

// What a reader takes offence at although no rule of the standard forbids it: a name cut in two, a sign away from its number, one
// row alone on a page.

func textLines(p Pages) []string {
	var out []string
	for _, page := range p.List {
		for _, l := range linesOf(page) {
			out = append(out, l.s)
		}
	}
	return out
}

func TestNamesAreNotBroken(t *testing.T) {
	people := []string{"周建国", "何兴子", "郝生怡", "𠮷䶮", "欧阳文远", "王芳"}
	for shift := range 28 {
		list := strings.Repeat("科", shift)
		for i := range 40 {
			list += "，清河社区 " + people[i%len(people)]
		}
		lines := textLines(layoutOf(t, doc.Document{Form: doc.Minutes, Title: "会议纪要", Head: doc.Head{Org: "清河湾街道"}, Names: people,
			Blocks: []doc.Block{doc.Text(list), doc.Attendance{Lines: []doc.Pair{{Key: "出席", Value: list}}}}}))
		want, got := 0, 0
		for _, name := range people {
			want += 2 * strings.Count(list, name)
			for _, l := range lines {
				got += strings.Count(strings.ReplaceAll(l, " ", ""), name)
			}
		}
		assert.Equal(t, want, got, "shift %d", shift)
	}
}

func TestSignsStayWithTheirNumbers(t *testing.T) {
	for shift := range 28 {
		text := strings.Repeat("科", shift) + strings.Repeat("目标（≥95%），增减−16.00分，误差±3；", 12)
		for _, l := range textLines(layoutOf(t, doc.Document{Form: doc.Official, Title: "通知", Head: doc.Head{Org: "清河湾街道"}, Blocks: []doc.Block{doc.Text(text)}})) {
			assert.NotRegexp(t, `[≥−±]$`, l, "shift %d", shift)
		}
	}
}

// rowsOn counts the rows of the table on a page by their numbers in the first column.
func rowsOn(p Page) int {
	n := 0
	for _, l := range linesOf(p) {
		if strings.Contains(l.s, "第") && strings.Contains(l.s, "行内容") {
			n++
		}
	}
	return n
}

func numberedRows(n int) doc.Table {
	return doc.Table{Columns: []doc.Column{{Title: "序号", Kind: doc.Number}, {Title: "内容", Weight: 1}},
		Rows: doc.Each(make([]struct{}, n), func(i int, _ struct{}) []doc.Cell {
			return []doc.Cell{doc.Int(i + 1), doc.T(fmt.Sprintf("第%d行内容", i+1))}
		})}
}

func TestNoRowStandsAloneOnTheLastPage(t *testing.T) {
	for _, form := range []doc.Form{doc.Portrait, doc.Landscape, doc.Official, doc.Report} {
		for n := 1; n < 80; n++ {
			d := doc.Document{Form: form, Title: "责任清单", Blocks: []doc.Block{numberedRows(n)}}
			if form.Formal() {
				d.Head.Org = "清河湾街道"
			} else {
				d.Foot.Items = []doc.Pair{{Key: "制表"}, {Key: "审核"}}
			}
			pages, _, err := Layout(d, bundledFonts())
			require.NoError(t, err)
			total, last := 0, 0
			for _, p := range pages.List {
				if k := rowsOn(p); k > 0 {
					total, last = total+k, k
				}
			}
			require.Equal(t, n, total, "%s: no row is lost", form)
			assert.GreaterOrEqual(t, last, min(n, 3), "%s of %d rows", form, n)
		}
	}
}

func TestNoLineOfTheAttendanceStandsAlone(t *testing.T) {
	for n := range 30 {
		d := doc.Document{Form: doc.Minutes, Title: "会议纪要", Head: doc.Head{Org: "清河湾街道"}, Blocks: []doc.Block{
			doc.Text(strings.Repeat("会议研究了事项。\n", n+1)), doc.Attendance{Lines: []doc.Pair{{Key: "出席", Value: "平安建设办 赵海峰"}, {Key: "请假"}, {Key: "列席", Value: "老年协会 刘云月"}}}}}
		pages := layoutOf(t, d).List
		last := body(pages[len(pages)-1])
		assert.False(t, len(last) == 1 && strings.HasPrefix(last[0].s, "列席"), "%d paragraphs", n)
	}
}

func TestAHeadingStaysWithItsTable(t *testing.T) {
	for n := 1; n < 60; n++ {
		first, second := numberedRows(n), numberedRows(30)
		first.Small, second.Small = true, true
		pages := layoutOf(t, doc.Document{Form: doc.Official, Title: "通报", Head: doc.Head{Org: "清河湾街道"}, Blocks: []doc.Block{doc.Heading{Level: 1, Text: "总体情况"}, first,
			doc.Heading{Level: 1, Text: "红灯事项"}, second}})
		for i, p := range pages.List {
			if find(p, "^二、红灯事项") != nil {
				lines := body(p)
				under := linesOf(p)
				assert.False(t, strings.HasPrefix(lines[len(lines)-1].s, "二、") && !strings.Contains(under[len(under)-2].s, "行内容"), "%d rows: heading alone at the end of page %d", n, i+1)
			}
		}
	}
}

func TestATableIsSetCloserToSaveAPage(t *testing.T) {
	pagesOf := func(n int) int {
		p, _, err := Layout(doc.Document{Form: doc.Portrait, Title: "责任清单", Blocks: []doc.Block{numberedRows(n)}}, bundledFonts())
		require.NoError(t, err)
		return len(p.List)
	}
	most := 1
	for pagesOf(most+1) == 1 {
		most++
	}
	_, _, f, err := lay(doc.Document{Form: doc.Portrait, Title: "责任清单", Blocks: []doc.Block{numberedRows(most)}}, bundledFonts(), false)
	require.NoError(t, err)
	assert.Len(t, f.pages, 2, "at the usual distance the last rows would need a page of their own")
}

func TestAFormShrinksToOnePage(t *testing.T) {
	form := func(rows int) Pages {
		g := doc.Grid{Cols: []float64{1, 4}}
		for i := range rows {
			g.Rows = append(g.Rows, doc.GridRow{Height: 30, Cells: []doc.GridCell{doc.Label(fmt.Sprintf("意见%d", i+1)), doc.Opinion("同意。", 1, "签名：　　　", "　　年　　月　　日")}})
		}
		return layoutOf(t, doc.Document{Form: doc.Boxed, Title: "审批表", Blocks: []doc.Block{g}})
	}
	assert.Len(t, form(7).List, 1)
	assert.Len(t, form(9).List, 1, "wished heights give way")
	assert.Len(t, form(14).List, 2, "texts and signatures keep what they need")
}
