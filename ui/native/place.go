package native

import (
	"encoding/json"
)

// Place (窗口位置) is where a window stands, in pixels of the screen; a monitor left of the first one has negative ones.
type Place struct {
	X, Y, Wide, High int
	Maximized        bool
}

// String is the place as the preferences keep it.
func (p Place) String() string {
	raw, _ := json.Marshal(p)
	return string(raw)
}

// ParsePlace reads what String wrote.
func ParsePlace(text string) (p Place, ok bool) {
	return p, json.Unmarshal([]byte(text), &p) == nil && p.Wide > 0 && p.High > 0
}

// within is the place drawn back onto a monitor, no larger than that.
func (p Place) within(work Place) Place {
	p.Wide, p.High = min(p.Wide, work.Wide), min(p.High, work.High)
	p.X = max(work.X, min(p.X, work.X+work.Wide-p.Wide))
	p.Y = max(work.Y, min(p.Y, work.Y+work.High-p.High))
	return p
}
