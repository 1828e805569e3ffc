package typeset

import (
	"math"
	"slices"

	"gongzhi/reports/doc"
)

// bars draws lying bars with names at the left and values at their ends; Target adds the goal as a black mark.
func (p *plot) bars() {
	p.scale(5)
	names := 0.0
	for _, c := range p.c.Categories {
		names = max(names, p.f.textWidth(oneLine(c), p.k))
	}
	names = min(names, p.w*0.35) + 2
	x0, w := p.x+names, p.w-names-p.k.em()*p.valueRoom()
	at := func(v float64) float64 { return x0 + w*(min(max(v, p.lo), p.hi)-p.lo)/(p.hi-p.lo) }
	p.acrossMarks(at)
	pitch := (p.h - 6) / float64(len(p.c.Categories))
	thick := min(5.5, pitch*0.72) / float64(len(p.c.Series))
	zero := at(max(p.lo, min(0, p.hi)))
	for i, name := range p.c.Categories {
		mid := p.y + pitch*(float64(i)+0.5)
		p.fitted(name, Point{x0 - 1.5, mid}, names-1, 1)
		for j, s := range p.c.Series {
			if i >= len(s.Values) || !finite(s.Values[i]) {
				continue
			}
			v, top := s.Values[i], mid+thick*(float64(j)-float64(len(p.c.Series))/2)
			fill := ink(j)
			if len(p.c.Series) == 1 && p.c.Highlight > 0 && i != p.c.Highlight-1 {
				fill = ink(1)
			}
			p.box(Box{X: zero, Y: top, W: at(v) - zero, H: thick * 0.92, Fill: fill})
			p.barValue(p.barText(v, i), max(at(v), zero)+1, top+thick*0.46, at)
		}
		p.goal(i, at, mid, thick*float64(len(p.c.Series)))
	}
	p.rule(Point{zero, p.y}, Point{zero, p.y + p.h - 6}, 0.25, Black)
	p.reference(at)
}

// barText writes a bar's value, with its goal when there is one.
func (p *plot) barText(v float64, i int) string {
	if i < len(p.c.Targets) && finite(p.c.Targets[i]) {
		return p.value(v) + "（目标" + p.value(p.c.Targets[i]) + "）"
	}
	return p.value(v)
}

// barValue writes a value after its bar, and after the reference line where that would cross it.
func (p *plot) barValue(s string, x, y float64, at func(float64) float64) {
	w := p.f.textWidth(s, p.k)
	for _, line := range p.crossing(at) {
		if line > x-1 && line < x+w+0.5 {
			x = line + 1
		}
	}
	p.label(s, x, y, 0)
}

func (p *plot) crossing(at func(float64) float64) []float64 {
	var xs []float64
	if r := p.c.Reference; r != nil && finite(r.Value) {
		xs = append(xs, at(r.Value))
	}
	for _, v := range p.c.Targets {
		if finite(v) {
			xs = append(xs, at(v))
		}
	}
	slices.Sort(xs)
	return xs
}

// goal draws the goal mark of a category.
func (p *plot) goal(i int, at func(float64) float64, mid, thick float64) {
	if i >= len(p.c.Targets) || !finite(p.c.Targets[i]) {
		return
	}
	x := at(p.c.Targets[i])
	p.f.layer.Rules = append(p.f.layer.Rules, Rule{X1: x, Y1: mid - thick*0.8, X2: x, Y2: mid + thick*0.8, Width: 0.7, Color: Crimson})
}

// valueRoom is the space kept for values behind the longest bar, in em.
func (p *plot) valueRoom() float64 {
	if len(p.c.Targets) > 0 {
		return 11
	}
	return 5
}

// acrossMarks draws the value axis of lying bars.
func (p *plot) acrossMarks(at func(float64) float64) {
	for v := p.lo; v <= p.hi+p.step/1000; v += p.step {
		p.mark(at(v), p.y, at(v), p.y+p.h-6)
		p.label(p.tick(v), at(v), p.y+p.h-3.5, 0.5)
	}
}

// reference draws the reference line of lying bars with its name above.
func (p *plot) reference(at func(float64) float64) {
	r := p.c.Reference
	if r == nil || !finite(r.Value) {
		return
	}
	x := at(r.Value)
	p.f.layer.Rules = append(p.f.layer.Rules, Rule{X1: x, Y1: p.y - 0.5, X2: x, Y2: p.y + p.h - 6, Width: 0.35, Color: Crimson, Dash: 1.5})
	text := oneLine(r.Name) + " " + p.value(r.Value)
	half := p.f.textWidth(text, p.k) / 2
	p.label(text, min(x, p.x+p.w-half), p.y-2, 0.5)
}

// fitted writes a name, in smaller type when it is too wide.
func (p *plot) fitted(s string, at Point, room, anchor float64) {
	small := *p
	s = oneLine(s)
	for small.f.textWidth(s, small.k) > room && small.k.pt > 6.5 {
		small.k.pt -= 0.5
	}
	if r := []rune(s); small.f.textWidth(s, small.k) > room {
		for len(r) > 1 && small.f.textWidth(string(r)+"…", small.k) > room {
			r = r[:len(r)-1]
		}
		s = string(r) + "…"
	}
	small.label(s, at.X, at.Y, anchor)
}

// upright prepares the frame of standing charts: value axis at the left, names below; it gives the two scales.
func (p *plot) upright() (at func(float64) float64, slot float64) {
	p.scale(5)
	axis := 0.0
	for v := p.lo; v <= p.hi+p.step/1000; v += p.step {
		axis = max(axis, p.f.textWidth(p.tick(v), p.k))
	}
	p.x += axis + 2
	p.w -= axis + 4
	names := p.k.em() * 1.6
	p.y += 3
	p.h -= names + 4
	at = func(v float64) float64 { return p.y + p.h*(1-(min(max(v, p.lo), p.hi)-p.lo)/(p.hi-p.lo)) }
	for v := p.lo; v <= p.hi+p.step/1000; v += p.step {
		p.mark(p.x, at(v), p.x+p.w, at(v))
		p.label(p.tick(v), p.x-1.2, at(v), 1)
	}
	slot = p.w / float64(len(p.c.Categories))
	widest := 0.0
	for _, c := range p.c.Categories {
		widest = max(widest, p.f.textWidth(oneLine(c), p.k))
	}
	every := 1
	if widest > slot {
		every = max(1, int(math.Ceil(min(widest, slot*4)/slot)))
		if every*len(p.c.Categories) <= 2*len(p.c.Categories) && slot > 12 {
			every = 1
		}
	}
	for i, c := range p.c.Categories {
		if i%every == 0 {
			p.fitted(c, Point{p.x + slot*(float64(i)+0.5), p.y + p.h + names/2 + 0.8}, slot*float64(every)-0.5, 0.5)
		}
	}
	p.rule(Point{p.x, at(max(p.lo, min(0, p.hi)))}, Point{p.x + p.w, at(max(p.lo, min(0, p.hi)))}, 0.25, Black)
	if r := p.c.Reference; r != nil && finite(r.Value) {
		p.f.layer.Rules = append(p.f.layer.Rules, Rule{X1: p.x, Y1: at(r.Value), X2: p.x + p.w, Y2: at(r.Value), Width: 0.35, Color: Crimson, Dash: 1.5})
		p.label(oneLine(r.Name)+" "+p.value(r.Value), p.x+p.w, at(r.Value)-1.8, 1)
	}
	return at, slot
}

// columns draws standing bars, side by side or stacked.
func (p *plot) columns() {
	at, slot := p.upright()
	n := len(p.c.Series)
	stacked := p.c.Kind == doc.Stacked
	thick := min(14, slot*0.7)
	if !stacked {
		thick = min(10, slot*0.78/float64(n))
	}
	for i := range p.c.Categories {
		mid := p.x + slot*(float64(i)+0.5)
		sum := 0.0
		for j, s := range p.c.Series {
			if i >= len(s.Values) || !finite(s.Values[i]) {
				continue
			}
			v, left, from := s.Values[i], mid-thick/2, sum
			if !stacked {
				left, from = mid+thick*(float64(j)-float64(n)/2), max(p.lo, min(0, p.hi))
			}
			to := from + v
			if !stacked {
				to = v
			}
			top, bottom := min(at(from), at(to)), max(at(from), at(to))
			p.box(Box{X: left, Y: top, W: thick * 0.94, H: bottom - top, Fill: ink(j)})
			p.outline(left, top, thick*0.94, bottom-top)
			sum += v
			p.columnValue(v, left+thick*0.47, columnAt{top, bottom, thick, j})
		}
		if stacked && n > 1 {
			p.label(p.value(sum), mid, at(sum)-1.8, 0.5)
		}
	}
}

type columnAt struct {
	top, bottom, thick float64
	series             int
}

// columnValue writes a value above its bar, or inside a stacked one when there is room.
func (p *plot) columnValue(v, x float64, at columnAt) {
	small := *p
	for small.k.pt > 6 && small.f.textWidth(p.value(v), small.k) > at.thick {
		small.k.pt -= 0.5
	}
	if p.c.Kind != doc.Stacked {
		small.label(p.value(v), x, at.top-1.7, 0.5)
		return
	}
	if at.bottom-at.top < small.k.em()*1.1 {
		return
	}
	if at.series%6 == 0 || at.series%6 == 3 || at.series%6 == 4 {
		small.k.color = White
	}
	small.label(p.value(v), x, (at.top+at.bottom)/2, 0.5)
}
