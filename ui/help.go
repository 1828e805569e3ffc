package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"gongzhi/assets"
	"gongzhi/ui/kit"
)

// topic (帮助主题) is a page of help: a screen's, named module.tab, or one about everything.
type topic struct {
	key, title string
	parts      []kit.Card
	text       string
}

// readTopic reads a page of help: a line # for its title, lines ## for its parts, - for items of a list.
func readTopic(key, text string) topic {
	t := topic{key: key, text: text}
	part := kit.Card{}
	end := func() {
		part.Text = strings.TrimSpace(part.Text)
		if part.Title != "" || part.Text != "" || len(part.Lines) > 0 {
			t.parts = append(t.parts, part)
		}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "# "):
			t.title = line[2:]
			part.Title = t.title
		case strings.HasPrefix(line, "## "):
			end()
			part = kit.Card{Title: line[3:]}
		case strings.HasPrefix(line, "- "):
			part.Text += "\n• " + line[2:]
		default:
			part.Text += "\n" + line
		}
	}
	end()
	return t
}

// helpTopics are all pages of help in the order of the rail, then those about everything.
func (s *shell) helpTopics() []topic {
	var out []topic
	add := func(key string) {
		if text, ok := assets.Help(key); ok {
			out = append(out, readTopic(key, text))
		}
	}
	add("chain")
	for _, m := range s.modules {
		for _, t := range m.Tabs {
			add(m.Key + "." + t.Key)
		}
	}
	for _, key := range []string{"papers", "find", "undo"} {
		add(key)
	}
	return out
}

// helpKey is the page of help of the screen that is open.
func (s *shell) helpKey() string {
	m := s.module(s.now.route.Module)
	if m == nil || len(m.Tabs) == 0 {
		return "chain"
	}
	for i, t := range m.Tabs {
		if t.Key == s.now.route.Tab || i == s.now.tab {
			return m.Key + "." + t.Key
		}
	}
	return m.Key + "." + m.Tabs[0].Key
}

const (
	helpWide = 920
	helpHigh = 500
)

// help shows the page of help of the screen that is open with its keys, and finds any other.
func (s *shell) help() {
	all := s.helpTopics()
	own, general := s.keyCards()
	list, text := kit.VGap(0), kit.VGap(12)
	words := kit.NewEntry("help", "查找帮助", 1)
	var show func(key string)
	fill := func(query string) {
		list.Objects = nil
		for _, t := range all {
			if query != "" && !kit.Matches(query, t.title) && !strings.Contains(t.text, query) {
				continue
			}
			list.Objects = append(list.Objects, kit.Inset(4, 3, 4, 3, kit.HGap(0, kit.Link(t.title, func() { show(t.key) }), kit.Spacer())))
		}
		if len(list.Objects) == 0 {
			list.Objects = []fyne.CanvasObject{kit.Inset(4, 6, 4, 6, kit.Small("没有找到“"+query+"”。"))}
		}
		list.Refresh()
	}
	right := kit.Scroll(kit.Inset(0, 0, 10, 8, text))
	show = func(key string) {
		var cards []kit.Card
		if key == s.helpKey() { // who pressed F1 most often looks for a key
			cards = own
		}
		for _, t := range all {
			if t.key == key {
				cards = slices.Concat(cards, t.parts)
			}
		}
		text.Objects = []fyne.CanvasObject{kit.Cards(s.now.env, append(cards, general)...)}
		right.Refresh()
	}
	words.OnChanged = fill
	fill("")
	show(s.helpKey())
	left := kit.V(kit.EntryBox(words), kit.Grow(kit.Scroll(list)))
	kit.Spread(s.now.env, "帮助", kit.Fixed(helpWide, helpHigh, kit.Cols(20, []float32{210, 0}, left, right)))
}

// keyCards are the open page's own keys, where it has any, and those that work everywhere.
func (s *shell) keyCards() (own []kit.Card, general kit.Card) {
	if p, ok := s.now.page.(kit.Keyer); ok {
		c := kit.Card{Title: "本页快捷键"}
		for _, h := range p.Keys() {
			c.Facts = append(c.Facts, kit.Fact{Label: h.Keys, Text: h.Text})
		}
		own = append(own, c)
	}
	return own, kit.Card{Title: "各页通用快捷键", Facts: []kit.Fact{
		{Label: "Ctrl+K", Text: "查找全部内容"}, {Label: "Ctrl+1…9、0", Text: "左侧导航第几项"}, {Label: "Ctrl+Tab", Text: "下一个页签"},
		{Label: "Ctrl+N", Text: "新增"}, {Label: "Ctrl+S", Text: "保存"}, {Label: "Ctrl+P", Text: "打印"}, {Label: "Ctrl+E", Text: "导出所见内容"},
		{Label: "Ctrl+F", Text: "页内查找"}, {Label: "Ctrl+Z", Text: "撤销上一步（8 秒内）"}, {Label: "F5", Text: "重新读取"}, {Label: "F6", Text: "下一个区域"},
		{Label: "Alt+←", Text: "返回"}, {Label: "Ctrl+B", Text: "收起导航"}, {Label: "F1", Text: "本页帮助和全部快捷键"}}}
}
