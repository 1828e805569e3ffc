package doc

import "time"

// Run is a piece of text with one face (文字段).
type Run struct {
	Text string
	Bold bool // 黑体 in official papers
	Kai  bool // 楷体
}

// Align is the position of text in its space (对齐).
type Align int

// Auto lets the block choose: numbers right, short words centred, long text left.
const (
	Auto Align = iota
	Left
	Center
	Right
)

// Heading is a heading (层次标题). Level 1 to 4 print 一、（一）1.（1）.
type Heading struct {
	Level   int
	Text    string
	Plain   bool // without a number
	NewPage bool // begins a page
	Restart bool // numbering of this level begins again at one
}

// Para is a paragraph (段落), indented by two characters.
//
// With Level set it begins with a run-in heading: the next number of that level and Lead in the heading's face.
type Para struct {
	Runs  []Run
	Level int
	Lead  string
	Plain bool  // the run-in heading has no number
	Flush bool  // no first-line indent
	Align Align // Left (default), Center or Right
	Keep  bool  // stays on the page of the next block
}

// Text makes a paragraph of one run.
func Text(s string) Para { return Para{Runs: []Run{{Text: s}}} }

// Rich makes a paragraph of several runs.
func Rich(runs ...Run) Para { return Para{Runs: runs} }

// Plain makes an ordinary run.
func Plain(s string) Run { return Run{Text: s} }

// Bold makes a bold run.
func Bold(s string) Run { return Run{Text: s, Bold: true} }

// String gives the paragraph's own words without number.
func (p Para) String() string {
	s := p.Lead
	for _, r := range p.Runs {
		s += r.Text
	}
	return s
}

// Mark is how list items begin (项目符号).
type Mark int

// Arabic prints 1. 2., Paren prints （1）（2）, Han prints 一是二是, Bullet prints ●, None prints nothing.
const (
	Arabic Mark = iota
	Paren
	Han
	Bullet
	None
)

// List is a list of short items (列表).
type List struct {
	Items []string
	Mark  Mark
}

// KeyValue prints labelled lines, in one or more columns (要素行).
type KeyValue struct {
	Pairs   []Pair
	Columns int // 0 or 1: one pair per line
}

// Sign is the issuer and date at the end of an official paper (落款).
type Sign struct {
	Orgs []string // one or more issuers; empty: the date alone
	Date time.Time
	Seal bool   // leave the space and the position for a seal; the seal itself is never drawn
	Post string // the signer's post, when his stamp (签名章) takes the place of the issuer: its space is left, it is never drawn
}

// Note is a note in parentheses under the date (附注), given without the parentheses.
type Note struct{ Text string }

// Attachments names the attachments under the text (附件说明). One name takes no number.
type Attachments struct{ Names []string }

// Attachment begins an attachment on a new page (附件): its number and title. No 0 prints 附件 alone.
type Attachment struct {
	No    int
	Title string
}

// CopyTo is the block at the foot of the last page (版记).
type CopyTo struct {
	To      string   // 主送 moved here when too long for the first page
	Copies  []string // 抄送 organisations
	Printer string   // 印发机关; empty: no printing line
	Date    time.Time
}

// Attendance lists who was there, at the end of minutes (出席、请假、列席). Empty values are left away.
type Attendance struct{ Lines []Pair }

// PageBreak begins a new page (分页). In workbooks and plain text it does nothing.
type PageBreak struct{}

// Space leaves empty lines (空行).
type Space struct{ Lines float64 }

func (Heading) block()     {}
func (Para) block()        {}
func (List) block()        {}
func (KeyValue) block()    {}
func (Sign) block()        {}
func (Note) block()        {}
func (Attachments) block() {}
func (Attachment) block()  {}
func (CopyTo) block()      {}
func (Attendance) block()  {}
func (PageBreak) block()   {}
func (Space) block()       {}
