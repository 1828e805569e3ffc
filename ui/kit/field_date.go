package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/app/workday"
	"gongzhi/app/written"
)

// dated is the entry of a date, or of a date with a time of day.
type dated struct {
	typed
	get   func() string
	put   func(string)
	clock bool
	due   bool
	month *monthGrid
}

// Date is a calendar date: typed in any spelling (9-28, 0928, 2026年9月28日, +5, 今) or taken from the month grid; empty is allowed.
func Date(key, label string, p *app.Date) *Field {
	d := &dated{get: func() string { return string(*p) }, put: func(s string) { *p = app.Date(s) }}
	return newField(key, label, d).Placeholder("年-月-日")
}

// Due is a Date that is a deadline: a rest day gets a warning with its cure.
func Due(key, label string, p *app.Date) *Field {
	f := Date(key, label, p)
	f.ctl.(*dated).due = true
	return f
}

// DateTime is a date with a time of day, 2026-09-28 14:30.
func DateTime(key, label string, p *app.Stamp) *Field {
	d := &dated{clock: true, get: func() string { return p.Minute() }, put: func(s string) {
		if s != "" {
			s += ":00"
		}
		*p = app.Stamp(s)
	}}
	return newField(key, label, d).Placeholder("年-月-日 时:分")
}

func (d *dated) bind(f *Field) {
	d.show = d.get
	d.icon = "calendar"
	d.read = d.write
	d.tap = func() {
		f.host().Focus(d.entry)
		d.open()
	}
	d.typed.bind(f)
	d.entry.onKey = func(k Key) bool {
		if k.Name == fyne.KeyDown && (d.month == nil || !d.month.shown) {
			d.open()
			return true
		}
		return false
	}
	leave := d.entry.onFocus
	d.entry.onFocus = func(on bool) {
		leave(on)
		if !on {
			d.tidy()
		}
	}
}

// tidy writes what was typed in the one spelling, and warns of rest days.
func (d *dated) tidy() {
	if d.field.locked != "" || d.write(d.entry.Text) != "" {
		return
	}
	if d.get() != d.entry.Text {
		d.restore(d.get())
	}
	d.warn()
}

func (d *dated) warn() {
	h := d.field.host()
	day := app.Date(d.get())
	if d.clock || day == "" || h == nil {
		d.field.Advise("")
		return
	}
	cal := h.calendar()
	year := day.Year()
	switch {
	case d.due && !cal.IsWorkday(day):
		a, b := cal.RollBack(day), cal.RollForward(day)
		d.field.Advise("是休息日。改为", d.cure(a), d.cure(b))
	case d.due && !cal.Covers(year):
		d.field.Advise(workday.Estimated(year))
	default:
		d.field.Advise("")
	}
}

func (d *dated) cure(day app.Date) Action {
	return Action{Label: day.Short(), Do: func() { d.take(day) }}
}

func (d *dated) take(day app.Date) {
	text := string(day)
	if d.clock && day != "" {
		_, at := cutClock(d.entry.Text)
		if at == "" {
			at = "09:00"
		}
		text += " " + at
	}
	d.restore(text)
	d.field.edited()
	d.field.left()
	d.warn()
	d.field.host().Focus(d.entry)
}

// cutClock divides a date from a time of day behind it: 9-28 14:30, 明天下午3点, 2026-09-28T14:30, 9月28日9点半.
func cutClock(text string) (day, at string) {
	t := written.Fold(text)
	cuts := []int{strings.LastIndexByte(t, ' '), strings.LastIndexByte(t, 'T')}
	for _, w := range dayParts() {
		cuts = append(cuts, strings.LastIndex(t, w))
	}
	for _, w := range []string{"日", "号", "天"} {
		if i := strings.LastIndex(t, w); i > 0 {
			cuts = append(cuts, i+len(w))
		}
	}
	for _, i := range cuts {
		if i <= 0 || i >= len(t) {
			continue
		}
		rest := strings.TrimPrefix(strings.TrimSuffix(t[i:], ":00"), "T")
		if strings.Count(t[i:], ":") < 2 {
			rest = strings.TrimPrefix(t[i:], "T")
		}
		if c, ok := readClock(rest); ok && c != "" && strings.ContainsAny(rest, ":点时.") {
			return strings.TrimSpace(t[:i]), c
		}
	}
	return strings.TrimSpace(text), ""
}

func (d *dated) write(text string) string {
	if strings.TrimSpace(text) == "" {
		d.put("")
		return ""
	}
	at := ""
	if d.clock {
		text, at = cutClock(text)
		if at == "" {
			return "缺少时间，如 2026-09-28 14:30。"
		}
	}
	r := written.Entry(text, d.context())
	switch r.Kind {
	case written.Day:
		s := r.Date
		if d.clock {
			s += " " + at
		}
		d.put(s)
		return ""
	case written.Blank:
		d.put("")
		return ""
	}
	if r.Reason != "" {
		return r.Reason
	}
	return "日期无法识别：" + text + "。可写 2026-09-28、9-28、下周三或 +5。"
}

func (d *dated) context() written.Context {
	h := d.field.host()
	if h == nil {
		return written.Context{}
	}
	today := h.today()
	return written.Context{Year: today.Year(), Today: string(today), AddWorkdays: func(date string, n int) string {
		return string(h.calendar().Add(app.Date(date), n))
	}}
}

func (d *dated) open() {
	h := d.field.host()
	day := app.Date(d.get())
	if d.write(d.entry.Text) == "" {
		day = app.Date(d.get())
	}
	if len(day) > 10 {
		day = day[:10]
	}
	d.month = newMonthGrid(h, day, d.take)
	d.month.open(d.frame.Container)
}
