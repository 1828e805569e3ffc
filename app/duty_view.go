package app

import (
	"cmp"
	"context"
	"errors"
	"slices"
)

// DutyViews (清单视图) reads items for the board, the timeline, the calendar of deadlines and the list of changes.
type DutyViews struct{ *core }

// Origin (来源去向) is the record that an item came from, as the module and the id of its page; an empty module means none on record.
type Origin struct {
	Module string
	ID     int64
}

// Origin finds the record an item came from: the meeting of a resolution, the list of an entry, the closed item of a relapse.
func (s *DutyViews) Origin(ctx context.Context, d *Duty) (o Origin, err error) {
	err = s.read(ctx, func(tx Tx) error {
		switch {
		case d.RelapseOf != 0:
			o = Origin{"duty", d.RelapseOf}
		case d.Source == FromResolution && d.SourceID != 0:
			r, err := tx.Resolutions().Get(d.SourceID)
			if errors.Is(err, ErrNotFound) {
				return nil
			}
			o = Origin{"meeting", r.MeetingID}
			return err
		case d.Source == FromList && d.ListID != 0:
			o = Origin{"duty_list", d.ListID}
		case d.Source == FromAppeal && d.SourceID != 0:
			o = Origin{"appeal", d.SourceID}
		}
		return nil
	})
	return o, err
}

// BoardColumn (看板列) is one state with its items, the most urgent first; Total counts those not shown as well.
type BoardColumn struct {
	State DutyState
	Total int
	Items []Duty
}

// boardLimit is how many items a column shows.
const boardLimit = 60

// Board is every state of work with its items under a filter.
func (s *DutyViews) Board(ctx context.Context, q Query) (out []BoardColumn, err error) {
	err = s.read(ctx, func(tx Tx) error {
		out = nil
		cal, err := s.calendar(tx)
		if err != nil {
			return err
		}
		for _, state := range []DutyState{DutyAssigned, DutyInProgress, DutyReturned, DutyDoneRequested, DutySuspended, DutyDone} {
			col := BoardColumn{State: state}
			of := q.And(Eq("state", state)).By("lamp_rank", "due")
			if col.Total, err = tx.Duties().Count(of); err != nil {
				return err
			}
			if state == DutyDone {
				of = of.By("-done_on")
			}
			of.Offset, of.Limit = 0, boardLimit
			if col.Items, err = tx.Duties().List(of); err != nil {
				return err
			}
			for i := range col.Items {
				if d := &col.Items[i]; d.Due != "" && d.State.Open() {
					d.Left = cal.Between(s.today(), d.Due)
				}
			}
			out = append(out, col)
		}
		return nil
	})
	return out, err
}

// TimelineRow (时间轴行) is one item with its stages.
type TimelineRow struct {
	Duty   Duty
	Stages []Milestone
}

// Timeline is every item of a filter with its stages: items in hand first, by deadline and start, those without a deadline last; then
// what is done, the newest first.
func (s *DutyViews) Timeline(ctx context.Context, q Query) (out []TimelineRow, err error) {
	err = s.read(ctx, func(tx Tx) error {
		out = nil
		q.Offset, q.Limit = 0, 0
		items, err := tx.Duties().List(q.And(Cond{"state", "!=", DutyDraft}, Cond{"state", "!=", DutyCancelled}))
		if err != nil {
			return err
		}
		at := make(map[int64]int, len(items))
		slices.SortStableFunc(items, byPlan)
		for _, d := range items {
			at[d.ID] = len(out)
			out = append(out, TimelineRow{Duty: d})
		}
		return tx.Milestones().Each(Query{}.By("planned", "seq"), func(m *Milestone) error {
			if i, ok := at[m.DutyID]; ok {
				out[i].Stages = append(out[i].Stages, *m)
			}
			return nil
		})
	})
	return out, err
}

// byPlan is that order.
func byPlan(a, b Duty) int {
	if x, y := a.State.Open(), b.State.Open(); x != y {
		return count(y) - count(x)
	} else if !x {
		return cmp.Compare(b.DoneOn, a.DoneOn)
	}
	if x, y := a.Due == "", b.Due == ""; x != y {
		return count(x) - count(y)
	}
	return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Start, b.Start))
}

// Deadlines is every item due in a stretch of days, by day and lamp.
func (s *DutyViews) Deadlines(ctx context.Context, q Query, from, to Date) ([]Duty, error) {
	q.Offset, q.Limit = 0, 0
	rows, _, err := list(ctx, s.core, q.And(Cond{"due", ">=", from}, Cond{"due", "<=", to}, Cond{"state", "!=", DutyDraft}, Cond{"state", "!=", DutyCancelled}).By("due", "lamp_rank"), Tx.Duties)
	return rows, err
}

// DutyChange (变动) is one act that touched an item.
type DutyChange struct {
	At    Stamp
	Who   string
	Act   string
	ID    int64
	Title string
	Unit  string
	Text  string // 完成率 40% → 60%；时限 2026-10-01 → 2026-11-01
}

// changeLimit is how many acts are looked through, newest first.
const changeLimit = 400

// Changes is what others did to items since a moment, newest first: what somebody who looks again wants to see.
func (s *DutyViews) Changes(ctx context.Context, since Stamp) (out []DutyChange, err error) {
	err = s.read(ctx, func(tx Tx) error {
		out = nil
		rows, _, err := tx.Audit().Rows(Query{Where: []Cond{{"at", ">", since}}, Limit: changeLimit})
		if err != nil {
			return err
		}
		units := map[int64]Duty{}
		for _, r := range rows {
			items, err := tx.Audit().Items(r.Seq)
			if err != nil {
				return err
			}
			for _, c := range dutyChanges(items) {
				d, known := units[c.ID]
				if !known {
					if d, err = tx.Duties().Get(c.ID); err != nil {
						continue // in the recycle bin
					}
					units[c.ID] = d
				}
				c.At, c.Who, c.Act, c.Title, c.Unit = r.At, r.Who, r.Act, d.title(), d.LeadName
				out = append(out, c)
			}
		}
		return nil
	})
	return out, err
}
