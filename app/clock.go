package app

import (
	"context"
	"time"
)

// DemoClock is the stamp that a demo file carries as its own clock; an Error when the file is a real office's.
func DemoClock(ctx context.Context, store Store) (Stamp, error) {
	var at Stamp
	err := store.Read(ctx, func(tx Tx) error {
		at = Stamp(setting(tx, SetClock))
		return nil
	})
	if err == nil && at.Time().IsZero() {
		err = Errorf("", "这不是演示数据。")
	}
	return at, err
}

// StoredClock is the clock of a database: the computer's, or in a demo office its own date with the computer's time of day.
func StoredClock(store Store, computer func() time.Time) func() time.Time {
	at, err := DemoClock(context.Background(), store)
	if err != nil {
		return computer
	}
	day := at.Time()
	return func() time.Time {
		now := computer()
		return time.Date(day.Year(), day.Month(), day.Day(), now.Hour(), now.Minute(), now.Second(), 0, time.Local)
	}
}
