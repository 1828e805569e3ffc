package app

import (
	"context"
	"encoding/json"
)

// Undo moves every record of a batch to the recycle bin. A record that was worked on since is named and nothing is undone.
func (s *Imports) Undo(ctx context.Context, id int64) error {
	return s.write(ctx, Act{Name: "撤销导入", Right: RightEdit}, func(tx Tx) error {
		b, err := tx.ImportBatches().Get(id)
		if err != nil {
			return err
		}
		if b.UndoneAt != "" {
			return Errorf("", "“%s”已在 %s 撤销。", b.File, b.UndoneAt.Minute())
		}
		if err := undoBatch(tx, b); err != nil {
			return err
		}
		b.UndoneAt = s.now()
		return tx.ImportBatches().Put(&b)
	}, ImportChanged, OrgChanged, PersonChanged, DutyChanged, AppealChanged, EffectChanged)
}

func undoBatch(tx Tx, b ImportBatch) error {
	var err error
	switch b.Kind {
	case "责任清单":
		err = undo(b.Made, tx.Duties(), func(d *Duty) (string, bool) {
			n, _ := tx.Progresses().Count(Where(Eq("duty_id", d.ID)))
			return d.No, d.Rev > 1 || n > 0
		})
	case "诉求":
		err = undo(b.Made, tx.Appeals(), func(a *Appeal) (string, bool) { return a.No, a.Rev > 1 })
	case "成员单位":
		rev := map[int64]int64{}
		for _, r := range b.Replaced {
			rev[r.ID] = r.Rev
		}
		err = undo(b.Made, tx.Orgs(), func(o *Org) (string, bool) { return o.Name, o.Rev > max(rev[o.ID], 1) || used(tx, o.ID, b.Made) })
	case "名单":
		err = undo(b.Made, tx.People(), func(p *Person) (string, bool) { return p.Name, p.Rev > 1 })
	case "指标数据":
		err = undoValues(tx, b)
	case "排行榜":
		err = undoRanking(tx, b)
	default:
		return Errorf("", "“%s”的导入不能撤销。", b.Kind)
	}
	if err != nil {
		return err
	}
	return undoBeside(tx, b)
}

// undoBeside takes away what a batch made beside its records: indicators and units that nothing leans on.
func undoBeside(tx Tx, b ImportBatch) error {
	for _, id := range b.MadeIndicators {
		if err := undoIndicator(tx, id); err != nil {
			return err
		}
	}
	for _, id := range b.MadeOrgs {
		if !used(tx, id, b.MadeOrgs) {
			if err := tx.Orgs().Delete(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// used says whether records lean on the unit, units of the same batch aside; when the store cannot say, it is used.
func used(tx Tx, org int64, batch IDs) bool {
	below, err := tx.Orgs().List(Where(Eq("parent_id", org)))
	for _, o := range below {
		if !batch.Has(o.ID) {
			return true
		}
	}
	for _, count := range []func() (int, error){
		func() (int, error) { return tx.Duties().Count(Where(Eq("lead_id", org))) },
		func() (int, error) { return tx.People().Count(Where(Eq("org_id", org))) },
		func() (int, error) { return tx.Attendances().Count(Where(Eq("org_id", org))) },
		func() (int, error) { return tx.Appeals().Count(Where(Eq("community_id", org))) },
		func() (int, error) { return tx.Appeals().Count(Where(Eq("handler_id", org))) },
		func() (int, error) { return tx.IndicatorValues().Count(Where(Eq("org_id", org))) },
	} {
		n, bad := count()
		if n > 0 || bad != nil || err != nil {
			return true
		}
	}
	return false
}

func undo[T any](made IDs, table Records[T], touched func(*T) (name string, changed bool)) error {
	for _, id := range made {
		rec, err := table.Get(id)
		if err == ErrNotFound {
			continue // already in the bin
		}
		if err != nil {
			return err
		}
		if name, changed := touched(&rec); changed {
			return Errorf("", "“%s”导入后已有办理或修改，整批不能撤销。可单独删除其他记录。", name)
		}
		if err := table.Delete(id); err != nil {
			return err
		}
	}
	return nil
}

// undoValues takes new values away and gives replaced ones back; values of a quarter locked since are history.
func undoValues(tx Tx, b ImportBatch) error {
	touched := func(v *IndicatorValue) (string, bool) { return v.OrgName + "的" + v.Code, v.Rev > 1 }
	locked := func(p Period) error {
		a, err := newestAssessment(tx, p)
		if err == nil && a.State.Final() {
			err = Errorf("", "%s已锁定，它的数据不能撤销导入。", p)
		}
		return err
	}
	for _, id := range b.Made {
		if v, err := tx.IndicatorValues().Get(id); err == nil {
			if err := locked(v.Period); err != nil {
				return err
			}
		}
	}
	for _, r := range b.Replaced {
		now, err := tx.IndicatorValues().Get(r.ID)
		if err != nil {
			return err
		}
		if err := locked(now.Period); err != nil {
			return err
		}
		if now.Rev != r.Rev {
			return Errorf("", "“%s的%s”导入后又有修改，整批不能撤销。请直接改正这个值。", now.OrgName, now.Code)
		}
		var was IndicatorValue
		if err := json.Unmarshal([]byte(r.Before), &was); err != nil {
			return err
		}
		was.Record = now.Record
		if err := tx.IndicatorValues().Put(&was); err != nil {
			return err
		}
	}
	return undo(b.Made, tx.IndicatorValues(), touched)
}

// undoIndicator takes an indicator made for imported values away, unless it has been put in force or has other values.
func undoIndicator(tx Tx, id int64) error {
	i, err := tx.Indicators().Get(id)
	if err == ErrNotFound {
		return nil
	}
	if err != nil || i.Rev > 1 {
		return err
	}
	n, err := tx.IndicatorValues().Count(Where(Eq("indicator_id", id)))
	if err != nil || n > 0 {
		return err
	}
	return tx.Indicators().Delete(id)
}

// undoRanking takes an entered ranking away, or puts the one back that it replaced.
func undoRanking(tx Tx, b ImportBatch) error {
	for _, r := range b.Replaced {
		now, err := tx.Assessments().Get(r.ID)
		if err != nil {
			return err
		}
		if now.Rev != r.Rev {
			return Errorf("", "%s的排名导入后又有变动，不能撤销。请重新补录。", now.Period)
		}
		if r.Before == "" {
			if err := replaceRows(tx, now.Period, nil, nil); err != nil {
				return err
			}
			if err := tx.Assessments().Delete(now.ID); err != nil {
				return err
			}
			continue
		}
		var was Assessment
		if err := json.Unmarshal([]byte(r.Before), &was); err != nil {
			return err
		}
		var q Quarter
		if err := json.Unmarshal([]byte(was.Snapshot), &q); err != nil {
			return err
		}
		was.Record = now.Record
		if err := tx.Assessments().Put(&was); err != nil {
			return err
		}
		if err := replaceRows(tx, was.Period, q.Rankings, nil); err != nil {
			return err
		}
	}
	return nil
}
