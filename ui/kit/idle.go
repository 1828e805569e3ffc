package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Stir notes that somebody is at the window: a key, a click, the mouse over a control.
func (h *Host) Stir() { h.stirred = h.clock() }

// stir notes it for the window that an object is shown in.
func stir(o fyne.CanvasObject) {
	if h := hostOf(o); h != nil {
		h.Stir()
	}
}

// Idle is how long nobody has been at the window.
func (h *Host) Idle() time.Duration {
	if h.stirred.IsZero() {
		h.stirred = h.clock()
	}
	return h.clock().Sub(h.stirred)
}

func (h *Host) clock() time.Time {
	if h.Now != nil {
		return h.Now()
	}
	return time.Now()
}

// Cover hides everything in the window behind an object, dialogs and panels too, and takes the keyboard; uncover takes it
// away. What lies below stays as it is.
func (h *Host) Cover(o fyne.CanvasObject) (uncover func()) {
	h.layer().close()
	h.tip.hide()
	ground := newRect(Tokens().Bg, 0)
	c := h.Win.Canvas()
	h.cover = container.NewStack(ground, newCatcher(nil), o)
	c.Overlays().Add(h.cover)
	h.cover.Resize(c.Size())
	return func() {
		c.Overlays().Remove(h.cover)
		h.cover = nil
		h.Stir()
	}
}

// Covered says whether the window is hidden behind a cover.
func (h *Host) Covered() bool { return h.cover != nil }
