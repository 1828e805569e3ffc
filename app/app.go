// Package app holds what the office does: its words, its rules and its acts. It decides; it neither stores, prints nor shows.
//
// A module's file reads top to bottom: words (types whose String is the Chinese word used on screens and papers alike), rules
// (pure methods), need (the store methods it asks for) and acts (a service over the shared core). Every act is one
// transaction with one audit row in it, announced to the screens after it is committed.
package app

import (
	"context"
	"log/slog"
	"time"
)

// App gives the screens, the command line and the papers the services of every module.
type App struct {
	core       *core
	Changes    *Changes
	Settings   *Settings
	Orgs       *Orgs
	People     *People
	Venues     *Venues
	Users      *Users
	Calendar   *Calendars
	Meetings   *Meetings
	Sittings   *Sittings
	Minutes    *MinutesService
	Duties     *Duties
	DutyOrders *DutyOrders
	DutyWork   *DutyWork
	DutyStats  *DutyStats
	DutyLists  *DutyLists
	Authority  *Authorities
	Undos      *Undos
	Collects   *Collects
	DutyViews  *DutyViews
	Reminders  *Reminders
	Clock      *Clocks
	Extensions *Extensions
	Milestones *Milestones
	Slips      *Slips
	Appeals    *Appeals
	Effects    *Effects
	Incentives *Incentives
	Indicators *Indicators
	Measures   *Measures
	Imports    *Imports
	Numbers    *Numbers
	Wordings   *WordingService
	Signing    *Signing
	History    *History
	Handovers  *Handovers
	Files      *Files
	Drafts     *Drafts
	Backups    *Backups
	Home       *Home
}

// Options are what the program hands to New besides the store.
type Options struct {
	Clock func() time.Time // nil means the computer's clock
	// Steady keeps the clock from running backwards behind the last act on record; a demo office has a clock of its own.
	Steady bool
	Log    *slog.Logger // nil means the default logger
}

// New puts the services of every module over one store.
func New(store Store, opt Options) *App {
	if opt.Clock == nil {
		opt.Clock = time.Now
	}
	if opt.Log == nil {
		opt.Log = slog.Default()
	}
	c := &core{store: store, clock: opt.Clock, log: opt.Log, changes: newChanges()}
	if opt.Steady {
		if _, err := DemoClock(context.Background(), store); err != nil {
			c.steady = &steady{store: store, clock: opt.Clock}
			c.clock = c.steady.now
		}
	}
	return &App{
		core: c, Changes: c.changes,
		Settings: &Settings{c}, Orgs: &Orgs{c}, People: &People{c}, Venues: &Venues{c}, Users: &Users{c},
		Calendar: &Calendars{c}, Meetings: &Meetings{c}, Sittings: &Sittings{c}, Minutes: &MinutesService{c}, Duties: &Duties{c},
		DutyOrders: &DutyOrders{c}, DutyWork: &DutyWork{c}, DutyStats: &DutyStats{c}, DutyLists: &DutyLists{c}, Authority: &Authorities{c}, Undos: &Undos{c}, Collects: &Collects{c}, DutyViews: &DutyViews{c}, Reminders: &Reminders{c}, Clock: &Clocks{c}, Extensions: &Extensions{c}, Milestones: &Milestones{c}, Slips: &Slips{c},
		Appeals: &Appeals{c}, Effects: &Effects{c}, Incentives: &Incentives{c}, Indicators: &Indicators{c}, Measures: &Measures{c}, Imports: &Imports{c},
		Numbers: &Numbers{c}, Wordings: &WordingService{c}, Signing: &Signing{c}, History: &History{c}, Handovers: &Handovers{c}, Files: &Files{c}, Drafts: &Drafts{c}, Backups: &Backups{c}, Home: &Home{c},
	}
}

// Now is the office's clock: the computer's, or the demo office's own.
func (a *App) Now() time.Time { return a.core.clock() }

// Today is the local calendar date of the office's clock.
func (a *App) Today() Date { return a.core.today() }

// Store is the store under all services, for backup and check.
func (a *App) Store() Store { return a.core.store }

// core is what every service shares.
type core struct {
	store   Store
	clock   func() time.Time
	steady  *steady // nil where the clock may do as it likes
	log     *slog.Logger
	changes *Changes
}

func (c *core) now() Stamp  { return StampOf(c.clock()) }
func (c *core) today() Date { return DateOf(c.clock()) }

// read runs fn on a consistent snapshot.
func (c *core) read(ctx context.Context, fn func(Tx) error) error { return c.store.Read(ctx, fn) }

// write is how every act happens: rights are checked, fn runs in one immediate transaction, one audit row with the records
// changed is written into it, and the topics are announced after the commit. A refused act leaves nothing behind.
func (c *core) write(ctx context.Context, act Act, fn func(Tx) error, topics ...Topic) error {
	user := UserFrom(ctx)
	if !user.May(act.Right) {
		return Errorf("", "%s无权%s，需要%s。", user.Who(), act.Name, act.Right.holders())
	}
	err := c.store.Write(ctx, Stamped{At: c.now(), Who: user.Who(), UserID: user.ID, Act: act.Name, Object: act.Object},
		func(tx Tx) error { return receipted(ctx, tx, fn) })
	if err != nil {
		return err
	}
	c.changes.announce(topics...)
	return nil
}

// Act names what is being done, for the audit log and for the check of rights.
type Act struct {
	Name   string // 「签发纪要」
	Object string // what it is done to, for the log: 「第9次联席会议」
	Right  Right
	Does   DutyAct // the act on an item whose power the authorisation table gives to a level; empty for all others
}
