package data

import (
	"context"
	"errors"
)

// Unsynced runs fn with the waiting for the disk after every commit put off to one checkpoint at the end. It is for filling a
// new file that nobody works in yet, such as the demo office: a loss of power in the middle costs the file.
func (s *Store) Unsynced(ctx context.Context, fn func() error) error {
	if _, err := s.write.ExecContext(ctx, "PRAGMA synchronous=OFF"); err != nil {
		return explain(err, "")
	}
	done := fn()
	_, full := s.write.Exec("PRAGMA synchronous=FULL")
	_, kept := s.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return errors.Join(done, explain(full, ""), explain(kept, ""))
}
