package out

import (
	"fmt"
	"strings"

	"gongzhi/reports/doc"
)

// Text writes a Document as plain text: for golden texts, for copying and for reading aloud.
func Text(d doc.Document) string {
	w := &textWriter{form: d.Form}
	w.head(d)
	for _, b := range d.Blocks {
		w.block(b)
	}
	for _, n := range d.Foot.Notes {
		w.line(n)
	}
	if len(d.Foot.Items) > 0 {
		w.line(pairs(d.Foot.Items, "　"))
	}
	return strings.TrimRight(w.b.String(), "\n") + "\n"
}

type textWriter struct {
	b     strings.Builder
	form  doc.Form
	count doc.Counter
}

func (w *textWriter) line(s string) {
	w.b.WriteString(strings.TrimRight(s, " "))
	w.b.WriteByte('\n')
}

// some writes a line unless it is empty.
func (w *textWriter) some(s string) {
	if s != "" {
		w.line(s)
	}
}

func (w *textWriter) blank() {
	if w.b.Len() > 0 && !strings.HasSuffix(w.b.String(), "\n\n") {
		w.b.WriteByte('\n')
	}
}

func colon(key, value string) string {
	if key == "" {
		return value
	}
	return strings.TrimRight(key, "：:") + "：" + value
}

func pairs(ps []doc.Pair, between string) string {
	out := make([]string, 0, len(ps))
	for _, p := range ps {
		out = append(out, colon(p.Key, p.Value))
	}
	return strings.Join(out, between)
}

func (w *textWriter) head(d doc.Document) {
	h := d.Head
	for _, s := range []string{h.CopyNo, h.Secrecy, h.Urgency} {
		w.some(s)
	}
	if d.Form.Formal() {
		w.some(d.RedMark())
		w.some(h.Number)
		if len(h.Signers) > 0 {
			w.line("签发人：" + strings.Join(h.Signers, "　"))
		}
		if d.Form == doc.Minutes && !h.Date.IsZero() {
			w.line(h.Org + "　" + doc.Date(h.Date))
		}
		w.blank()
	} else if h.Number != "" {
		w.line(h.Number)
	}
	w.some(strings.ReplaceAll(d.Title, "\n", ""))
	w.some(h.Subtitle)
	for _, p := range h.Cover {
		w.line(colon(p.Key, p.Value))
	}
	if h.To != "" {
		w.blank()
		w.line(strings.TrimRight(h.To, "：:") + "：")
	}
	if !d.Form.Formal() && len(h.Lines) > 0 {
		w.line(pairs(h.Lines, "　"))
	} else {
		for _, p := range h.Lines {
			w.line(colon(p.Key, p.Value))
		}
	}
	w.some(h.Unit)
	w.blank()
}

func (w *textWriter) block(b doc.Block) {
	switch b := b.(type) {
	case doc.Heading:
		w.line(w.count.Of(b) + b.Text)
	case doc.Para:
		number := ""
		if b.Level > 0 && !b.Plain {
			number = w.count.Next(b.Level)
		}
		w.line(number + b.String())
	case doc.List:
		for i, it := range b.Items {
			w.line(b.Mark.Of(i+1) + it)
		}
	case doc.KeyValue:
		w.line(pairs(b.Pairs, "\n"))
	case doc.Table:
		w.table(b)
	case doc.Grid:
		w.grid(b)
	case doc.Chart:
		w.chart(b)
	case doc.PageBreak, doc.Space:
		w.blank()
	default:
		w.ending(b)
	}
}

func (w *textWriter) ending(b doc.Block) {
	switch b := b.(type) {
	case doc.Attachments:
		w.blank()
		for i, n := range b.Names {
			if len(b.Names) > 1 {
				n = doc.Ordinal(3, i+1) + n
			}
			if i == 0 {
				n = "附件：" + n
			}
			w.line(n)
		}
	case doc.Sign:
		w.blank()
		for _, o := range b.Orgs {
			w.line(o)
		}
		w.some(doc.Date(b.Date))
	case doc.Note:
		w.line("（" + b.Text + "）")
	case doc.Attachment:
		w.blank()
		if b.No > 0 {
			w.line(fmt.Sprintf("附件%d", b.No))
		} else {
			w.line("附件")
		}
		w.some(b.Title)
		w.count = doc.Counter{}
	case doc.CopyTo:
		w.copyTo(b)
	case doc.Attendance:
		w.blank()
		for _, p := range b.Lines {
			if p.Value != "" {
				w.line(colon(p.Key, p.Value))
			}
		}
	}
}

func (w *textWriter) copyTo(c doc.CopyTo) {
	w.blank()
	label := "抄送："
	if w.form == doc.Minutes {
		label = "发送："
	}
	if c.To != "" {
		w.line("主送：" + c.To + "。")
	}
	if len(c.Copies) > 0 {
		w.line(label + strings.Join(c.Copies, "，") + "。")
	}
	if c.Printer != "" {
		w.line(c.Printer + "　" + doc.Date(c.Date) + "印发")
	}
}

// table writes cells between bars; a merged cell shows ″.
func (w *textWriter) table(t doc.Table) {
	w.some(t.Title)
	w.some(t.Unit)
	titles := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = strings.ReplaceAll(c.Title, "\n", "")
		if c.Group != "" {
			titles[i] = c.Group + "·" + titles[i]
		}
	}
	w.line(strings.Join(titles, " | "))
	n := 0
	if t.Rows != nil {
		for row := range t.Rows {
			w.line(rowText(row))
			n++
		}
	}
	if n == 0 {
		w.line(emptyWord(t))
	}
	if len(t.Total) > 0 {
		w.line(rowText(t.Total))
	}
	for _, note := range t.Notes {
		w.line(note)
	}
	w.blank()
}

func emptyWord(t doc.Table) string {
	if t.Empty != "" {
		return t.Empty
	}
	return "无"
}

func rowText(row []doc.Cell) string {
	cells := make([]string, len(row))
	for i, c := range row {
		cells[i] = strings.ReplaceAll(c.Text, "\n", " ")
		if c.Same {
			cells[i] = "″"
		}
	}
	return strings.Join(cells, " | ")
}

func (w *textWriter) grid(g doc.Grid) {
	w.some(g.Title)
	for _, r := range g.Rows {
		cells := make([]string, 0, len(r.Cells))
		for _, c := range r.Cells {
			s := strings.ReplaceAll(c.Text, "\n", " ")
			if c.Label {
				s = "【" + s + "】"
			}
			if len(c.Sign) > 0 {
				s = strings.TrimSpace(s + " " + strings.Join(c.Sign, " "))
			}
			cells = append(cells, s)
		}
		w.line(strings.Join(cells, " | "))
	}
	for _, n := range g.Notes {
		w.line(n)
	}
	w.blank()
}

// chart writes the numbers behind a chart.
func (w *textWriter) chart(c doc.Chart) {
	title := "图：" + c.Title
	if c.Unit != "" {
		title += "（单位：" + c.Unit + "）"
	}
	w.line(title)
	for i, name := range c.Categories {
		cells := []string{name}
		for _, s := range c.Series {
			v := "—"
			if i < len(s.Values) {
				v = chartNumber(c, s.Values[i])
			}
			cells = append(cells, s.Name+" "+v)
		}
		if i < len(c.Targets) {
			cells = append(cells, "目标 "+chartNumber(c, c.Targets[i]))
		}
		w.line(strings.Join(cells, " | "))
	}
	if c.Reference != nil {
		w.line(c.Reference.Name + " " + chartNumber(c, c.Reference.Value))
	}
	w.blank()
}

func chartNumber(c doc.Chart, v float64) string {
	if c.Percent {
		return doc.Pct(v, c.Decimals).Text
	}
	return doc.Fixed(v, c.Decimals)
}
