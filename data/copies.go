package data

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// copyTime is the time in the name of a copy made at exit.
var copyTime = regexp.MustCompile(`^\d{8}-\d{6}\.\d{3}$`)

// ExitCopy keeps a verified copy of the database in the folder copies beside it, the newest keep of them.
func (s *Store) ExitCopy(ctx context.Context, keep int) error {
	dir := filepath.Join(filepath.Dir(s.path), "copies")
	name := strings.TrimSuffix(filepath.Base(s.path), filepath.Ext(s.path)) + "-"
	sweep(dir, name, ".db.part")
	now := time.Now().Format("20060102-150405.000")
	if err := s.CopyTo(ctx, filepath.Join(dir, name+now+".db")); err != nil {
		return err
	}
	old := slices.DeleteFunc(named(dir, name, ".db"), func(path string) bool {
		at := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), name), ".db")
		return !copyTime.MatchString(at) || at == now // of a database with a longer name, or the one just made
	})
	// Copies of a day to come were made while the clock was wrong: they go first.
	slices.SortFunc(old, func(a, b string) int {
		future := func(path string) int { return strings.Compare(filepath.Base(path), name+now) }
		if fa, fb := future(a), future(b); fa != fb {
			return fb - fa
		}
		return strings.Compare(a, b)
	})
	for len(old) > max(keep-1, 0) {
		if err := os.Remove(old[0]); err != nil {
			return err
		}
		old = old[1:]
	}
	return nil
}
