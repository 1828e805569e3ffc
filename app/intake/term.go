package intake

import (
	"fmt"
	"time"
)

// term looks at the days between which the work of a row lies: it cannot end before it begins, and a deadline that has passed
// before the row comes in is pointed out, for the item will be late from its first day.
func (j *judging) term(r *reading) {
	due := r.value(j.kind.Due)
	if j.kind.Due == "" || due.Text == "" {
		return
	}
	if start := r.value(j.kind.Start).Text; start > due.Text {
		r.fault(r.keyColumn(j.kind.Start), start, "BAD_DATE", fmt.Sprintf("%s晚于%s %s。请核对两个日期。", start, j.kind.Due, due.Text))
		return
	}
	today := j.setup.Today.Format(time.DateOnly)
	if share, err := r.value(j.kind.Share).Number.Float64(); due.Text >= today || err == nil && share >= 1 {
		return
	}
	r.warn(r.columns[r.keyColumn(j.kind.Due)], due.Raw, "PAST_DUE", fmt.Sprintf("已经过去：%s，今天是 %s。导入后即为逾期，请核对。", due.Text, today))
}
