package app

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// AppealStates lists all states in the order of forms.
var AppealStates = [...]AppealState{AppealRegistered, AppealDispatched, AppealReplied, AppealClosed}

// AppealResults lists all results in the order of forms.
var AppealResults = [...]AppealResult{ResultNone, Solved, PartlySolved, Unsolved, Unreasonable}

// Satisfactions lists all ratings in the order of forms.
var Satisfactions = [...]Satisfaction{NotRated, Satisfied, BasicallySatisfied, Dissatisfied}

// Validate checks an appeal against itself and the calendar day.
func (a *Appeal) Validate(today Date) error {
	var wrong Errors
	wrong.Add(strings.TrimSpace(a.Content) == "", "content", "诉求内容为空。写明反映什么问题。")
	wrong.Add(utf8.RuneCountInString(a.Content) > 2000, "content", "诉求内容不超过 2000 个字。")
	wrong.Add(!a.Day.Valid(), "day", "受理日期“%s”不是日期。", a.Day)
	wrong.Add(a.Day.Valid() && a.Day > today, "day", "受理日期晚于今天 %s。", today)
	for _, d := range []struct {
		key, name string
		day       Date
	}{{"responded_on", "首次响应日期", a.RespondedOn}, {"replied_on", "答复日期", a.RepliedOn}} {
		wrong.Add(d.day != "" && !d.day.Valid(), d.key, "%s“%s”不是日期。", d.name, d.day)
		wrong.Add(d.day.Valid() && a.Day.Valid() && d.day < a.Day, d.key, "%s早于受理日期 %s。", d.name, a.Day)
		wrong.Add(d.day.Valid() && d.day > today, d.key, "%s晚于今天 %s。", d.name, today)
	}
	wrong.Add(a.State == AppealDispatched && a.HandlerID == 0 && a.HandlerName == "", "handler_id", "办理中的诉求要有办理单位。")
	answered := a.State == AppealReplied || a.State == AppealClosed
	wrong.Add(answered && a.RepliedOn == "", "replied_on", "%s的诉求要填答复日期。", a.State)
	wrong.Add(a.State == AppealClosed && a.Result == ResultNone, "result", "办结的诉求要选办理结果。")
	wrong.Add(!answered && a.Satisfaction != NotRated, "satisfaction", "答复之后才能评价满意度。")
	return wrong.Err()
}

// List is one page of the appeals; keys of Query are columns of Appeal.
func (s *Appeals) List(ctx context.Context, q Query) ([]Appeal, int, error) {
	return list(ctx, s.core, q, Tx.Appeals)
}

// Get is one appeal.
func (s *Appeals) Get(ctx context.Context, id int64) (Appeal, error) {
	return get(ctx, s.core, id, Tx.Appeals)
}

// Save adds or changes an appeal; one without a number gets the next of its year, 「QH2026-0001」.
func (s *Appeals) Save(ctx context.Context, a *Appeal) error {
	name := "登记诉求"
	if a.ID != 0 {
		name = "修改诉求"
	}
	return s.write(ctx, Act{Name: name, Object: a.No, Right: RightEdit}, func(tx Tx) error {
		return newAppealBook(tx, s.today()).put(a)
	}, AppealChanged)
}

// SaveAll adds or changes many appeals in one act, all or none: the day's sheet of the hotline, or what was answered on a day.
func (s *Appeals) SaveAll(ctx context.Context, name string, list []*Appeal) error {
	if len(list) == 0 {
		return nil
	}
	return s.write(ctx, Act{Name: name, Object: strconv.Itoa(len(list)) + " 件", Right: RightEdit}, func(tx Tx) error {
		book := newAppealBook(tx, s.today())
		for _, a := range list {
			if err := book.put(a); err != nil {
				if Shown(err) {
					return Errorf("", "诉求“%s”：%s", a.Content, Explain(err))
				}
				return err
			}
		}
		return nil
	}, AppealChanged)
}

// appealBook (诉求登记) enters many appeals in one act without looking the last number up each time.
type appealBook struct {
	tx    Tx
	today Date
	last  map[int]int // number last given, by year
	orgs  map[int64]Org
}

func newAppealBook(tx Tx, today Date) *appealBook {
	return &appealBook{tx: tx, today: today, last: map[int]int{}, orgs: map[int64]Org{}}
}

func (b *appealBook) put(a *Appeal) error {
	a.No, a.Content = strings.TrimSpace(a.No), strings.TrimSpace(a.Content)
	if a.Day == "" {
		a.Day = b.today
	}
	if err := a.Validate(b.today); err != nil {
		return err
	}
	if err := b.units(a); err != nil {
		return err
	}
	if err := b.number(a); err != nil {
		return err
	}
	return b.tx.Appeals().Put(a)
}

// units takes the names of community and handler from the register.
func (b *appealBook) units(a *Appeal) error {
	for _, u := range []struct {
		id          int64
		name        *string
		field, word string
	}{{a.CommunityID, &a.CommunityName, "community_id", "社区"}, {a.HandlerID, &a.HandlerName, "handler_id", "办理单位"}} {
		if u.id == 0 {
			continue
		}
		o, known := b.orgs[u.id]
		if !known {
			var err error
			if o, err = b.tx.Orgs().Get(u.id); errors.Is(err, ErrNotFound) {
				return Errorf(u.field, "没有这个%s。从列表选择，或先到“主体人员”新增。", u.word)
			} else if err != nil {
				return err
			}
			b.orgs[u.id] = o
		}
		*u.name = o.Short()
	}
	return nil
}

// number gives the next number of the year, or checks that a typed one is not taken.
func (b *appealBook) number(a *Appeal) error {
	if a.No != "" {
		n, err := b.tx.Appeals().Count(Where(Eq("no", a.No), Cond{"id", "!=", a.ID}))
		if err == nil && n > 0 {
			return Errorf("no", "诉求编号“%s”已有。改一个编号，或留空由系统编号。", a.No)
		}
		return err
	}
	year := a.Day.Year()
	n, err := nextFree(b.last[year], func(n int) (bool, error) { return taken(b.tx.Appeals(), "no", appealNo(year, n)) })
	if err != nil {
		return err
	}
	b.last[year] = n
	a.No = appealNo(year, n)
	return nil
}

func appealNo(year, n int) string { return fmt.Sprintf("QH%d-%04d", year, n) }

// Delete moves an appeal to the recycle bin.
func (s *Appeals) Delete(ctx context.Context, id int64) error {
	before, err := s.Get(ctx, id)
	if err != nil {
		return err
	}
	return s.write(ctx, Act{Name: "删除诉求", Object: before.No, Right: RightEdit}, func(tx Tx) error { return tx.Appeals().Delete(id) }, AppealChanged)
}
