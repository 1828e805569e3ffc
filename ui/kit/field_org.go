package kit

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"gongzhi/app"
)

// lookups reads a kind of record once per form and keeps it for typing.
type lookups struct {
	read func(ctx context.Context) ([]Choice[int64], error)
	env  *Env
	list []Choice[int64]
	done bool
	then func() // reads in the background what the list shows besides
	key  string // names what was used lately
}

// latelyMost is how many records a kind of list keeps in front.
const latelyMost = 6

// lately says whether a record was used lately by this user.
func (l *lookups) lately(id int64) bool {
	return slices.Contains(strings.Fields(l.env.Pref(l.key)), strconv.FormatInt(id, 10))
}

// used puts a record in front.
func (l *lookups) used(id int64) {
	list := []string{strconv.FormatInt(id, 10)}
	for _, x := range strings.Fields(l.env.Pref(l.key)) {
		if x != list[0] && len(list) < latelyMost {
			list = append(list, x)
		}
	}
	l.env.SetPref(l.key, strings.Join(list, " "))
}

// all are the choices; they are read on first use, for a field must show the name of what it holds.
func (l *lookups) all(string) []Choice[int64] {
	if !l.done {
		l.done = true
		list, err := l.read(l.env.Ctx)
		if err != nil {
			l.env.logged("读取选项", err)
			return nil
		}
		if l.list = list; l.then != nil {
			l.then()
		}
	}
	return l.list
}

func (e *Env) orgs() *lookups {
	l := &lookups{env: e, key: "lately.org"}
	l.then = l.load
	l.read = func(ctx context.Context) ([]Choice[int64], error) {
		rows, _, err := e.App.Orgs.List(ctx, app.Query{})
		today := e.App.Today()
		out := make([]Choice[int64], 0, len(rows))
		var past []Choice[int64]
		for i := range rows {
			o := &rows[i]
			c := Choice[int64]{Value: o.ID, Text: o.Name, Note: o.Kind.String(), Search: o.SearchText()}
			if !o.Active(today) {
				c.Off, c.Note = true, "已撤销"
				past = append(past, c)
				continue
			}
			out = append(out, c)
		}
		return append(out, past...), err
	}
	return l
}

// load adds what every unit has in hand.
func (l *lookups) load() {
	var load map[int64]int
	l.env.host.Quiet(l.env, func(ctx context.Context) (err error) { load, err = l.env.App.DutyStats.Load(ctx); return err }, func() {
		for i := range l.list {
			if c := &l.list[i]; !c.Off {
				c.Note += " · 在办 " + strconv.Itoa(load[c.Value])
			}
		}
	})
}

func (e *Env) people() *lookups {
	return &lookups{env: e, key: "lately.person", read: func(ctx context.Context) ([]Choice[int64], error) {
		rows, _, err := e.App.People.List(ctx, app.Query{})
		today := e.App.Today()
		out := make([]Choice[int64], 0, len(rows))
		for i := range rows {
			p := &rows[i]
			note := p.OrgName
			if n := len(p.Phone); n >= 4 {
				note += "　尾号 " + p.Phone[n-4:]
			}
			c := Choice[int64]{Value: p.ID, Text: p.Name, Note: note, Search: p.SearchText()}
			if !p.Active(today) {
				c.Off, c.Note = true, "已离任"
			}
			out = append(out, c)
		}
		return out, err
	}}
}

// PickOrg is one organisation, found by full or short name, alias or pinyin; one that is not in the list yet can be added on the spot.
func PickOrg(env *Env, key, label string, p *int64) *Field {
	return pickOrAdd(env, key, label, p, adding{env.orgs(), "没有这个单位。从列表选择，或", env.askOrg})
}

// PickPerson is one person; one who is not in the list yet can be added on the spot.
func PickPerson(env *Env, key, label string, p *int64) *Field {
	return pickOrAdd(env, key, label, p, adding{env.people(), "没有这个人。从列表选择，或", env.askPerson})
}

// PickOrgs is several organisations.
func PickOrgs(env *Env, key, label string, p *app.IDs) *Field {
	return pickManyOrAdd(env, key, label, p, adding{env.orgs(), "", env.askOrg})
}

// PickPersons is several people.
func PickPersons(env *Env, key, label string, p *app.IDs) *Field {
	return pickManyOrAdd(env, key, label, p, adding{env.people(), "", env.askPerson})
}

// adding is a list of records with the dialog that adds one to it.
type adding struct {
	list    *lookups
	missing string
	ask     func(name string, then func(id int64, name string))
}

func pickOrAdd(env *Env, key, label string, p *int64, a adding) *Field {
	c := newPicker(p, a.list.all)
	c.lately, c.used = a.list.lately, a.list.used
	f := newField(key, label, c)
	if !env.May(app.RightEdit) {
		c.missing = a.missing + "到“主体人员”新增。"
		return f
	}
	c.missing = a.missing + "按 ↓ 选“＋ 新增”。"
	c.create = func(name string) {
		a.ask(name, func(id int64, name string) {
			a.list.done = false
			c.set(id, name)
			f.edited()
			env.host.Focus(c.entry)
		})
	}
	return f
}

func pickManyOrAdd(env *Env, key, label string, p *app.IDs, a adding) *Field {
	f := PickMany[int64, app.IDs](key, label, p, a.list.all)
	t := f.ctl.(*tokens[int64])
	t.lately, t.used = a.list.lately, a.list.used
	if env.May(app.RightEdit) {
		t.create = func(name string) {
			a.ask(name, func(id int64, name string) {
				a.list.done = false
				t.take(id, name)
			})
		}
	}
	return f
}

// askOrg adds an organisation with what lists and rankings need; the rest is written in its own form.
func (e *Env) askOrg(name string, then func(id int64, name string)) {
	o := app.GuessOrg(name)
	o.From = e.App.Today()
	fields := append(UnitFields(&o), Text("contact", "联系人", &o.Contact), Text("phone", "电话", &o.Phone))
	Ask(e, Form{Title: "新增单位", Verb: "新增单位", Fields: fields,
		Save: func(ctx context.Context) error { return e.App.Orgs.Save(ctx, &o) }, Saved: func() { then(o.ID, o.Name) }})
}

// UnitFields are name, short name, kind, level and group of a unit. For a new one the name fills the others as it is typed, as long
// as they hold what an earlier name gave; a unit on record keeps what it has.
func UnitFields(o *app.Org) []*Field {
	name, guessed := Text("name", "单位全称", &o.Name).Need().Wide(), *o
	rest := []*Field{Text("short_name", "简称", &o.ShortName).Hint("表格里显示的名称"), Choose("kind", "类别", &o.Kind, Choices(app.OrgKinds[:]...)).Need(),
		Choose("level", "层级", &o.Level, Choices(app.LevelNone, app.LevelDistrict, app.LevelStreet, app.LevelCommunity)),
		Choose("group", "考核分组", &o.Group, []Choice[string]{{Value: "", Text: "不参加考评"}, {Value: app.GroupCommunity, Text: app.GroupCommunity}, {Value: app.GroupOffice, Text: app.GroupOffice}})}
	if o.ID == 0 {
		name.OnChange(func() {
			guessed = o.Named(guessed)
			for _, f := range rest {
				f.Fresh()
			}
		})
	}
	return append([]*Field{name}, rest...)
}

// askPerson adds a person with what is needed to know him again: the unit and the post.
func (e *Env) askPerson(name string, then func(id int64, name string)) {
	p := app.Person{Name: name, From: e.App.Today()}
	Ask(e, Form{Title: "新增人员", Verb: "新增人员", Fields: []*Field{Text("name", "姓名", &p.Name).Need(), PickOrg(e, "org_id", "单位", &p.OrgID),
		Text("title", "职务", &p.Title), Text("phone", "电话", &p.Phone)},
		Save: func(ctx context.Context) error { return e.App.People.Save(ctx, &p) }, Saved: func() { then(p.ID, p.Name) }})
}

// PickVenue is one meeting room.
func PickVenue(env *Env, key, label string, p *int64) *Field {
	l := &lookups{env: env, read: func(ctx context.Context) ([]Choice[int64], error) {
		rows, _, err := env.App.Venues.List(ctx, app.Query{})
		out := make([]Choice[int64], 0, len(rows))
		for i := range rows {
			v := &rows[i]
			c := Choice[int64]{Value: v.ID, Text: v.Name, Note: itoa(v.Capacity) + " 人", Search: v.Location}
			if v.Closed {
				c.Off, c.Note = true, "停用"
			}
			out = append(out, c)
		}
		return out, err
	}}
	c := newPicker(p, l.all)
	c.missing = "没有这个场所。从列表选择，或到“主体人员”新增。"
	return newField(key, label, c)
}
