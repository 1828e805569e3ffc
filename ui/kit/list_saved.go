package kit

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"gongzhi/app"
)

// savedFilter (常用筛选) is a list's conditions and order under a name, kept for one user.
type savedFilter struct {
	Name   string
	Chip   string            `json:",omitempty"`
	Values map[string]string `json:",omitempty"`
	Text   string            `json:",omitempty"`
	Sort   []app.Sort        `json:",omitempty"`
}

func (l *ListPage[T]) savedKey() string { return "filters." + l.opt.Name }

func (l *ListPage[T]) savedFilters() (list []savedFilter) {
	if json.Unmarshal([]byte(l.env.Pref(l.savedKey())), &list) != nil {
		return nil
	}
	return list
}

func (l *ListPage[T]) keepFilters(list []savedFilter) {
	if data, err := json.Marshal(list); err == nil {
		l.env.SetPref(l.savedKey(), string(data))
	}
	l.saved.act.Sub = l.savedActs()
}

// savedActs is the menu of the kept filters.
func (l *ListPage[T]) savedActs() (acts []Action) {
	list := l.savedFilters()
	var drop []Action
	for i, f := range list {
		acts = append(acts, Action{Label: f.Name, Do: func() { l.apply(f) }})
		drop = append(drop, Action{Label: f.Name, Do: func() { l.dropFilter(i) }})
	}
	if len(acts) > 0 {
		acts = append(acts, Action{})
	}
	keep := Action{Label: "保存当前条件…", Do: l.askFilter}
	if !l.filtered() && l.table.userSort() == nil {
		keep.Off = "先设定筛选、查找或排序"
	}
	acts = append(acts, keep)
	if len(drop) > 0 {
		acts = append(acts, Action{Label: "删除", Off: "点下面的名称删除", Sub: drop})
	}
	return acts
}

func (l *ListPage[T]) dropFilter(i int) {
	list := l.savedFilters()
	if i >= len(list) {
		return
	}
	before := slices.Clone(list)
	l.keepFilters(slices.Delete(list, i, i+1))
	back := func() { l.keepFilters(before) }
	l.env.host.keep(back)
	l.env.Toast("已删除常用筛选 "+before[i].Name, Action{Label: "撤销", Do: back})
}

// apply sets the list as it was kept; a chip or a filter that is no more is left out.
func (l *ListPage[T]) apply(f savedFilter) {
	l.ready = false
	l.SetChip(max(0, slices.IndexFunc(l.opt.Chips, func(c Chip) bool { return c.Label == f.Chip })))
	for i, s := range l.sel {
		s.value = s.base
		if v, ok := f.Values[l.opt.Filters[i].Key]; ok {
			s.value = v
		}
		s.restyle()
		l.env.host.keepValue(l.opt.Name+"."+l.opt.Filters[i].Key, s.value)
	}
	l.SetSearch(f.Text)
	l.table.sort = l.opt.Sort
	if len(f.Sort) > 0 {
		l.table.sort = f.Sort
	}
	l.ready = true
	l.requery()
}

// askFilter keeps the list as it stands under a name; the same name is replaced.
func (l *ListPage[T]) askFilter() {
	name := ""
	Ask(l.env, Form{Title: "保存当前条件", Intro: "下次从“常用”里一键取用。只保存在本机、本人名下。", Verb: "保存",
		Fields: []*Field{Text("filter_name", "名称", &name).Need()},
		Save: func(context.Context) error {
			if len([]rune(strings.TrimSpace(name))) > 20 {
				return app.Errorf("filter_name", "名称不超过 20 个字。")
			}
			return nil
		}, Saved: func() {
			f := savedFilter{Name: strings.TrimSpace(name), Text: l.typed, Sort: l.table.userSort(), Values: map[string]string{}}
			if l.chip > 0 && l.chip < len(l.opt.Chips) {
				f.Chip = l.opt.Chips[l.chip].Label
			}
			for i, s := range l.sel {
				if s.value != s.base {
					f.Values[l.opt.Filters[i].Key] = s.value
				}
			}
			list := slices.DeleteFunc(l.savedFilters(), func(x savedFilter) bool { return x.Name == f.Name })
			l.keepFilters(append(list, f))
			l.env.Toast("已保存常用筛选 " + f.Name)
		}})
}

// inForce names the conditions that are set: 「红灯、牵头 司法所、“电梯”」.
func (l *ListPage[T]) inForce() string {
	var words []string
	if l.chip > 0 {
		words = append(words, l.opt.Chips[l.chip].Label)
	}
	for _, s := range l.sel {
		if s.value != s.base {
			words = append(words, s.label+" "+s.text.full)
		}
	}
	if l.typed != "" {
		words = append(words, "“"+l.typed+"”")
	}
	return strings.Join(words, "、")
}

func (l *ListPage[T]) filtered() bool { return l.inForce() != "" }
