package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// menuPanel is a drop-down or row menu in the float layer, worked by mouse and keys.
type menuPanel struct {
	host *Host
	acts []Action
	rows []*press
	at   int
}

// showMenu opens a menu below its owner.
func showMenu(owner fyne.CanvasObject, acts []Action) {
	h := hostOf(owner)
	if h == nil {
		return
	}
	m := newMenuPanel(h, acts)
	panel, size := m.build(owner.Size().Width)
	h.float(&floating{panel: panel, keys: m.key, owner: owner}, size)
}

// showMenuAt opens a row menu at a point.
func showMenuAt(h *Host, at fyne.Position, acts []Action) {
	if len(acts) == 0 {
		return
	}
	m := newMenuPanel(h, acts)
	panel, size := m.build(150)
	h.floatAt(&floating{panel: panel, keys: m.key}, at, size)
}

func newMenuPanel(h *Host, acts []Action) *menuPanel {
	flat := make([]Action, 0, len(acts))
	for _, a := range acts {
		flat = append(flat, a)
		for _, s := range a.Sub {
			if s.Label != "" { // a line between acts stays a line
				s.Label = "　" + s.Label
			}
			flat = append(flat, s)
		}
	}
	return &menuPanel{host: h, acts: flat, at: -1}
}

func (m *menuPanel) build(minWidth float32) (fyne.CanvasObject, fyne.Size) {
	width := minWidth
	for _, a := range m.acts {
		w := textWidth(a.Label, Sizes().Text, false) + 56
		if a.Keys != "" {
			w += textWidth(a.Keys, 12, false) + 24
		}
		width = max(width, w)
	}
	col := VGap(0)
	height := float32(10)
	for i, a := range m.acts {
		if a.Label == "" {
			m.rows = append(m.rows, nil)
			col.Objects = append(col.Objects, Inset(0, 4, 0, 4, HLine()))
			height += 9
			continue
		}
		row := m.row(i, a, width-10)
		m.rows = append(m.rows, row)
		col.Objects = append(col.Objects, row)
		height += 30
	}
	return Inset(5, 5, 5, 5, col), fyne.NewSize(width, height)
}

func (m *menuPanel) row(i int, a Action, width float32) *press {
	pal := Tokens()
	ground := newRect(nil, 4)
	tone := Plain
	switch {
	case a.Off != "":
		tone = Muted
	case a.Kind == Danger:
		tone = RedTone
	}
	text := newText(a.Label, Sizes().Text, a.Kind == Primary, tone)
	keys := newText(a.Keys, 12, false, Muted)
	keys.Alignment = fyne.TextAlignTrailing
	objs := []fyne.CanvasObject{ground, text, keys}
	x := float32(12)
	if a.Icon != "" {
		objs = append(objs, newIcon(a.Icon, 16, pal.Of(tone)))
		x = 34
	}
	p := newPress(a.Label, func() { m.fire(i) }, objs...)
	p.noFocus, p.noRing, p.off = true, true, a.Off != ""
	p.tip = func() string { return a.Off }
	p.layout(&free{min: func() fyne.Size { return fyne.NewSize(width, 30) }, lay: func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(text, x, 4, s.Width-x, 22)
		place(keys, 0, 6, s.Width-10, 18)
		if len(objs) > 3 {
			place(objs[3], 10, 7, 16, 16)
		}
	}})
	p.paint = func(p *press) {
		ground.FillColor = color.Transparent
		if (p.hover || m.at == i) && !p.off {
			ground.FillColor = Tokens().Selected
		}
		ground.Refresh()
	}
	return p
}

func (m *menuPanel) fire(i int) {
	m.host.layer().close()
	if m.acts[i].Do != nil && m.acts[i].Off == "" {
		m.host.guard(m.acts[i].Do)
	}
}

func (m *menuPanel) key(k Key) bool {
	switch k.Name {
	case fyne.KeyDown:
		m.move(1)
	case fyne.KeyUp:
		m.move(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if m.at >= 0 {
			m.fire(m.at)
		}
	default:
		return false
	}
	return true
}

func (m *menuPanel) move(d int) {
	for range m.acts {
		m.at = (m.at + d + len(m.acts)) % len(m.acts)
		if m.acts[m.at].Label != "" && m.acts[m.at].Off == "" {
			break
		}
	}
	for _, r := range m.rows {
		if r != nil {
			r.repaint()
		}
	}
}
