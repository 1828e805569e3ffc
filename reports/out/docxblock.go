package out

import (
	"fmt"
	"strings"

	"gongzhi/reports/doc"
)

func (x *docx) block(b doc.Block) error {
	switch b := b.(type) {
	case doc.Heading:
		x.para(par{style: headingStyle(b.Level), breaks: b.NewPage, keep: true}, textRun{text: x.count.Of(b) + b.Text})
	case doc.Para:
		x.paragraph(b)
	case doc.List:
		for i, it := range b.Items {
			x.para(par{indent: 200, align: "both"}, textRun{text: b.Mark.Of(i+1) + it})
		}
	case doc.KeyValue:
		for _, p := range b.Pairs {
			x.para(par{indent: 200, align: "both"}, textRun{text: strings.TrimRight(p.Key, "：:") + "：", font: fontHei}, textRun{text: p.Value})
		}
	case doc.Table:
		return x.table(b)
	case doc.Grid:
		x.grid(b)
	case doc.Chart:
		return x.table(chartTable(b))
	case doc.PageBreak:
		x.b.WriteString(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`)
	case doc.Space:
		for range int(b.Lines) {
			x.para(par{})
		}
	default:
		x.ending(b)
	}
	return nil
}

func headingStyle(level int) string { return fmt.Sprintf("Heading%d", min(max(level, 1), 4)) }

func (x *docx) paragraph(p doc.Para) {
	look := par{indent: 200, align: map[doc.Align]string{doc.Center: "center", doc.Right: "right"}[p.Align], keep: p.Keep}
	if look.align == "" {
		look.align = "both"
	} else {
		look.indent = 0
	}
	if p.Flush {
		look.indent = 0
	}
	lead := textRun{text: p.Lead, font: map[int]string{0: fontHei, 1: fontHei, 2: fontKai}[p.Level]}
	if p.Level > 0 && !p.Plain {
		lead.text = x.count.Next(p.Level) + p.Lead
	}
	runs := []textRun{lead}
	for _, r := range p.Runs {
		run := textRun{text: r.Text}
		if r.Bold {
			run.font = fontHei
		} else if r.Kai {
			run.font = fontKai
		}
		runs = append(runs, run)
	}
	x.para(look, runs...)
}

// ending writes the elements at the end of official papers.
func (x *docx) ending(b doc.Block) {
	switch b := b.(type) {
	case doc.Attachments:
		x.para(par{})
		for i, n := range b.Names {
			head := "　　　"
			if i == 0 {
				head = "附件："
			}
			if len(b.Names) > 1 {
				head += doc.Ordinal(3, i+1)
			}
			x.para(par{indent: 200, align: "left"}, textRun{text: head + strings.TrimRight(n, "。；")})
		}
	case doc.Sign:
		x.sign(b)
	case doc.Note:
		x.para(par{indent: 200}, textRun{text: "（" + b.Text + "）"})
	case doc.Attachment:
		label := "附件"
		if b.No > 0 {
			label += fmt.Sprint(b.No)
		}
		x.para(par{breaks: true, align: "left"}, textRun{text: label, font: fontHei})
		if b.Title != "" {
			x.para(par{style: "Title"}, textRun{text: titleText(b.Title, x.d)})
		}
		x.count = doc.Counter{}
	case doc.CopyTo:
		x.copyTo(b)
	case doc.Attendance:
		x.para(par{})
		for _, p := range b.Lines {
			if p.Value != "" {
				x.para(par{left: 640 + 960, hang: 300, align: "both"}, textRun{text: strings.TrimRight(p.Key, "：:") + "：", font: fontHei}, textRun{text: p.Value})
			}
		}
	}
}

func (x *docx) sign(s doc.Sign) {
	right, gap := 200, 1
	if s.Seal {
		right, gap = 400, 2
	}
	for range gap {
		x.para(par{keep: true})
	}
	for _, o := range s.Orgs {
		shift := 0
		if s.Seal { // the issuer stands centred over the date
			shift = max(0, right-int((columns(o)-columns(doc.Date(s.Date)))*25)) - right
		}
		x.para(par{align: "right", right: right + shift, keep: true}, textRun{text: o})
	}
	x.para(par{align: "right", right: right}, textRun{text: doc.Date(s.Date)})
}

const (
	heavyTop  = `<w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="000000"/></w:pBdr>`
	heavyBoth = `<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/><w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/></w:pBdr>`
)

func (x *docx) copyTo(c doc.CopyTo) {
	x.para(par{})
	label, top, both := "抄送：", heavyTop, heavyBoth
	if x.d.Form == doc.Minutes {
		label = "发送："
	}
	if x.d.Form == doc.Letter {
		top, both = "", ""
	}
	if len(c.Copies) > 0 {
		x.para(par{extra: top, align: "both"}, textRun{text: "　" + label + strings.Join(c.Copies, "，") + "。", size: 14})
	}
	if c.Printer != "" && x.d.Form != doc.Letter {
		x.para(par{extra: both, align: "both"}, textRun{text: "　" + c.Printer + "　　　　　" + doc.Date(c.Date) + "印发", size: 14})
	}
}

// chartTable gives the numbers of a chart as a table.
func chartTable(c doc.Chart) doc.Table {
	t := doc.Table{Title: c.Title, Columns: []doc.Column{{Title: "项目"}}}
	if c.Unit != "" {
		t.Unit = "单位：" + c.Unit
	}
	series := c.Series
	if len(c.Targets) > 0 {
		series = append(append([]doc.Series(nil), series...), doc.Series{Name: "目标", Values: c.Targets})
	}
	for _, s := range series {
		t.Columns = append(t.Columns, doc.Column{Title: s.Name, Kind: doc.Number})
	}
	t.Rows = doc.Each(c.Categories, func(i int, name string) []doc.Cell {
		row := []doc.Cell{{Text: name, Align: doc.Left}}
		for _, s := range series {
			v := "—"
			if i < len(s.Values) {
				v = chartNumber(c, s.Values[i])
			}
			row = append(row, doc.Cell{Text: v, Align: doc.Right})
		}
		return row
	})
	if c.Reference != nil {
		t.Notes = []string{c.Reference.Name + "：" + chartNumber(c, c.Reference.Value)}
	}
	return t
}
