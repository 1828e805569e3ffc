package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Validate refuses an item that could not be followed: no content, no lead unit, a deadline before the start.
func (d *Duty) Validate() error {
	var wrong Errors
	wrong.Add(strings.TrimSpace(d.Content) == "", "content", "任务内容为空。写明要做的事。")
	wrong.Add(d.LeadID == 0, "lead_id", "没有牵头单位。从列表选择，或到“主体人员”新增。")
	wrong.Add(d.LeadID != 0 && d.SupportIDs.Has(d.LeadID), "support_ids", "牵头单位不能同时是配合单位。从配合单位中去掉它。")
	wrong.Add(d.Start != "" && !d.Start.Valid(), "start", "起始日“%s”不是日期，应为 2026-09-18 这样的日期。", d.Start)
	wrong.Add(d.Due != "" && !d.Due.Valid(), "due", "完成时限“%s”不是日期，应为 2026-09-18 这样的日期。", d.Due)
	wrong.Add(d.Due.Valid() && d.Start.Valid() && d.Due < d.Start, "due", "完成时限早于起始日 %s。", d.Start)
	wrong.Add(d.Progress < 0 || d.Progress > 100, "progress", "完成率应在 0 到 100 之间，现在是 %d。", d.Progress)
	wrong.Add(d.Weight < 0, "weight", "权重不能为负。")
	wrong.Add(d.Amount < 0, "amount", "涉及金额不能为负。")
	wrong.Add(d.Term < 0, "term", "期限天数不能为负。")
	return wrong.Err()
}

// dutyBook (立项) enters many items in one act without asking for calendar and settings each time.
type dutyBook struct {
	c     *core
	tx    Tx
	judge *lampJudge
	last  map[int]int
	orgs  map[int64]Org
	gate  *gate
}

func (c *core) dutyBook(tx Tx) (*dutyBook, error) {
	j, err := c.lampJudge(tx)
	if err != nil {
		return nil, err
	}
	g, err := c.gate(context.Background(), tx)
	if err != nil {
		return nil, err
	}
	return &dutyBook{c: c, tx: tx, judge: j, last: map[int]int{}, orgs: map[int64]Org{}, gate: g}, nil
}

// addDuty issues a new item: it checks it, gives it its number, keeps the first deadline, and lights its lamp.
func (c *core) addDuty(tx Tx, d *Duty) error {
	b, err := c.dutyBook(tx)
	if err != nil {
		return err
	}
	return b.add(d)
}

// add issues one item; a draft keeps its id. Start is today when empty. Items imported with progress begin as 办理中.
func (b *dutyBook) add(d *Duty) error {
	if d.Start == "" && (d.Due == "" || d.Due >= b.judge.today) {
		d.Start = b.judge.today
	}
	b.reckon(d)
	if err := d.Validate(); err != nil {
		return err
	}
	if err := b.names(d, nil); err != nil {
		return err
	}
	lead, err := b.org(d.LeadID)
	if err != nil {
		return err
	}
	if err := b.gate.undertake(d, &lead); err != nil {
		return err
	}
	no, err := b.nextNo(b.judge.today.Year())
	if err != nil {
		return err
	}
	d.No, d.FirstDue, d.State = no, d.Due, DutyAssigned
	if d.Progress > 0 {
		d.State = DutyInProgress
	}
	d.lit(b.judge.judge(d, nil))
	return b.tx.Duties().Put(d)
}

// reckon counts the deadline of an item that was given a number of days, in working or calendar days after its start.
func (b *dutyBook) reckon(d *Duty) {
	if d.Due != "" || d.Term <= 0 || !d.Start.Valid() {
		return
	}
	if d.Workdays {
		d.Due, d.DueText = b.judge.cal.Add(d.Start, d.Term), plainDays(d.Term)+"内"
		return
	}
	d.Due, d.DueText = d.Start.AddDays(d.Term), fmt.Sprintf("%d 日内", d.Term)
}

// nextNo is the next number of a year, Z2026-041. Numbers are never given twice, also not those in the recycle bin.
func (b *dutyBook) nextNo(year int) (string, error) {
	n, err := nextFree(b.last[year], func(n int) (bool, error) { return taken(b.tx.Duties(), "no", dutyNo(year, n)) })
	if err != nil {
		return "", err
	}
	b.last[year] = n
	return dutyNo(year, n), nil
}

func dutyNo(year, n int) string { return fmt.Sprintf("Z%d-%03d", year, n) }

// names checks the units of an item and writes their names into it. old is the item as stored, nil for a new one: a unit that is
// no longer active may stay, but not be newly chosen. Words among the supporting units that name no unit are kept.
func (b *dutyBook) names(d *Duty, old *Duty) error {
	if old == nil {
		old = &Duty{}
	}
	lead, err := b.org(d.LeadID)
	if err != nil {
		return err
	}
	if d.LeadID != old.LeadID && !lead.Active(b.judge.today) {
		return Errorf("lead_id", "“%s”已停用，不能作牵头单位。换一个单位，或到“主体人员”恢复启用。", lead.Name)
	}
	d.LeadName = lead.Short()
	known := Words{}
	for _, id := range old.SupportIDs {
		if o, err := b.org(id); err == nil {
			known = append(known, o.Name, o.Short())
		}
	}
	var names []string
	for _, id := range d.SupportIDs {
		o, err := b.org(id)
		if err != nil {
			return err
		}
		if !old.SupportIDs.Has(id) && !o.Active(b.judge.today) {
			return Errorf("support_ids", "“%s”已停用，不能作配合单位。去掉它，或到“主体人员”恢复启用。", o.Name)
		}
		known = append(known, o.Name, o.Short())
		known = append(known, o.Aliases...)
		names = append(names, o.Short())
	}
	for _, word := range strings.FieldsFunc(d.SupportNames, func(r rune) bool { return strings.ContainsRune("、,，;；\n", r) }) {
		if word = strings.TrimSpace(word); word != "" && !known.Has(word) {
			names = append(names, word)
			known = append(known, word)
		}
	}
	d.SupportNames = strings.Join(names, "、")
	return nil
}

func (b *dutyBook) org(id int64) (Org, error) {
	if o, ok := b.orgs[id]; ok {
		return o, nil
	}
	o, err := b.tx.Orgs().Get(id)
	if errors.Is(err, ErrNotFound) {
		return o, Errorf("lead_id", "选中的单位已不在单位库中。从列表重新选择。")
	}
	if err == nil {
		b.orgs[id] = o
	}
	return o, err
}
