// Package doc holds a paper as a value: its form, its head, its blocks and its foot.
//
// Nothing here prints. Package typeset turns a Document into pages, package out turns pages or the Document
// into files. All values are plain data, so that a paper can be compared, tested and printed twice alike.
package doc

import "time"

// Form is the kind of sheet a paper is printed on (版式).
type Form int

// The forms of GB/T 9704-2012 come first, the office's own working papers after them.
const (
	// Official is the red-headed document: 通知, 决定, 通报, 报告, 请示 (文件).
	Official Form = iota
	// Letter is the letter form with double red rules (信函).
	Letter
	// Minutes is the minutes form with the red mark ××纪要 (纪要).
	Minutes
	// Landscape is a working table on A4 landscape (横表).
	Landscape
	// Portrait is a working table on A4 portrait (竖表).
	Portrait
	// Boxed is a boxed form with labelled cells on A4 portrait (表单).
	Boxed
	// Report has a cover, a table of contents, headings, tables and charts (报告).
	Report
)

// String gives the Chinese word of the form.
func (f Form) String() string {
	names := [...]string{"文件", "信函", "纪要", "横表", "竖表", "表单", "报告"}
	if f < 0 || int(f) >= len(names) {
		return "版式"
	}
	return names[f]
}

// Formal reports whether the form follows the GB/T 9704 grid.
func (f Form) Formal() bool { return f == Official || f == Letter || f == Minutes }

// Document is one paper (公文、表格或报告).
type Document struct {
	Code   string // code of the paper, for instance D08
	Title  string // title printed on the paper; line feeds are obeyed, else it is broken by meaning
	Form   Form
	Head   Head
	Blocks []Block
	Foot   Foot
	Meta   Meta
	Names  []string // people named in the text: a name is not broken between two lines
}

// Head is what stands above the text (版头). Empty fields are not printed.
type Head struct {
	Org      string    // issuing organisation; the red mark is Org+文件, or Org (信函), or Org+纪要 unless Mark is set
	Mark     string    // the whole red mark when it differs, for instance 清河湾街道联席会议纪要
	Partners []string  // further organisations of a joint paper, printed under Org in the red mark
	CopyNo   string    // 份号, six digits
	Secrecy  string    // 密级和保密期限, for instance 秘密★5年
	Urgency  string    // 紧急程度: 特急 or 加急
	Number   string    // 发文字号, for instance 清办发〔2026〕12号; in 纪要 the number or 第3期
	Signers  []string  // 签发人; printed for upward papers only (请示、报告)
	To       string    // 主送机关 without the colon
	Date     time.Time // 纪要: printed at the right of the line with Org above the red rule; zero: that line is left away
	Lines    []Pair    // labelled lines under the head: 时间、地点、主持 (纪要), 单位、期间 (表格), 编号 (表单)
	Unit     string    // 计量单位 at the right end of a table's head line, for instance 单位：件
	Subtitle string    // line under the title of a table or report, for instance 2026年第三季度
	Cover    []Pair    // labelled lines on the cover of a report: 编制单位、编制日期、版本
	Contents bool      // print a table of contents after the cover
}

// Foot is what stands at the bottom (页脚).
type Foot struct {
	Items   []Pair   // 制表、审核、负责人、制表日期 on one line under the last table or at the end
	Notes   []string // small notes above the foot line: sources, rules used, warnings
	Anchor  string   // evidence line on every page, for instance 存证 2026-11-23 第128条 3f9a…
	NoPages bool     // leave page numbers away
}

// Meta goes into the file's properties (文档属性). Created must be set for identical output of one record.
type Meta struct {
	Title    string // empty: Document.Title
	Author   string
	Subject  string
	Keywords []string
	Created  time.Time
	Day      time.Time // what the paper is of: in the names of its files; zero: Created
	Copies   int       // how many are printed, one for each unit that gets it; zero: nobody knows
}

// Pair is a label with its value (标签与内容). The colon is added when printed.
type Pair struct{ Key, Value string }

// Block is one part of a paper's body (版块). Only the types of this package are blocks.
type Block interface{ block() }

// Name gives the title on one line, for file properties and outlines.
func (d Document) Name() string {
	name := d.Meta.Title
	if name == "" {
		name = d.Title
	}
	out := make([]rune, 0, len(name))
	for _, r := range name {
		if r != '\n' {
			out = append(out, r)
		}
	}
	return string(out)
}

// RedMark gives the text of the red mark of an official paper.
func (d Document) RedMark() string {
	switch {
	case d.Head.Mark != "":
		return d.Head.Mark
	case d.Head.Org == "":
		return ""
	case d.Form == Minutes:
		return d.Head.Org + "纪要"
	case d.Form == Letter:
		return d.Head.Org
	}
	return d.Head.Org + "文件"
}
