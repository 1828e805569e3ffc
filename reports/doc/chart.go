package doc

// ChartKind is the kind of a chart (图表类型). There are no pies and no gauges.
type ChartKind int

// Bars lie for rankings and stand for few categories; Lines follow quarters; Target draws a bar against its goal.
const (
	Bars    ChartKind = iota // horizontal bars (条形图)
	Columns                  // vertical bars, several series side by side (柱形图)
	Stacked                  // vertical bars, series on top of each other (堆积柱形图)
	Lines                    // lines over quarters (折线图)
	Radar                    // indicators of few units (雷达图)
	Target                   // bar with goal mark (目标达成图)
)

// Series is one row of values of a chart (数据系列); math.NaN() is a gap.
type Series struct {
	Name   string
	Values []float64
}

// Chart is a chart drawn as vectors in the paper's own fonts (图表).
type Chart struct {
	Kind       ChartKind
	Title      string
	Unit       string   // of the values, for instance 分
	Categories []string // names of bars, quarters or radar axes
	Series     []Series
	Reference  *Reference // a line across: group mean, pass mark
	Targets    []float64  // Target: the goal of each category
	Min, Max   *float64   // axis limits; nil: chosen, bars always begin at zero unless Min says otherwise
	Decimals   int
	Percent    bool    // values are fractions
	Height     float64 // millimetres; 0: chosen
	Highlight  int     // 1-based category drawn dark in a ranking; 0: none
}

// Reference is a labelled line across a chart (参考线).
type Reference struct {
	Name  string
	Value float64
}

// At gives a pointer to v, for axis limits.
func At(v float64) *float64 { return &v }

func (Chart) block() {}
