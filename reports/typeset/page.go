package typeset

import "time"

// Color is a colour 0xRRGGBB (颜色). The zero value is black.
type Color uint32

// The colours of papers: the red of the head, light fills and lines of tables, and lamps that differ in grey too.
const (
	Black   Color = 0x000000
	Red     Color = 0xE60000
	White   Color = 0xFFFFFF
	Pale    Color = 0xF0F0F0
	Grid    Color = 0xD0D0D0
	Dim     Color = 0x595959
	Green   Color = 0x2E7D32
	Yellow  Color = 0xE0A000
	Crimson Color = 0xC62828
)

// Text is a run of characters of one face at one pitch (文字). X and Y are the start of the baseline in millimetres.
type Text struct {
	X, Y  float64
	Size  float64 // points
	Track float64 // millimetres added after each character
	W     float64 // width in millimetres, without the tracking after the last character
	S     string
	Face  *Face
	Role  Role // the role the face plays here
	Half  bool // a mark at the end of a line, whose blank right half is cut off
	Color Color
}

// Rule is a straight line (线).
type Rule struct {
	X1, Y1, X2, Y2 float64
	Width          float64 // millimetres
	Color          Color
	Dash           float64 // length of dashes in millimetres; 0: solid
}

// Box is a filled rectangle (色块).
type Box struct {
	X, Y, W, H float64
	Fill       Color
}

// Point is a place on the page in millimetres.
type Point struct{ X, Y float64 }

// Path is a polygon or line of points (图形); curves come already flattened.
type Path struct {
	Points []Point
	Closed bool
	Filled bool
	Fill   Color
	Width  float64 // of the stroke; 0: none
	Color  Color
	Dash   float64
}

// Image is a picture already encoded as PNG or JPEG (图片).
type Image struct {
	X, Y, W, H float64
	Data       []byte
}

// Layer holds drawing operations; they are drawn in the order boxes, paths, rules, images, texts.
type Layer struct {
	Boxes  []Box
	Paths  []Path
	Rules  []Rule
	Images []Image
	Texts  []Text
}

// Page is one side of paper in millimetres (页).
type Page struct {
	Width, Height float64
	Number        int // printed page number; 0: none
	Layer
	// Turned is drawn rotated a quarter turn counter-clockwise: its x runs up the page, its y from left to
	// right, as landscape tables stand in bound official papers.
	Turned *Layer
}

// Mark is an entry of the outline and of the table of contents (目录项).
type Mark struct {
	Title string
	Level int // 0 is the top
	Page  int // index into Pages.List
	Y     float64
}

// Pages is a paper set in type (版面).
type Pages struct {
	List    []Page
	Outline []Mark
	Title   string
	Author  string
	Subject string
	Words   []string
	Created time.Time
}

// Substitution tells that a role is played by another face than the standard wants (字体替代).
type Substitution struct {
	Role   Role
	Wanted string
	Used   string
}

// Missing tells that a character has no glyph in any face and was printed as 〓 (缺字).
type Missing struct {
	Rune  rune
	Place string
}

// Report tells what the reader of a printed paper must know before printing (排版报告).
type Report struct {
	Substitutions []Substitution
	Missing       []Missing
	Warnings      []string
}
