package app

import (
	"context"
	"errors"
)

// Drafts (草稿) keeps what was typed in a form until it is saved; each user sees only the own ones.
type Drafts struct{ *core }

// Save keeps the body under a key of the acting user.
func (s *Drafts) Save(ctx context.Context, key, body string) error {
	user := UserFrom(ctx)
	return s.store.Derive(ctx, Stamped{At: s.now(), Who: user.Who()}, func(tx Tx) error {
		d, err := tx.Drafts().Find(Where(Eq("user_id", user.ID), Eq("key", key)))
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		d.UserID, d.Key, d.Body = user.ID, key, body
		return tx.Drafts().Put(&d)
	})
}

// Load is the draft under a key; empty when there is none.
func (s *Drafts) Load(ctx context.Context, key string) (Draft, error) {
	user := UserFrom(ctx)
	var d Draft
	err := s.read(ctx, func(tx Tx) (err error) {
		d, err = tx.Drafts().Find(Where(Eq("user_id", user.ID), Eq("key", key)))
		if errors.Is(err, ErrNotFound) {
			return nil
		}
		return err
	})
	return d, err
}

// Drop removes the draft under a key, once it was saved or thrown away.
func (s *Drafts) Drop(ctx context.Context, key string) error {
	d, err := s.Load(ctx, key)
	if err != nil || d.ID == 0 {
		return err
	}
	return s.store.Derive(ctx, Stamped{At: s.now(), Who: UserFrom(ctx).Who()}, func(tx Tx) error { return tx.Drafts().Delete(d.ID) })
}
