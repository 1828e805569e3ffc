// Package demo fills a new database with a year of the fictitious street 清河湾街道: the real acts run with a moving clock,
// a fixed seed and absolute dates, so that every record has its audit row and every figure arises from records. Nobody in
// it exists; telephone numbers are 1380000xxxx and codes are of area 990100.
package demo

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
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
	diary  map[app.Date][]func() error // what is to be done on a working day, in order

	orgs   map[string]*app.Org // by short name, the one it began with
	people map[string][]*app.Person
	phones int
	names  map[string]bool // given already
	rare   []string
	venues []app.Venue

	plans   []*meetingPlan
	tasks   []*task
	appeals []*petition
	decks   caseDecks
	upheld  bool   // an objection to a ranking was upheld
	temp    string // folder of files to be attached
	files   int
}

// bulk is a store that can put off waiting for the disk until all is written.
type bulk interface {
	Unsynced(ctx context.Context, fn func() error) error
}

// Fill makes the demo office in an empty store. today moves the clock of the finished file; empty means Today.
func Fill(ctx context.Context, store app.Store, today app.Date) error {
	if today == "" {
		today = Today
	}
	o := &office{dice: rand.New(rand.NewPCG(20261123, 990100)), diary: map[app.Date][]func() error{}, orgs: map[string]*app.Org{},
		people: map[string][]*app.Person{}, names: map[string]bool{}, rare: rareNames()}
	o.at(firstDay, 8, 30)
	o.a = app.New(store, app.Options{Clock: func() time.Time { return o.now }, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	system := app.WithUser(ctx, app.SystemUser("系统·建立演示"))
	o.clerk, o.chair, o.leader, o.admin = system, system, system, system
	run := func() error { return o.year(system, today) }
	if b, ok := store.(bulk); ok {
		return b.Unsynced(ctx, run)
	}
	return run()
}

// year runs from the first day to the last and sets the clock of the file.
func (o *office) year(system context.Context, today app.Date) error {
	if err := o.ground(system); err != nil {
		return fmt.Errorf("演示数据的单位和人员：%w", err)
	}
	for _, plan := range []func() error{o.planChanges, o.planAppeals, o.planMeetings, o.planTasks, o.planQuarters, o.planCases, o.planFigures} {
		if err := plan(); err != nil {
			return fmt.Errorf("演示数据的安排：%w", err)
		}
	}
	var err error
	if o.temp, err = os.MkdirTemp("", "gongzhi-demo-"); err != nil {
		return err
	}
	defer o.sweep()
	for day := firstDay; day <= Today; day = day.AddDays(1) {
		if err := system.Err(); err != nil {
			return err
		}
		if err := o.live(day); err != nil {
			return fmt.Errorf("演示数据 %s：%w", day, err)
		}
	}
	if err := o.a.Settings.Set(system, map[string]string{app.SetClock: string(today) + " 09:00:00"}); err != nil {
		return err
	}
	o.at(today, 17, 59)
	_, err = o.a.Duties.RefreshLamps(system)
	return err
}

// at moves the clock.
func (o *office) at(day app.Date, hour, minute int) {
	t := day.Time()
	o.now = time.Date(t.Year(), t.Month(), t.Day(), hour, minute, 0, 0, time.Local)
}

// until lets time pass to an hour of the day; it never goes back.
func (o *office) until(hour, minute int) {
	t := time.Date(o.now.Year(), o.now.Month(), o.now.Day(), hour, minute, 0, 0, time.Local)
	if t.After(o.now) {
		o.now = t
	}
}

// on enters something into the diary; offices rest on rest days, so it is done on the next working day.
func (o *office) on(day app.Date, do func() error) {
	day = o.cal.RollForward(day)
	o.diary[day] = append(o.diary[day], do)
}

// live is one day of the office. What is entered for today while the day runs is done today.
func (o *office) live(day app.Date) error {
	if len(o.diary[day]) == 0 {
		return nil
	}
	o.at(day, 8, 40)
	for i := 0; i < len(o.diary[day]); i++ {
		if err := o.diary[day][i](); err != nil {
			return err
		}
		if o.now.Hour() < 17 {
			o.now = o.now.Add(40 * time.Second)
		}
	}
	return nil
}

// chance is true in percent of the cases.
func (o *office) chance(percent int) bool { return o.dice.IntN(100) < percent }

// pick takes one of the words.
func pick[T any](o *office, from []T) T { return from[o.dice.IntN(len(from))] }

// deck is counts[i] times the value i, shuffled.
func (o *office) deck(counts ...int) []int {
	var cards []int
	for value, n := range counts {
		for range n {
			cards = append(cards, value)
		}
	}
	o.dice.Shuffle(len(cards), func(i, j int) { cards[i], cards[j] = cards[j], cards[i] })
	return cards
}
