package kit

import (
	"fyne.io/fyne/v2"
)

// Reminder (提醒) is something said without being asked. It stands in the bell for the session and lights its dot until it is read.
type Reminder struct {
	Text string
	Acts []Action
	read bool
}

// Remind puts a reminder into the bell in place of the one before.
func (h *Host) Remind(r Reminder) {
	h.reminder = &r
	h.ring()
}

// Forget takes the reminder out of the bell, as when its user has gone.
func (h *Host) Forget() { h.reminder = nil }

// News is how much the bell has to tell: jobs that run and a reminder not read yet.
func (h *Host) News() int {
	n := h.Busy()
	if h.reminder != nil && !h.reminder.read {
		n++
	}
	return n
}

const (
	bellWide = 360
	bellMost = 8 // jobs in the list
)

// Bell opens what there is to tell below the bell: the reminder, then the jobs.
func (h *Host) Bell(from fyne.CanvasObject) {
	col := VGap(6)
	if r := h.reminder; r != nil {
		acts := HGap(4)
		for _, a := range r.Acts {
			do := a.Do
			acts.Objects = append(acts.Objects, Link(a.Label, func() {
				h.layer().close()
				do()
			}))
		}
		col.Objects = append(col.Objects, Head("提醒"), Para(r.Text), acts, HLine())
	}
	col.Objects = append(col.Objects, Head("任务"))
	lines := h.JobLines()
	if len(lines) == 0 {
		col.Objects = append(col.Objects, Inset(0, 2, 0, 6, Label("没有任务", Muted)))
	}
	for _, l := range lines[:min(len(lines), bellMost)] {
		lamp := Done
		switch {
		case l.Running:
			lamp = Waiting
		case l.Failed:
			lamp = Red
		}
		col.Objects = append(col.Objects, Inset(0, 2, 0, 2, lineBox(Line{Lamp: lamp, Text: l.Text, Note: l.At.Format("15:04")})))
	}
	h.float(&floating{panel: Inset(14, 10, 14, 10, col), owner: from}, fyne.NewSize(bellWide, heightFor(col, bellWide-28)+24))
	if r := h.reminder; r != nil && !r.read {
		r.read = true
		h.ring()
	}
}
