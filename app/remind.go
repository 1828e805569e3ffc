package app

import (
	"context"
	"fmt"
	"strings"
)

// Reminders (提醒) gathers what is to be said without being asked: at the start, from the tray, on a unit's sheet.
type Reminders struct{ *core }

// ReminderKind (提醒种类).
type ReminderKind int

// The kinds of reminders, in the order they are said.
const (
	RemindOverdue ReminderKind = iota
	RemindNear
	RemindSilent
	RemindReview
)

// ReminderKinds lists all kinds.
var ReminderKinds = [...]ReminderKind{RemindOverdue, RemindNear, RemindSilent, RemindReview}

func (k ReminderKind) String() string {
	return pick(int(k), "逾期未办结", "临近时限", "本期未填报", "待我审核")
}

// Reminder (提醒) is one kind with its items, the most pressing first.
type Reminder struct {
	Kind  ReminderKind
	Items []Duty
}

// Digest (提示单) is everything a user, or a unit, is to be reminded of.
type Digest struct {
	Day    Date
	OrgID  int64 // 0: the whole office
	Near   int   // working days that count as near
	Groups []Reminder
	Slips  []Slip // of the unit, not yet answered
}

// Count is the number of items of a kind.
func (d *Digest) Count(k ReminderKind) int {
	for _, g := range d.Groups {
		if g.Kind == k {
			return len(g.Items)
		}
	}
	return 0
}

// Line is the digest in one sentence for a notification; empty when there is nothing to say.
func (d *Digest) Line() string {
	var parts []string
	for _, k := range ReminderKinds {
		if n := d.Count(k); n > 0 {
			word := k.String()
			if k == RemindNear {
				word = fmt.Sprintf("%d 个工作日内到期", d.Near)
			}
			parts = append(parts, fmt.Sprintf("%s %d 项", word, n))
		}
	}
	return strings.Join(parts, "，")
}

// Due is the digest of the whole office for the acting user; what waits for review is there only for those who may review.
func (s *Reminders) Due(ctx context.Context) (Digest, error) {
	return s.digest(ctx, 0, UserFrom(ctx).May(RightReview))
}

// Unit is the digest of one lead unit, with the slips it owes an answer to.
func (s *Reminders) Unit(ctx context.Context, org int64) (d Digest, err error) {
	if d, err = s.digest(ctx, org, false); err != nil {
		return d, err
	}
	d.Slips, _, err = list(ctx, s.core, Where(Eq("lead_id", org), Eq("feedback_on", "")).By("feedback_due"), Tx.Slips)
	return d, err
}

func (s *Reminders) digest(ctx context.Context, org int64, review bool) (d Digest, err error) {
	err = s.read(ctx, func(tx Tx) error {
		d = Digest{Day: s.today(), OrgID: org, Near: settingInt(tx, SetNearWorkdays)}
		cal, err := s.calendar(tx)
		if err != nil {
			return err
		}
		cycle := settingInt(tx, SetReportCycle)
		groups := map[ReminderKind][]Duty{}
		q := Where(In("state", openStates())).By("due", "lamp_rank")
		if org != 0 {
			q = q.And(Eq("lead_id", org))
		}
		err = tx.Duties().Each(q, func(x *Duty) error {
			if x.Due != "" {
				x.Left = cal.Between(d.Day, x.Due)
			}
			if kind, due := d.reminds(x, cycle); due && (kind != RemindReview || review) {
				groups[kind] = append(groups[kind], *x)
			}
			return nil
		})
		for _, k := range ReminderKinds {
			if len(groups[k]) > 0 {
				d.Groups = append(d.Groups, Reminder{k, groups[k]})
			}
		}
		return err
	})
	return d, err
}

// reminds says of what an open item is to be reminded; the gravest thing counts.
func (d *Digest) reminds(x *Duty, cycle int) (kind ReminderKind, due bool) {
	working := x.Due != "" && (x.State == DutyAssigned || x.State == DutyInProgress || x.State == DutyReturned)
	switch {
	case x.State == DutyDoneRequested:
		return RemindReview, true
	case working && x.Due < d.Day:
		return RemindOverdue, true
	case working && x.Left <= d.Near:
		return RemindNear, true
	}
	return RemindSilent, x.reportMissed(d.Day, cycle)
}
