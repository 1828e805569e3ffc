package kit

import (
	"fmt"
	"hash/fnv"
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Radar (雷达图) is one record against the mean on a few axes; what has no value is NaN.
type Radar struct {
	Axes         []string
	Values, Mean []float64
	From, To     float64 // of every axis, to be written beside it
}

// TrendBar (趋势柱) is one bar of a trend: its name below, its figure above; without a figure it has no bar.
type TrendBar struct {
	Name, Text string
	Value      float64
}

// ChartFrom is the figure that a chart of scores starts from: 60 where no score is below it, else the ten under the least.
func ChartFrom(scores ...float64) float64 {
	from := 60.0
	for _, v := range scores {
		if !math.IsNaN(v) {
			from = min(from, math.Floor(v/10)*10)
		}
	}
	return max(from, 0)
}

// ChartShare is how far a figure reaches on an axis, 0 to 1.
func ChartShare(v, from, to float64) float64 {
	if to <= from || math.IsNaN(v) {
		return 0
	}
	return min(max((v-from)/(to-from), 0), 1)
}

const radarRings = 4

// RadarBox draws a radar; its height follows from its width, within reason.
func RadarBox(r Radar) fyne.CanvasObject {
	side := float32(0)
	var names []fyne.CanvasObject
	for _, a := range r.Axes {
		side = max(side, textWidth(a, 12, false))
		names = append(names, newText(a, 12, false, Second))
	}
	img := &canvas.Image{FillMode: canvas.ImageFillStretch}
	drawn := float32(0)
	tall := func(w float32) float32 { return min(max(w-2*side+36, 150), 290) }
	return fixedTall(tall, func(s fyne.Size) {
		radius := max(20, min((s.Width-2*side)/2-8, s.Height/2-20))
		cx, cy := s.Width/2, s.Height/2
		if len(r.Axes)%2 == 1 { // the points below do not reach as far as the one above
			cy += radius * float32(1-math.Cos(math.Pi/float64(len(r.Axes)))) / 2
		}
		if drawn != radius {
			drawn = radius
			img.Resource = r.picture(float64(radius))
			img.Refresh()
		}
		place(img, cx-radius-radarEdge, cy-radius-radarEdge, 2*(radius+radarEdge), 2*(radius+radarEdge))
		for i, o := range names {
			x, y := r.spot(i, float64(radius)+7)
			w := textWidth(r.Axes[i], 12, false)
			left, top := cx+float32(x), cy+float32(y)-9
			switch {
			case math.Abs(x) < 2:
				left -= w / 2
				top += float32(math.Copysign(5, y))
			case x < 0:
				left -= w
			}
			place(o, left, top, w, 18)
		}
	}, append([]fyne.CanvasObject{img}, names...)...)
}

// radarEdge is the room around the web for the thickness of its lines.
const radarEdge = 5

// spot is the place on axis i at a distance from the middle; the first axis points up.
func (r Radar) spot(i int, distance float64) (x, y float64) {
	s, c := math.Sincos(2 * math.Pi * float64(i) / float64(len(r.Axes)))
	return distance * s, -distance * c
}

// picture is the web, the mean and the record as an SVG file. Its name tells its content, for caches go by name. Its box starts at
// 0, 0: the painter does not scale another start, and the picture would be off on a screen of 200 %.
func (r Radar) picture(radius float64) fyne.Resource {
	p := Tokens()
	var b strings.Builder
	all := radius + radarEdge
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.1f %.1f">`, 2*all, 2*all)
	for ring := 1; ring <= radarRings; ring++ {
		b.WriteString(r.outline(all, func(int) float64 { return radius * float64(ring) / radarRings }, line(p.Line, 1)))
	}
	for i := range r.Axes {
		x, y := r.spot(i, radius)
		fmt.Fprintf(&b, `<path d="M%.1f %.1f L%.1f %.1f" %s/>`, all, all, all+x, all+y, line(p.Line, 1))
	}
	reach := func(values []float64) func(int) float64 {
		return func(i int) float64 {
			if i >= len(values) || math.IsNaN(values[i]) {
				return math.NaN()
			}
			return radius * ChartShare(values[i], r.From, r.To)
		}
	}
	b.WriteString(r.outline(all, reach(r.Mean), line(p.Line2, 2)))
	b.WriteString(r.outline(all, reach(r.Values), fmt.Sprintf(`fill="%s" fill-opacity="0.16" stroke="%[1]s" stroke-width="2"`, rgb(p.Primary))))
	for i := range r.Axes {
		if d := reach(r.Values)(i); !math.IsNaN(d) {
			x, y := r.spot(i, d)
			fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="3" fill="%s"/>`, all+x, all+y, rgb(p.Primary))
		}
	}
	b.WriteString("</svg>")
	h := fnv.New64a()
	_, _ = h.Write([]byte(b.String()))
	return fyne.NewStaticResource(fmt.Sprintf("radar-%x.svg", h.Sum64()), []byte(b.String()))
}

// outline is a closed line around a middle through the axes at the distances given; an axis without one is passed over.
func (r Radar) outline(mid float64, at func(i int) float64, pen string) string {
	var points []string
	for i := range r.Axes {
		if d := at(i); !math.IsNaN(d) {
			x, y := r.spot(i, d)
			points = append(points, fmt.Sprintf("%.1f %.1f", mid+x, mid+y))
		}
	}
	if len(points) < 2 {
		return ""
	}
	return fmt.Sprintf(`<path d="M%s Z" %s stroke-linejoin="round"/>`, strings.Join(points, " L"), pen)
}

// line is a pen without a filling.
func line(c color.Color, width int) string {
	return fmt.Sprintf(`fill="none" stroke="%s" stroke-width="%d"`, rgb(c), width)
}

func rgb(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
}

// LegendBox is a key of a chart: a short line in the colour of the chosen or of the mean, and what it stands for.
func LegendBox(text string, mean bool) fyne.CanvasObject {
	line := canvas.NewRectangle(Tokens().Primary)
	if mean {
		line.FillColor = Tokens().Line2
	}
	name := Caption(text, Second)
	return box(func() fyne.Size { return fyne.NewSize(20+name.MinSize().Width, 18) }, func(s fyne.Size) {
		place(line, 0, 8, 14, 3)
		place(name, 20, 0, s.Width-20, 18)
	}, line, name)
}

const (
	trendHigh = 190
	trendFoot = 22 // the names under the bars
	trendHead = 20 // the figures over them
)

// TrendBox draws bars from a figure upwards, the last one as the chosen; to is what a full bar stands for.
func TrendBox(bars []TrendBar, from, to float64) fyne.CanvasObject {
	p := Tokens()
	ground := newRect(p.Line2, 0)
	objs := []fyne.CanvasObject{ground}
	var rects []*canvas.Rectangle
	var names, texts []*TextLine
	for i, b := range bars {
		fill := newRect(p.Bar, 2)
		if i == len(bars)-1 {
			fill.FillColor = p.Primary
		}
		name, text := Caption(b.Name, Second).Align(Center), Caption(Dash(b.Text), Second).Align(Center)
		rects, names, texts = append(rects, fill), append(names, name), append(texts, text)
		objs = append(objs, fill, name, text)
	}
	return box(func() fyne.Size { return fyne.NewSize(200, trendHigh) }, func(s fyne.Size) {
		floor, room := s.Height-trendFoot, s.Height-trendFoot-trendHead
		place(ground, 0, floor, s.Width, 1)
		step := s.Width / float32(max(len(bars), 1))
		wide := min(step*0.56, 44)
		for i, b := range bars {
			x, high := float32(i)*step, room*float32(ChartShare(b.Value, from, to))
			if showIf(rects[i], b.Text != ""); b.Text != "" {
				high = max(high, 2)
			}
			place(rects[i], x+(step-wide)/2, floor-high, wide, high)
			place(texts[i], x, floor-high-trendHead+1, step, 18)
			place(names[i], x, floor+3, step, 18)
		}
	}, objs...)
}
