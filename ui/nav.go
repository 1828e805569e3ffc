package ui

import (
	"maps"
	"slices"

	"gongzhi/ui/kit"
)

func (s *shell) module(key string) *kit.Module {
	for i := range s.modules {
		if s.modules[i].Key == key {
			return &s.modules[i]
		}
	}
	return nil
}

// open makes the page of a route; a tab that is alive comes back as it was, unless the route brings filters or a record along.
func (s *shell) open(r kit.Route) *opened {
	m := s.module(r.Module)
	if m == nil {
		return nil
	}
	if m.Open != nil && (r.ID != 0 || r.Act != "") {
		env := s.newEnv(r)
		if p := m.Open(env, r); p != nil {
			env.SetReload(p.Refresh)
			return &opened{route: r, env: env, page: p, tab: -1}
		}
		env.End()
	}
	if len(m.Tabs) == 0 {
		return nil
	}
	i := 0
	for j, t := range m.Tabs {
		if t.Key == r.Tab {
			i = j
		}
	}
	key := m.Key + "/" + m.Tabs[i].Key
	if o := s.kept[key]; o != nil {
		if len(r.Args) == 0 && r.ID == 0 {
			return o
		}
		o.end()
	}
	r.Tab = m.Tabs[i].Key
	env := s.newEnv(r)
	o := &opened{route: r, env: env, page: m.Tabs[i].New(env), tab: i}
	env.SetReload(o.page.Refresh)
	s.kept[key] = o
	return o
}

// Go opens another page above this one.
func (s *shell) Go(r kit.Route) {
	s.leaving(func() {
		if o := s.open(r); o != nil {
			s.push(o)
		}
	})
}

// Push opens a page without a route, such as a preview.
func (s *shell) Push(build func(*kit.Env) kit.Page) {
	r := kit.Route{}
	if s.now != nil {
		r.Module = s.now.route.Module
	}
	env := s.newEnv(r)
	s.push(&opened{route: r, env: env, page: build(env), tab: -1})
}

func (s *shell) push(o *opened) {
	if s.now != nil && s.now != o {
		s.back = append(s.back, s.now)
	}
	if len(s.back) > 30 {
		s.drop(s.back[0])
		s.back = s.back[1:]
	}
	s.show(o)
}

// drop ends a page that nothing leads back to.
func (s *shell) drop(o *opened) {
	if o == nil {
		return
	}
	for _, k := range s.kept {
		if k == o {
			return
		}
	}
	for _, b := range s.back {
		if b == o {
			return
		}
	}
	o.end()
}

// Back goes to the page before, or to the module's first tab.
func (s *shell) Back() {
	s.leaving(func() {
		gone := s.now
		if n := len(s.back); n > 0 {
			o := s.back[n-1]
			s.back = s.back[:n-1]
			s.show(o)
		} else if gone != nil && gone.tab < 0 {
			if o := s.open(kit.Route{Module: gone.route.Module}); o != nil {
				s.show(o)
			}
		} else {
			return
		}
		if gone != s.now {
			s.drop(gone)
		}
	})
}

// Reopen builds the page of an environment anew.
func (s *shell) Reopen(env *kit.Env) {
	if s.now == nil || s.now.env != env {
		return
	}
	old := s.now
	for k, o := range s.kept {
		if o == old {
			delete(s.kept, k)
		}
	}
	if o := s.open(old.route); o != nil {
		s.show(o)
		old.end()
	}
}

// Touch repaints what the frame says about the page.
func (s *shell) Touch() { s.touch() }

// leaving lets the page store what is unsaved, or asks it whether it may be left.
func (s *shell) leaving(then func()) {
	if s.now != nil {
		if k, ok := s.now.page.(kit.Keeper); ok && k.Keep(then) {
			return
		}
		if l, ok := s.now.page.(kit.Leaver); ok {
			if text := l.Unsaved(); text != "" {
				kit.Confirm(s.now.env, "离开这一页？", text+"离开后这些修改会丢失。", kit.Verb{Label: "留在此页"}, kit.Verb{Label: "放弃修改", Danger: true, Do: func() { s.discard(then) }})
				return
			}
		}
	}
	then()
}

// discard leaves the page and lets it go with what was typed; coming back begins anew.
func (s *shell) discard(then func()) {
	gone := s.now
	then()
	if s.now == gone {
		s.Reopen(gone.env)
		return
	}
	maps.DeleteFunc(s.kept, func(_ string, o *opened) bool { return o == gone })
	s.back = slices.DeleteFunc(s.back, func(o *opened) bool { return o == gone })
	gone.end()
	s.touch()
}

func (s *shell) show(o *opened) {
	if o == nil || s.frame == nil {
		return
	}
	s.now = o
	fold := s.folded
	if f, ok := o.page.(kit.Folder); ok && f.FoldRail() {
		fold = true
	}
	s.frame.SetFolded(fold)
	s.win.Canvas().Unfocus()
	s.frame.SetBody(o.page.Object())
	s.paintRail()
	s.touch()
	s.freshen()
	if p, ok := o.page.(kit.Shower); ok {
		p.Shown()
	}
}

// touch writes top bar and status bar.
func (s *shell) touch() {
	if s.now == nil || s.frame == nil {
		return
	}
	h := kit.Heading{Title: s.now.page.Title()}
	if m := s.module(s.now.route.Module); m != nil && s.now.tab >= 0 {
		h.Title = m.Title
		h.Tab = s.now.tab
		if len(m.Tabs) > 1 {
			for _, t := range m.Tabs {
				h.Tabs = append(h.Tabs, t.Title)
			}
		}
	}
	if p, ok := s.now.page.(kit.Subtitler); ok {
		h.Subtitle = p.Subtitle()
	}
	if len(s.back) > 0 || s.now.tab < 0 {
		h.Back = s.Back
	}
	s.frame.SetHeading(h, s.user.Who(), s.host.News())
	left := ""
	if p, ok := s.now.page.(kit.Statuser); ok {
		left = p.Status()
	}
	right, warn := s.backupText()
	s.frame.SetStatus(left, right, warn)
}

// rail opens a module from the rail; the way back begins anew.
func (s *shell) rail(key string) {
	s.leaving(func() {
		o := s.open(kit.Route{Module: key})
		if o == nil {
			return
		}
		gone := append(s.back, s.now)
		s.back = nil
		s.show(o)
		for _, g := range gone {
			if g != o {
				s.drop(g)
			}
		}
	})
}

func (s *shell) openTab(i int) {
	if s.now == nil {
		return
	}
	m := s.module(s.now.route.Module)
	if m == nil || i < 0 || i >= len(m.Tabs) {
		return
	}
	s.leaving(func() {
		gone := s.now
		o := s.open(kit.Route{Module: m.Key, Tab: m.Tabs[i].Key})
		s.back = nil
		s.show(o)
		s.drop(gone)
	})
}

func (s *shell) fold() {
	s.folded = !s.frame.Folded()
	s.frame.SetFolded(s.folded)
	state := "open"
	if s.folded {
		state = "folded"
	}
	s.prefs.Set("rail", state)
}

func (s *shell) goBackup() {
	for _, m := range s.modules {
		for _, t := range m.Tabs {
			if t.Key == "backup" {
				s.Go(kit.Route{Module: m.Key, Tab: t.Key})
				return
			}
		}
	}
}
