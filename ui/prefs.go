package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"gongzhi/app"
)

// prefs keeps a user's choices on this computer.
type prefs struct {
	store  fyne.Preferences
	prefix string
}

func (p prefs) Get(key string) string { return p.store.String(p.prefix + key) }
func (p prefs) Set(key, value string) { p.store.SetString(p.prefix+key, value) }

// drafts keeps unsaved forms in the database, one writer at a time, off the UI thread.
type drafts struct {
	app  *app.App
	ctx  context.Context
	work chan func()
}

func newDrafts(a *app.App, u app.User) *drafts {
	d := &drafts{app: a, ctx: app.WithUser(context.Background(), u), work: make(chan func(), 64)}
	go func() {
		for fn := range d.work {
			d.log(app.Guarded(func() error { fn(); return nil }))
		}
	}()
	return d
}

// Save keeps a draft.
func (d *drafts) Save(key, body string) {
	d.work <- func() { d.log(d.app.Drafts.Save(d.ctx, key, body)) }
}

// Load is a draft with the time it was kept; what is still being written comes first.
func (d *drafts) Load(key string) (string, app.Stamp) {
	d.flush()
	got, err := d.app.Drafts.Load(d.ctx, key)
	if err != nil {
		d.log(err)
		return "", ""
	}
	return got.Body, got.UpdatedAt
}

// Drop forgets a draft.
func (d *drafts) Drop(key string) {
	d.work <- func() { d.log(d.app.Drafts.Drop(d.ctx, key)) }
}

// flush waits until everything is written.
func (d *drafts) flush() {
	done := make(chan struct{})
	d.work <- func() { close(done) }
	<-done
}

// close writes what is waiting and ends the writer.
func (d *drafts) close() {
	d.flush()
	close(d.work)
}

func (d *drafts) log(err error) {
	if err != nil {
		fyne.LogError("草稿", err)
	}
}
