// Package demo fills a new database with a year of the fictitious street 清河湾街道: the real acts run with a moving clock,
// a fixed seed and absolute dates, so that every record has its audit row and every figure arises from records. Nobody in
// it exists; telephone numbers are 1380000xxxx.
package demo

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"time"

	"gongzhi/app"
	"gongzhi/app/workday"
)

// The demo office's year, and the day its clock shows.
const (
	firstDay = app.Date("2025-12-01")
	Today    = app.Date("2026-11-23")
)

// office is the running simulation.
type office struct {
	a      *app.App
	now    time.Time
	dice   *rand.Rand
	cal    *workday.Calendar
	clerk  context.Context
	chair  context.Context
	leader context.Context
	admin  context.Context
	orgs   map[string]app.Org // by short name
	people map[string][]app.Person
	venues []app.Venue
	plans  []*meetingPlan
	fates  map[int64]*fate
	matter int // running index into the matters
}

// Fill makes the demo office in an empty store. today moves the clock of the finished file; empty means Today.
func Fill(ctx context.Context, store app.Store, today app.Date) error {
	if today == "" {
		today = Today
	}
	o := &office{dice: rand.New(rand.NewPCG(20261123, 990100)), orgs: map[string]app.Org{}, people: map[string][]app.Person{}, fates: map[int64]*fate{}}
	o.at(firstDay, 8, 30)
	o.a = app.New(store, app.Options{Clock: func() time.Time { return o.now }, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	system := app.WithUser(ctx, app.SystemUser("系统·建立演示"))
	o.clerk, o.chair, o.leader, o.admin = system, system, system, system
	if err := o.ground(system); err != nil {
		return fmt.Errorf("演示数据的单位和人员：%w", err)
	}
	o.planMeetings()
	for day := firstDay; day <= Today; day = day.AddDays(1) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := o.live(day); err != nil {
			return fmt.Errorf("演示数据 %s：%w", day, err)
		}
	}
	o.at(Today, 9, 0)
	if err := o.a.Settings.Set(system, map[string]string{app.SetClock: string(today) + " 09:00:00"}); err != nil {
		return err
	}
	o.at(today, 9, 0)
	_, err := o.a.Duties.RefreshLamps(system)
	return err
}

// at moves the clock.
func (o *office) at(day app.Date, hour, minute int) {
	t := day.Time()
	o.now = time.Date(t.Year(), t.Month(), t.Day(), hour, minute, 0, 0, time.Local)
}

// live is one day of the office. Offices rest on rest days.
func (o *office) live(day app.Date) error {
	if !o.cal.IsWorkday(day) {
		return nil
	}
	o.at(day, 8, 40)
	for _, step := range []func(app.Date) error{o.appeals, o.roster, o.meetings, o.duties, o.quarters, o.cases} {
		if err := step(day); err != nil {
			return err
		}
		o.now = o.now.Add(20 * time.Minute)
	}
	return nil
}

// chance is true in percent of the cases.
func (o *office) chance(percent int) bool { return o.dice.IntN(100) < percent }

// pick takes one of the words.
func pick[T any](o *office, from []T) T { return from[o.dice.IntN(len(from))] }
