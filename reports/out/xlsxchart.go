package out

import (
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongzhi/reports/doc"
)

// chart writes a chart as a sheet with its numbers and a native chart beside them.
func (b *book) chart(c doc.Chart) error {
	if len(c.Categories) == 0 || len(c.Series) == 0 {
		return nil
	}
	want := c.Title
	if want == "" {
		want = "图表"
	}
	name, err := b.sheet(want)
	if err != nil {
		return err
	}
	series := append([]doc.Series(nil), c.Series...)
	if len(c.Targets) > 0 {
		series = append(series, doc.Series{Name: "目标", Values: c.Targets})
	}
	if c.Reference != nil {
		same := make([]float64, len(c.Categories))
		for i := range same {
			same[i] = c.Reference.Value
		}
		series = append(series, doc.Series{Name: c.Reference.Name, Values: same})
	}
	if err := b.chartNumbers(name, c, series); err != nil {
		return err
	}
	if err := b.nativeChart(name, c, series); err != nil {
		return err
	}
	return b.pageSetup(name, pageWish{landscape: true, onePage: true})
}

// chartNumbers writes the table of the chart's values.
func (b *book) chartNumbers(name string, c doc.Chart, series []doc.Series) error {
	head, err := b.style(styleKey{align: doc.Center, bold: true, size: 10.5, border: true, fill: true})
	if err != nil {
		return err
	}
	format := zeros("0", c.Decimals)
	if c.Percent {
		format += "%"
	}
	number, err := b.style(styleKey{align: doc.Right, size: 10.5, border: true, format: format})
	if err != nil {
		return err
	}
	word, err := b.style(styleKey{align: doc.Left, size: 10.5, border: true})
	if err != nil {
		return err
	}
	set := func(col, row, style int, v any) {
		if err == nil {
			err = b.f.SetCellValue(name, at(col, row), v)
		}
		if err == nil {
			err = b.f.SetCellStyle(name, at(col, row), at(col, row), style)
		}
	}
	corner := "项目"
	if c.Unit != "" {
		corner += "（" + c.Unit + "）"
	}
	set(1, 1, head, corner)
	for j, s := range series {
		set(j+2, 1, head, literal(s.Name))
	}
	for i, cat := range c.Categories {
		set(1, i+2, word, literal(cat))
		for j, s := range series {
			if i < len(s.Values) && !math.IsNaN(s.Values[i]) && !math.IsInf(s.Values[i], 0) {
				set(j+2, i+2, number, s.Values[i])
			} else {
				set(j+2, i+2, number, nil)
			}
		}
	}
	if err != nil {
		return err
	}
	return b.f.SetColWidth(name, "A", "A", 22)
}

func (b *book) nativeChart(name string, c doc.Chart, series []doc.Series) error {
	quoted := "'" + strings.ReplaceAll(name, "'", "''") + "'"
	n := len(c.Categories)
	list := make([]excelize.ChartSeries, len(series))
	for j := range series {
		col, err := excelize.ColumnNumberToName(j + 2)
		if err != nil {
			return err
		}
		list[j] = excelize.ChartSeries{Name: fmt.Sprintf("%s!$%s$1", quoted, col),
			Categories: fmt.Sprintf("%s!$A$2:$A$%d", quoted, n+1), Values: fmt.Sprintf("%s!$%s$2:$%s$%d", quoted, col, col, n+1)}
	}
	kind := map[doc.ChartKind]excelize.ChartType{doc.Bars: excelize.Bar, doc.Columns: excelize.Col, doc.Stacked: excelize.ColStacked,
		doc.Lines: excelize.Line, doc.Radar: excelize.Radar, doc.Target: excelize.Bar}[c.Kind]
	chart := &excelize.Chart{Type: kind, Series: list, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: safe(c.Title)}}},
		Legend: excelize.ChartLegend{Position: "bottom"}, Dimension: excelize.ChartDimension{Width: 640, Height: 400},
		XAxis: excelize.ChartAxis{ReverseOrder: kind == excelize.Bar}, YAxis: excelize.ChartAxis{Minimum: c.Min, Maximum: c.Max, MajorGridLines: true},
		PlotArea: excelize.ChartPlotArea{ShowVal: len(series) <= 2}}
	return b.f.AddChart(name, at(len(series)+3, 2), chart)
}
