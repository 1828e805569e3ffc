package app

import (
	"context"
	"strings"
)

// BatchLine (批量预览) is one item of a selection: what would become of it.
type BatchLine struct {
	ID    int64
	Title string
	Unit  string
	Lamp  Lamp
	Off   string // why the act leaves it out; empty: it is done
}

// Preview says of every selected item whether an act fits it, before anything is done.
func (s *DutyOrders) Preview(ctx context.Context, ids []int64, act DutyAct) (out []BatchLine, err error) {
	err = s.read(ctx, func(tx Tx) error {
		out = make([]BatchLine, 0, len(ids))
		g, err := s.gate(ctx, tx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			d, err := tx.Duties().Get(id)
			if err != nil {
				return err
			}
			l := BatchLine{ID: id, Title: d.title(), Unit: d.LeadName, Lamp: d.Lamp}
			if err := d.Allows(act); err != nil {
				l.Off = err.Error()
			} else if err := g.beyond(act.Power(), &d, string(act)); err != nil {
				l.Off = err.Error()
			}
			out = append(out, l)
		}
		return nil
	})
	return out, err
}

// Assignment (分派) is who answers for items: empty words leave what was there.
type Assignment struct{ Leader, Person, Phone string }

// Assign names the leader and the person in charge of the selected items (分派).
func (s *DutyOrders) Assign(ctx context.Context, ids []int64, a Assignment) (done int, err error) {
	a.Leader, a.Person, a.Phone = strings.TrimSpace(a.Leader), strings.TrimSpace(a.Person), strings.TrimSpace(a.Phone)
	if a == (Assignment{}) {
		return 0, Errorf("person", "责任领导、责任人至少填一个。")
	}
	return s.changeDuties(ctx, ids, Act{Name: "分派责任人", Right: RightEdit}, DoEdit, func(tx Tx, d *Duty) error {
		text := "分派"
		for _, x := range []struct {
			name string
			into *string
			word string
		}{{"责任领导", &d.Leader, a.Leader}, {"责任人", &d.Person, a.Person}, {"电话", &d.Phone, a.Phone}} {
			if x.word != "" && *x.into != x.word {
				text += "　" + x.name + " " + Dash(*x.into) + " → " + x.word
				*x.into = x.word
			}
		}
		return s.dutyEvent(ctx, tx, d, DoAssign, strings.TrimPrefix(text, "分派　"))
	})
}

// Dash is a text, or a dash where there is none.
func Dash(text string) string {
	if text == "" {
		return "—"
	}
	return text
}
