package app

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"time"
)

// steady (守时) keeps the office's clock from running backwards: when the computer's clock is set back before the last act on record,
// deadlines and the audit log go on from that act.
type steady struct {
	mu    sync.Mutex
	store Store
	clock func() time.Time
	last  time.Time
	read  bool
}

// now is the computer's time, but never earlier than the last act.
func (s *steady) now() time.Time {
	t := s.clock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.read {
		if at, err := lastAct(s.store); err == nil {
			s.last, s.read = at, true
		}
	}
	if t.Before(s.last) {
		return s.last
	}
	s.last = t
	return t
}

// behind is how far the computer's clock lies before the last act.
func (s *steady) behind() time.Duration {
	now := s.now()
	return now.Sub(s.clock())
}

func (s *steady) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last, s.read = time.Time{}, false
}

// lastAct is the time of the latest act since an administrator last vouched for the computer's clock.
func lastAct(store Store) (at time.Time, err error) {
	err = store.Read(context.Background(), func(tx Tx) error {
		from, _ := strconv.ParseInt(setting(tx, SetClockTrusted), 10, 64)
		rows, _, err := tx.Audit().Rows(Query{Where: []Cond{{"seq", ">", from}}, Sort: []Sort{{"at", true}}, Limit: 1})
		if err == nil && len(rows) > 0 {
			at = rows[0].At.Time()
		}
		return err
	})
	return at, err
}

// Clocks (时钟) tells when the computer's clock cannot be right.
type Clocks struct{ *core }

// clockSlack is what an adjustment by a time server may take back without a word.
const clockSlack = 5 * time.Minute

// Problem is the sentence about a clock that was set back; empty when it is right.
func (s *Clocks) Problem() string {
	if s.steady == nil {
		return ""
	}
	gap := s.steady.behind()
	if gap <= clockSlack {
		return ""
	}
	computer := s.steady.clock()
	return "电脑时间 " + StampOf(computer).Minute() + " 早于最近一次操作 " + StampOf(computer.Add(gap)).Minute() +
		"，时限和操作记录仍按后者计算。先校准电脑时间；确认电脑时间正确的，由管理员选择“以电脑时间为准”。"
}

// Trust lets an administrator vouch for the computer's clock, after it had once been ahead (以电脑时间为准); the audit log says so.
func (s *Clocks) Trust(ctx context.Context) error {
	if s.steady == nil {
		return Errorf("", "演示数据有自己的时间，不需要校准。")
	}
	err := s.write(ctx, Act{Name: "以电脑时间为准", Object: s.steady.clock().Format(StampLayout), Right: RightAdmin}, func(tx Tx) error {
		seq, _, err := tx.Audit().Head()
		if err != nil {
			return err
		}
		rec, err := tx.Settings().Find(Where(Eq("key", SetClockTrusted)))
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		rec.Key, rec.Value = SetClockTrusted, strconv.FormatInt(seq+1, 10)
		return tx.Settings().Put(&rec)
	}, SettingChanged)
	if err == nil {
		s.steady.forget()
	}
	return err
}
