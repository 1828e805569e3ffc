package kit

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"fyne.io/fyne/v2"
)

// Found (查得) is one result of the search over everything.
type Found struct {
	Kind, Title, Note, Icon string
	Go                      Route
	Pinned                  bool // stands above the recent ones
}

// Matches says whether a query is in a text, as it stands or as pinyin.
func Matches(query, text string) bool { return finder{}.match(query, text, "") }

const (
	searchHint = "↑↓ 选择　Enter 打开　Ctrl+D 固定或取消固定　可用编号、名称、人名、拼音首字母"
	searchRows = 11
	searchWide = 560
)

// searchBox is the dialog of Ctrl+K.
type searchPanel struct {
	env   *Env
	find  func(ctx context.Context, text string) ([]Found, error)
	entry *Entry
	rows  []*searchRow
	found []Found
	at    int
	dlg   *dialog
	stop  func()
	note  *TextLine
}

type searchRow struct {
	*press
	icon              fyne.CanvasObject
	title, note, kind *TextLine
}

// OpenSearch opens the search over everything; Enter opens the marked result. Without a text the last opened ones stand there.
func OpenSearch(env *Env, find func(ctx context.Context, text string) ([]Found, error)) {
	s := &searchPanel{env: env, find: find, at: 0, note: Caption(searchHint)}
	s.entry = NewEntry("全局查找", "查事项、会议、单位、人员", 1)
	frame := newEntryFrame(s.entry, 36, "search", nil)
	objs := []fyne.CanvasObject{frame.Container}
	for i := range searchRows {
		r := s.row(i)
		s.rows = append(s.rows, r)
		objs = append(objs, r.press)
	}
	objs = append(objs, s.note)
	body := box(func() fyne.Size { return fyne.NewSize(searchWide, 44+searchRows*34+28) }, func(z fyne.Size) {
		place(frame.Container, 0, 0, z.Width, 36)
		for i, r := range s.rows {
			place(r.press, 0, 44+float32(i)*34, z.Width, 34)
		}
		place(s.note, 4, 48+searchRows*34, z.Width, 18)
	}, objs...)
	s.entry.OnChanged = func(text string) {
		if s.stop != nil {
			s.stop()
		}
		s.stop = env.host.soon(120*time.Millisecond, func() { s.query(text) })
	}
	s.entry.onKey = s.key
	s.entry.onEnter = func() { s.take(s.at) }
	s.dlg = newDialog(env.host, "查找", body, searchWide+44, Action{Label: "关闭", Do: func() { s.dlg.close() }})
	s.dlg.escape = func() { s.dlg.close() }
	s.dlg.first = s.entry
	s.dlg.open()
	s.show(s.recent())
}

func (s *searchPanel) row(i int) *searchRow {
	p := Tokens()
	ground := newRect(nil, 4)
	icon := newIcon("dot", 16, p.Text3)
	r := &searchRow{icon: icon, title: Label(""), note: Caption("").Align(Right), kind: Caption("")}
	r.press = newPress("", func() { s.take(i) }, ground, icon, r.title, r.note, r.kind)
	r.noFocus, r.noRing = true, true
	r.layout(&free{min: func() fyne.Size { return fyne.NewSize(200, 34) }, lay: func(z fyne.Size) {
		place(ground, 0, 0, z.Width, z.Height)
		place(icon, 10, 9, 16, 16)
		place(r.kind, 36, 8, 60, 18)
		nw := min(r.note.MinSize().Width, z.Width*0.34)
		place(r.title, 100, 6, z.Width-100-nw-24, 22)
		place(r.note, z.Width-nw-10, 8, nw, 18)
	}})
	r.paint = func(b *press) {
		setFill(ground, nil)
		if i == s.at && i < len(s.found) {
			setFill(ground, Tokens().Selected)
		} else if b.hover {
			setFill(ground, Tokens().Hover)
		}
		if i < len(s.found) {
			setIcon(icon, orDot(s.found[i].Icon), Tokens().Text2)
		}
	}
	r.Hide()
	return r
}

func (s *searchPanel) query(text string) {
	if text == "" {
		s.show(s.recent())
		return
	}
	Load(s.env, func(ctx context.Context) ([]Found, error) { return s.find(ctx, text) }, s.show)
}

func (s *searchPanel) show(list []Found) {
	s.found, s.at = list, 0
	for i, r := range s.rows {
		if i >= len(list) {
			r.Hide()
			continue
		}
		f := list[i]
		r.name = f.Title
		r.title.Set(f.Title)
		r.note.Set(f.Note)
		r.kind.Set(f.Kind)
		if f.Pinned {
			r.kind.Set("固定")
		}
		r.Show()
		r.face.Layout.Layout(nil, r.face.Size())
		r.repaint()
	}
	s.note.Set(searchHint)
	if len(list) == 0 && s.entry.Text != "" {
		s.note.Set("没有找到“" + s.entry.Text + "”。")
	}
}

func (s *searchPanel) key(k Key) bool {
	n := min(len(s.found), searchRows)
	if k.Ctrl && k.Name == fyne.KeyD {
		s.pin(s.at)
		return true
	}
	switch k.Name {
	case fyne.KeyDown:
		s.at = min(s.at+1, n-1)
	case fyne.KeyUp:
		s.at = max(s.at-1, 0)
	default:
		return false
	}
	for _, r := range s.rows {
		r.repaint()
	}
	return true
}

func (s *searchPanel) take(i int) {
	if i < 0 || i >= len(s.found) {
		return
	}
	f := s.found[i]
	s.dlg.close()
	s.remember(f)
	s.env.Go(f.Go)
}

const recentKept = 8

func (f Found) same(o Found) bool {
	return f.Go.Module == o.Go.Module && f.Go.ID == o.Go.ID && f.Go.Tab == o.Go.Tab && f.Go.Act == o.Go.Act
}

// kept are the results of a list in the user's choices.
func (s *searchPanel) kept(key string) (list []Found) {
	if json.Unmarshal([]byte(s.env.Pref(key)), &list) != nil {
		return nil
	}
	return list
}

func (s *searchPanel) keep(key string, list []Found) {
	if data, err := json.Marshal(list); err == nil {
		s.env.SetPref(key, string(data))
	}
}

// recent are the pinned results, then those opened last.
func (s *searchPanel) recent() []Found {
	list := s.kept("search.pinned")
	for _, f := range s.kept("search.recent") {
		if len(list) < searchRows && !slices.ContainsFunc(list, f.same) {
			list = append(list, f)
		}
	}
	return list
}

func (s *searchPanel) remember(f Found) {
	f.Pinned = false
	list := []Found{f}
	for _, x := range s.kept("search.recent") {
		if !x.same(f) && len(list) < recentKept {
			list = append(list, x)
		}
	}
	s.keep("search.recent", list)
}

// pin keeps a result above the recent ones, or lets it go.
func (s *searchPanel) pin(i int) {
	if i < 0 || i >= len(s.found) {
		return
	}
	f := s.found[i]
	list := s.kept("search.pinned")
	if n := len(list); n == len(slices.DeleteFunc(slices.Clone(list), f.same)) {
		f.Pinned = true
		list = append(list, f)
	} else {
		f.Pinned = false
		list = slices.DeleteFunc(list, f.same)
	}
	s.keep("search.pinned", list)
	s.found[i].Pinned = f.Pinned
	at := s.at
	s.show(s.found)
	s.at = at
	for _, r := range s.rows {
		r.repaint()
	}
}
