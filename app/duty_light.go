package app

import (
	"context"
	"math"
	"sort"

	"gongzhi/app/light"
	"gongzhi/app/workday"
)

// lampJudge (判灯) judges items by the settings and the calendar in force.
type lampJudge struct {
	today Date
	rule  light.Settings
	cycle int // calendar days of a reporting cycle; 0 none
	cal   *workday.Calendar
}

func (c *core) lampJudge(tx Tx) (*lampJudge, error) {
	cal, err := c.calendar(tx)
	if err != nil {
		return nil, err
	}
	return &lampJudge{today: c.today(), cal: cal, cycle: settingInt(tx, SetReportCycle), rule: light.Settings{
		NearWorkdays: settingInt(tx, SetNearWorkdays), BehindYellow: float64(settingInt(tx, SetBehindYellow)), BehindRed: float64(settingInt(tx, SetBehindRed))}}, nil
}

func (j *lampJudge) count(from, to string) int { return j.cal.Between(Date(from), Date(to)) }

// judge is the lamp of an item today. Drafts and cancelled items owe nothing: they are grey and say why.
func (j *lampJudge) judge(d *Duty, stages []light.Milestone) LampRow {
	switch d.State {
	case DutyDraft:
		return lampRow(d.ID, light.Grey, "未下达", "草稿，未下达")
	case DutyCancelled:
		return lampRow(d.ID, light.Grey, "已撤销", "已撤销，不再办理")
	}
	task := light.Task{Start: string(d.Start), Due: string(d.Due), OriginalDue: string(d.FirstDue), Progress: float64(d.Progress),
		Milestones: stages, Suspended: d.State == DutySuspended, LastReport: string(d.ReportedOn), ReportMissed: d.reportMissed(j.today, j.cycle)}
	switch d.State {
	case DutyDone, DutyClosed:
		task.Done = string(max(d.DoneOn, d.Start))
	case DutyDoneRequested:
		task.Waiting = string(d.AskedOn)
	}
	v := light.Judge(string(j.today), task, j.rule, j.count)
	row := lampRow(d.ID, v.Lamp, v.Short, v.Reason)
	row.Planned = int(math.Round(v.Planned))
	if d.State.Open() && d.Due > j.today {
		if w := j.cal.Warn(j.today, d.Due); w != "" {
			row.Why += "（" + w + "）"
		}
	}
	return row
}

func lampRow(id int64, l Lamp, word, why string) LampRow {
	return LampRow{ID: id, Lamp: l, Rank: l.Order(), Word: word, Why: why}
}

// reportMissed says whether more than a cycle has passed since the last report, or since the start when there is none.
func (d *Duty) reportMissed(today Date, cycle int) bool {
	last := max(d.ReportedOn, d.Start)
	working := d.State == DutyAssigned || d.State == DutyInProgress || d.State == DutyReturned
	return working && cycle > 0 && last != "" && last.DaysTo(today) > cycle
}

// lit takes a judgement over; it says whether anything differs.
func (d *Duty) lit(r LampRow) bool {
	if d.Lamp == r.Lamp && d.LampWord == r.Word && d.LampWhy == r.Why && d.Planned == r.Planned && d.LampRank == r.Rank {
		return false
	}
	d.Lamp, d.LampRank, d.LampWord, d.LampWhy, d.Planned = r.Lamp, r.Rank, r.Word, r.Why, r.Planned
	return true
}

// relight recomputes the lamp of d; the caller stores d.
func (c *core) relight(tx Tx, d *Duty) error {
	j, err := c.lampJudge(tx)
	if err != nil {
		return err
	}
	var stages []light.Milestone
	if d.ID != 0 {
		list, err := tx.Milestones().List(Where(Eq("duty_id", d.ID)).By("planned"))
		if err != nil {
			return err
		}
		stages = lampStages(list)
	}
	d.lit(j.judge(d, stages))
	return nil
}

// lampStages are the stages as the lamp sees them, in order of their dates.
func lampStages(list []Milestone) []light.Milestone {
	var out []light.Milestone
	for _, m := range list {
		if m.Planned != "" {
			out = append(out, light.Milestone{Date: string(m.Planned), Planned: float64(m.Percent)})
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Date < out[b].Date })
	return out
}

// RefreshLamps judges every item that owes work anew and stores the lamps that changed. It is run when the program starts, when
// the day changes and when settings or the calendar did; it writes no audit row, for lamps are derived.
func (s *Duties) RefreshLamps(ctx context.Context) (changed int, err error) {
	rows, err := s.staleLamps(ctx)
	if err != nil || len(rows) == 0 {
		return 0, err
	}
	if err := s.store.Derive(ctx, Stamped{}, func(tx Tx) error { return tx.SetLamps(rows) }); err != nil {
		return 0, err
	}
	s.changes.announce(DutyChanged)
	return len(rows), nil
}

func (s *Duties) staleLamps(ctx context.Context) (rows []LampRow, err error) {
	err = s.read(ctx, func(tx Tx) error {
		j, err := s.lampJudge(tx)
		if err != nil {
			return err
		}
		stages := map[int64][]light.Milestone{}
		err = tx.Milestones().Each(Query{}.By("planned"), func(m *Milestone) error {
			if m.Planned != "" {
				stages[m.DutyID] = append(stages[m.DutyID], light.Milestone{Date: string(m.Planned), Planned: float64(m.Percent)})
			}
			return nil
		})
		if err != nil {
			return err
		}
		return tx.LampInputs(func(d *Duty) error {
			row := j.judge(d, stages[d.ID])
			d.LampRank = d.Lamp.Order()
			if d.lit(row) {
				rows = append(rows, row)
			}
			return nil
		})
	})
	return rows, err
}

// The lamps as whole numbers, as the store keeps them.
const (
	lampGreen  = int(light.Green)
	lampYellow = int(light.Yellow)
	lampRed    = int(light.Red)
	lampGrey   = int(light.Grey)
)
