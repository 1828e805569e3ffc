package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"gongzhi/app"
)

// quarterly is the entry of a quarter with a list of the quarters near today.
type quarterly struct {
	typed
	ptr  *app.Period
	list *pickList
}

// PeriodField is a quarter, typed in any spelling (2026Q3, 26Q3, 2026年第三季度) or taken from the list of recent ones.
func PeriodField(key, label string, p *app.Period) *Field {
	return newField(key, label, &quarterly{ptr: p}).Placeholder("如 2026年第三季度、26Q3")
}

func (q *quarterly) bind(f *Field) {
	q.icon, q.tidy = "calendar", true
	q.show = func() string { return q.ptr.String() }
	q.read = func(s string) string {
		if strings.TrimSpace(s) == "" {
			*q.ptr = ""
			return ""
		}
		today := app.Date("")
		if h := f.host(); h != nil {
			today = h.today()
		}
		v, err := app.ParsePeriodOn(s, today)
		if err != nil {
			return err.Error()
		}
		*q.ptr = v
		return ""
	}
	q.tap = func() {
		f.host().Focus(q.entry)
		q.open()
	}
	q.typed.bind(f)
	q.entry.onKey = func(k Key) bool {
		if k.Name == fyne.KeyDown && (q.list == nil || !q.list.shown) {
			q.open()
			return true
		}
		return false
	}
}

const (
	quartersAhead  = 2
	quartersBehind = 9
)

// open lists the quarters near today, the newest first; the one that holds today says so.
func (q *quarterly) open() {
	h := q.field.host()
	if h == nil {
		return
	}
	now := app.PeriodOf(h.today())
	var all []app.Period
	var rows []pickRow
	at := quartersAhead
	p := now
	for range quartersAhead {
		p = p.Next()
	}
	for i := range quartersAhead + 1 + quartersBehind {
		note := string(p.First()) + " 至 " + p.Last().Short()
		if p == now {
			note = "本季度"
		}
		if p == *q.ptr {
			at = i
		}
		all, rows = append(all, p), append(rows, pickRow{text: p.String(), note: note, at: i})
		p = p.Prev()
	}
	q.list = newPickList(h, func(i int) {
		q.restore(all[i].String())
		q.field.edited()
		q.field.left()
		h.Focus(q.entry)
	})
	q.list.at = at
	q.list.set(rows)
	q.list.open(q.frame.Container, max(q.frame.Size().Width, 240), "")
}
