// Package datatest gives tests a real store on a temporary file, and the contract that every store must pass.
package datatest

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data"
)

// Now is the fixed clock of tests: Monday 2026-11-23, 09:30.
var Now = time.Date(2026, 11, 23, 9, 30, 0, 0, time.Local)

// New gives the services over a store on a temporary file, with the fixed clock.
func New(t testing.TB) *app.App {
	t.Helper()
	return At(t, func() time.Time { return Now })
}

// At gives the services over a store on a temporary file, with a clock of the test's own.
func At(t testing.TB, clock func() time.Time) *app.App {
	t.Helper()
	store, err := data.Create(filepath.Join(t.TempDir(), "数据.db"))
	require.NoError(t, err)
	t.Cleanup(func() { store.Close() })
	return app.New(store, app.Options{Clock: clock})
}

// Ctx acts as a user with every role of the office.
func Ctx() context.Context {
	return app.WithUser(context.Background(), app.SystemUser("测试员"))
}

// As acts as a user with the given roles.
func As(name string, roles app.Role) context.Context {
	return app.WithUser(context.Background(), app.User{Record: app.Record{ID: 7}, Name: name, Roles: roles})
}

// Contract is what any Store must do.
func Contract(t *testing.T, open func(t *testing.T) app.Store) {
	ctx := context.Background()
	stamp := app.Stamped{At: "2026-11-23 09:30:00", Who: "张三", Act: "新增单位"}
	put := func(s app.Store, o *app.Org) error {
		return s.Write(ctx, stamp, func(tx app.Tx) error { return tx.Orgs().Put(o) })
	}
	t.Run("a record comes back as it was put", func(t *testing.T) {
		s := open(t)
		o := app.Org{Name: "柳岸社区居民委员会", ShortName: "柳岸社区", Aliases: app.Words{"柳岸"}, Kind: app.KindCommunity, Population: 8100}
		require.NoError(t, put(s, &o))
		require.NoError(t, s.Read(ctx, func(tx app.Tx) error {
			got, err := tx.Orgs().Get(o.ID)
			assert.Equal(t, o, got)
			assert.Equal(t, "张三", got.CreatedBy)
			return err
		}))
	})
	t.Run("an old revision is a conflict that names who and what", func(t *testing.T) {
		s := open(t)
		o := app.Org{Name: "甲"}
		require.NoError(t, put(s, &o))
		stale := o
		o.Phone = "1"
		require.NoError(t, put(s, &o))
		stale.Phone = "2"
		var c *app.Conflict
		require.True(t, errors.As(put(s, &stale), &c))
		assert.Equal(t, "张三", c.Who)
		require.Len(t, c.Changes(), 1)
		assert.Equal(t, "Phone", c.Changes()[0].Key)
	})
	t.Run("a failed act leaves nothing behind", func(t *testing.T) {
		s := open(t)
		err := s.Write(ctx, stamp, func(tx app.Tx) error {
			if err := tx.Orgs().Put(&app.Org{Name: "乙"}); err != nil {
				return err
			}
			return app.Errorf("", "不行")
		})
		require.Error(t, err)
		require.NoError(t, s.Read(ctx, func(tx app.Tx) error {
			n, err := tx.Orgs().Count(app.Query{})
			assert.Zero(t, n)
			seq, _, _ := tx.Audit().Head()
			assert.Zero(t, seq)
			return err
		}))
	})
	t.Run("every act has one audit row and the check finds it sound", func(t *testing.T) {
		s := open(t)
		o := app.Org{Name: "丙"}
		require.NoError(t, put(s, &o))
		require.NoError(t, put(s, &o))
		r, err := s.Check(ctx)
		require.NoError(t, err)
		assert.True(t, r.OK, r.Problems)
		assert.EqualValues(t, 2, r.AuditRows)
	})
	t.Run("deleted records lie in the recycle bin until restored", func(t *testing.T) {
		s := open(t)
		o := app.Org{Name: "丁"}
		require.NoError(t, put(s, &o))
		require.NoError(t, s.Write(ctx, stamp, func(tx app.Tx) error { return tx.Orgs().Delete(o.ID) }))
		require.NoError(t, s.Read(ctx, func(tx app.Tx) error {
			_, err := tx.Orgs().Get(o.ID)
			assert.ErrorIs(t, err, app.ErrNotFound)
			binned, err := tx.Orgs().List(app.Query{Deleted: true})
			assert.Len(t, binned, 1)
			return err
		}))
		require.NoError(t, s.Write(ctx, stamp, func(tx app.Tx) error { return tx.Orgs().Restore(o.ID) }))
	})
	t.Run("text search folds width and case and takes wildcards literally", func(t *testing.T) {
		s := open(t)
		require.NoError(t, put(s, &app.Org{Name: "ＡＢ公司100%"}))
		require.NoError(t, put(s, &app.Org{Name: "别的公司"}))
		require.NoError(t, s.Read(ctx, func(tx app.Tx) error {
			for text, want := range map[string]int{"ab": 1, "100%": 1, "%": 1, "公司": 2, "_": 0, "公司 别": 1} {
				n, err := tx.Orgs().Count(app.Query{Text: text})
				assert.NoError(t, err)
				assert.Equal(t, want, n, text)
			}
			return nil
		}))
	})
}
