package app

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
)

// mayLock says why a quarter cannot be locked now, or needs a confirmation first.
func (c *core) mayLock(tx Tx, a Assessment, sure Confirmed) error {
	p, today := a.Period, c.today()
	switch {
	case p.Quarter() == 0:
		return Errorf("period", "没有选季度。")
	case a.State.Final():
		return Errorf("period", "%s已由%s于 %s 锁定；要改出更正版。", p, a.LockedBy, a.LockedAt.Minute())
	case p.First() > today:
		return Errorf("period", "%s还没有开始，不能锁定。", p)
	case p.Last() >= today && !sure.Early:
		return Errorf("early", "%s才结束；确要提前锁定，先勾选“提前锁定”。", p.Last().MonthDay())
	}
	set, err := liveIndicators(tx)
	if err != nil {
		return err
	}
	if len(set) == 0 {
		return Errorf("", "还没有指标体系，不能锁定。到“指标体系”启用默认指标。")
	}
	if err := checkWeights(set); err != nil {
		return err
	}
	cal, err := c.calendar(tx)
	if err != nil {
		return err
	}
	for _, year := range cal.Missing(p.First(), p.Last()) {
		if !slices.Contains(sure.Years, year) {
			return Errorf("years", "%d 年放假安排未导入，工作日按周末推算。确认按推算锁定，或先导入放假安排。", year)
		}
	}
	return nil
}

// freeze computes the quarter and stores it as the given assessment, locked.
func (c *core) freeze(tx Tx, a Assessment, who string) error {
	q, err := c.computeIn(tx, a.Period)
	if err != nil {
		return err
	}
	q.Version = a.Version
	text, err := json.Marshal(q)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(text)
	if a.Settings == "" {
		if a.Settings, err = settingsJSON(tx); err != nil {
			return err
		}
	}
	a.State, a.LockedBy, a.LockedAt = Locked, who, c.now()
	a.Snapshot, a.SHA256 = string(text), hex.EncodeToString(sum[:])
	if a.AuditSeq, a.AuditHead, err = tx.Audit().Head(); err != nil {
		return err
	}
	if err := tx.Assessments().Put(&a); err != nil {
		return err
	}
	if err := replaceRows(tx, a.Period, q.Rankings, q.Scores); err != nil {
		return err
	}
	return c.proposeCases(tx, a, q.Rankings)
}

// replaceRows puts the rows of a quarter in the place of those of an earlier version.
func replaceRows(tx Tx, p Period, rankings []Ranking, scores []Score) error {
	old, err := tx.Rankings().List(Where(Eq("period", p)))
	if err != nil {
		return err
	}
	for _, r := range old {
		if err := tx.Rankings().Delete(r.ID); err != nil {
			return err
		}
	}
	gone, err := tx.Scores().List(Where(Eq("period", p)))
	if err != nil {
		return err
	}
	for _, s := range gone {
		if err := tx.Scores().Delete(s.ID); err != nil {
			return err
		}
	}
	for _, r := range rankings {
		r.Record = Record{}
		if err := tx.Rankings().Put(&r); err != nil {
			return err
		}
	}
	for _, s := range scores {
		s.Record = Record{}
		if err := tx.Scores().Put(&s); err != nil {
			return err
		}
	}
	return nil
}
