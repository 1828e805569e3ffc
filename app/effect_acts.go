package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// Confirmed (已确认) is what the leader said yes to before a quarter is locked.
type Confirmed struct {
	Early bool  // the quarter has not ended: only what is on record up to today counts
	Years []int // working days of these years are estimated, their notice is not imported
}

// newestAssessment is the newest version of a quarter; the zero value when nothing was begun.
func newestAssessment(tx Tx, p Period) (Assessment, error) {
	a, err := tx.Assessments().Find(Where(Eq("period", p)).By("-version"))
	if errors.Is(err, ErrNotFound) {
		return Assessment{Period: p, Version: 1}, nil
	}
	return a, err
}

// InstallDefaults puts the default indicators where there are none.
func (s *Effects) InstallDefaults(ctx context.Context) error {
	return s.write(ctx, Act{Name: "启用默认指标体系", Right: RightEdit}, installIndicators, EffectChanged)
}

// Compute counts, scores and ranks a quarter from the records and writes nothing. A locked quarter is recomputed with its
// frozen settings, indicators and day, so that the result can be compared with what was published.
func (s *Effects) Compute(ctx context.Context, p Period) (q Quarter, err error) {
	err = s.read(ctx, func(tx Tx) error {
		q, err = s.computeIn(tx, p)
		return err
	})
	return q, err
}

func (c *core) computeIn(tx Tx, p Period) (Quarter, error) {
	if p.Quarter() == 0 {
		return Quarter{}, Errorf("period", "没有选季度。")
	}
	a, err := newestAssessment(tx, p)
	if err != nil {
		return Quarter{}, err
	}
	values, day := settingValues(tx), asOf(p, c.today())
	set, err := liveIndicators(tx)
	if err != nil {
		return Quarter{}, err
	}
	if a.State.Final() && !a.Entered {
		frozen, err := thaw(a)
		if err != nil {
			return Quarter{}, err
		}
		day, set = frozen.AsOf, frozen.Indicators
		if err := json.Unmarshal([]byte(a.Settings), &values); err != nil {
			return Quarter{}, fmt.Errorf("frozen settings of %s: %w", p, err)
		}
	}
	g, err := c.gather(tx, p, policyOf(values))
	if err != nil {
		return Quarter{}, err
	}
	q := g.compute(p, day, set)
	q.Version, q.Assessment, q.Office = a.Version, a, values[SetOffice]
	before, err := tx.Rankings().List(Where(Eq("period", p.Prev())))
	q.compare(before)
	return q, err
}

// thaw reads the frozen quarter of a locked assessment.
func thaw(a Assessment) (q Quarter, err error) {
	if err = json.Unmarshal([]byte(a.Snapshot), &q); err != nil {
		return q, fmt.Errorf("frozen quarter %s: %w", a.Period, err)
	}
	q.Assessment = a
	return q, nil
}

// Board is what the screen and the papers show: the frozen quarter when it is locked, else the live figures.
func (s *Effects) Board(ctx context.Context, p Period) (q Quarter, err error) {
	err = s.read(ctx, func(tx Tx) error {
		q, err = s.boardIn(tx, p)
		return err
	})
	return q, err
}

func (c *core) boardIn(tx Tx, p Period) (Quarter, error) {
	a, err := newestAssessment(tx, p)
	if err == nil && a.State.Final() {
		q, err := thaw(a)
		if err != nil {
			return q, err
		}
		live, err := liveIndicators(tx)
		q.sortInto(live)
		return q, err
	}
	if err != nil {
		return Quarter{}, err
	}
	return c.computeIn(tx, p)
}

// Quarters lists the newest version of every quarter that was begun, and of this quarter and the last even when they were
// not, newest first.
func (s *Effects) Quarters(ctx context.Context) (list []Assessment, err error) {
	err = s.read(ctx, func(tx Tx) error {
		now := PeriodOf(s.today())
		have := map[Period]bool{}
		all, err := tx.Assessments().List(Query{}.By("-period", "-version"))
		for _, a := range all {
			if !have[a.Period] {
				have[a.Period] = true
				list = append(list, a)
			}
		}
		for _, p := range []Period{now, now.Prev()} {
			if !have[p] {
				list = append(list, Assessment{Period: p, Version: 1})
			}
		}
		slices.SortFunc(list, func(a, b Assessment) int { return cmp.Compare(b.Period, a.Period) })
		return err
	})
	return list, err
}

// Advance moves an unlocked quarter between 填报, 核定 and 公示异议.
func (s *Effects) Advance(ctx context.Context, p Period, to AssessmentState) error {
	return s.write(ctx, Act{Name: "考评转入" + to.String(), Object: p.String(), Right: RightEdit}, func(tx Tx) error {
		a, err := newestAssessment(tx, p)
		switch {
		case err != nil:
			return err
		case a.State.Final():
			return Errorf("", "%s已锁定，不能退回%s。", p, to)
		case to.Final():
			return Errorf("", "锁定和发布由领导办理。")
		}
		a.State = to
		return tx.Assessments().Put(&a)
	}, EffectChanged)
}

// Lock freezes a quarter: rankings, scores, indicators and settings become a snapshot with its SHA-256 and an anchor in the
// audit log, and rewards and sanctions are proposed from the ranking in the same act.
func (s *Effects) Lock(ctx context.Context, p Period, sure Confirmed) error {
	return s.write(ctx, Act{Name: "锁定季度考评", Object: p.String(), Right: RightDecide}, func(tx Tx) error {
		a, err := newestAssessment(tx, p)
		if err != nil {
			return err
		}
		if err := s.mayLock(tx, a, sure); err != nil {
			return err
		}
		return s.freeze(tx, a, UserFrom(ctx).Who())
	}, EffectChanged, IncentiveChanged)
}

// Publish makes a locked quarter public inside the office.
func (s *Effects) Publish(ctx context.Context, p Period) error {
	return s.write(ctx, Act{Name: "发布季度考评", Object: p.String(), Right: RightDecide}, func(tx Tx) error {
		a, err := newestAssessment(tx, p)
		switch {
		case err != nil:
			return err
		case a.State == Published:
			return Errorf("", "%s已经发布。", p)
		case a.State != Locked:
			return Errorf("", "%s还没有锁定，锁定后才能发布。", p)
		}
		a.State = Published
		return tx.Assessments().Put(&a)
	}, EffectChanged)
}

// Correct makes the next version of a locked quarter from the records as they are now, with the settings, indicators and day
// of the first lock; the note says what was wrong. Earlier versions stay readable.
func (s *Effects) Correct(ctx context.Context, p Period, note string) error {
	if note == "" {
		return Errorf("note", "写明更正的原因。")
	}
	return s.write(ctx, Act{Name: "更正季度考评", Object: p.String(), Right: RightDecide}, func(tx Tx) error {
		a, err := newestAssessment(tx, p)
		switch {
		case err != nil:
			return err
		case !a.State.Final():
			return Errorf("", "%s还没有锁定，直接修改记录即可。", p)
		case a.Entered:
			return Errorf("", "%s是补录的名次，重新补录即可。", p)
		}
		next := Assessment{Period: p, Version: a.Version + 1, Settings: a.Settings, Note: note}
		return s.freeze(tx, next, UserFrom(ctx).Who())
	}, EffectChanged, IncentiveChanged)
}
