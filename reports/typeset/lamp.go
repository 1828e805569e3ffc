package typeset

import (
	"math"

	"gongzhi/reports/doc"
)

// lamp draws a traffic light as a shape of its own, so that a black-and-white print tells them apart:
// green a ring, yellow a triangle, red a full square, grey a bar, finished a tick.
func (l *Layer) lamp(light doc.Light, x, y, r float64) {
	switch light {
	case doc.Green:
		l.Paths = append(l.Paths, Path{Points: circle(x, y, r*0.85), Closed: true, Width: r * 0.45, Color: Green})
	case doc.Yellow:
		l.Paths = append(l.Paths, Path{Points: []Point{{x, y - r}, {x + r, y + r*0.8}, {x - r, y + r*0.8}}, Closed: true,
			Filled: true, Fill: Yellow, Width: 0.15, Color: Black})
	case doc.Red:
		l.Paths = append(l.Paths, Path{Points: []Point{{x - r, y - r}, {x + r, y - r}, {x + r, y + r}, {x - r, y + r}}, Closed: true,
			Filled: true, Fill: Crimson})
	case doc.Grey:
		l.Paths = append(l.Paths, Path{Points: []Point{{x - r, y}, {x + r, y}}, Width: r * 0.5, Color: Dim})
	case doc.Finished:
		l.Paths = append(l.Paths, Path{Points: []Point{{x - r, y}, {x - r*0.25, y + r*0.8}, {x + r, y - r*0.9}}, Width: r * 0.4, Color: Green})
	}
}

func circle(x, y, r float64) []Point {
	const n = 16
	pts := make([]Point, n)
	for i := range pts {
		s, c := math.Sincos(2 * math.Pi * float64(i) / n)
		pts[i] = Point{x + r*c, y + r*s}
	}
	return pts
}
