package score

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// Entry is a movement on a points account (积分): on this day (yyyy-MM-dd), so many points.
type Entry struct {
	Date   string
	Points Decimal
}

// Account is a points account: points earned can be redeemed for so many months, 0 meaning for ever.
type Account struct {
	Earn, Redeem []Entry
	ValidMonths  int
}

// Redeemed says of each redemption, in the order given, whether the points sufficed, and gives the balance at the end
// of each day asked for. The oldest points go first; points may be used up to and with the day on which their months end.
func (a Account) Redeemed(at []string) (done []bool, balances []Decimal, err error) {
	if err := a.check(at); err != nil {
		return nil, nil, err
	}
	order := make([]int, len(a.Redeem))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return strings.Compare(a.Redeem[x].Date, a.Redeem[y].Date) })
	earned := slices.Clone(a.Earn)
	slices.SortStableFunc(earned, func(x, y Entry) int { return strings.Compare(x.Date, y.Date) })
	done, balances = make([]bool, len(a.Redeem)), make([]Decimal, len(at))
	days := make([]int, len(at))
	for i := range days {
		days[i] = i
	}
	slices.SortStableFunc(days, func(x, y int) int { return strings.Compare(at[x], at[y]) })
	next := 0
	for _, i := range days {
		for ; next < len(order) && a.Redeem[order[next]].Date <= at[i]; next++ {
			done[order[next]] = a.take(earned, a.Redeem[order[next]])
		}
		balances[i] = a.balance(earned, at[i])
	}
	for ; next < len(order); next++ {
		done[order[next]] = a.take(earned, a.Redeem[order[next]])
	}
	return done, balances, nil
}

// take removes the points of a redemption from the oldest entries, all or nothing.
func (a Account) take(earned []Entry, r Entry) bool {
	if a.balance(earned, r.Date).Cmp(r.Points) < 0 {
		return false
	}
	left := r.Points
	for i := range earned {
		if !a.usable(earned[i], r.Date) || left.Sign() == 0 {
			continue
		}
		part := left.Clamp(Int(0), earned[i].Points)
		earned[i].Points, left = earned[i].Points.Sub(part), left.Sub(part)
	}
	return true
}

func (a Account) balance(earned []Entry, day string) Decimal {
	sum := Int(0)
	for _, e := range earned {
		if a.usable(e, day) {
			sum = sum.Add(e.Points)
		}
	}
	return sum
}

func (a Account) usable(e Entry, day string) bool {
	return e.Date <= day && (a.ValidMonths == 0 || day <= addMonths(e.Date, a.ValidMonths))
}

func (a Account) check(at []string) error {
	if a.ValidMonths < 0 || a.ValidMonths > 1200 {
		return errors.New("积分有效月数应为 0 至 1200，0 表示长期有效")
	}
	for _, e := range slices.Concat(a.Earn, a.Redeem) {
		if e.Points.None() || e.Points.Sign() < 0 {
			return errors.New(e.Date + " 的积分应为不小于 0 的数")
		}
		at = append(at[:len(at):len(at)], e.Date)
	}
	for _, d := range at {
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			return errors.New("“" + d + "”不是有效日期，应写作 2026-03-05")
		}
	}
	return nil
}

// addMonths moves a day by months; a month too short ends on its last day.
func addMonths(day string, n int) string {
	t, _ := time.Parse(time.DateOnly, day)
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1).Format(time.DateOnly)
}
