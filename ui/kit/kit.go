// Package kit is what every screen is made of: pages, tables, forms, drawers, dialogs, jobs and the theme under them.
//
// Screens describe themselves as values (columns, fields, facts, acts) and hand over plain functions; the kit draws them,
// keeps the keyboard map, runs slow work off the UI thread and brings its result back. A screen touches neither dialogs nor
// goroutines. Sizes are in Fyne units, colours are named tokens of Palette.
package kit

import (
	"context"

	"fyne.io/fyne/v2"

	"gongzhi/app"
)

// Route (去向) names a page: a module, one of its tabs, a record of it, and what to do there.
type Route struct {
	Module string
	Tab    string
	ID     int64
	Act    string            // "" shows, "new" and "edit" open the form; a module may have words of its own
	Args   map[string]string // presets, such as the filters of a list
}

// Page (页面) is one screen in the window.
type Page interface {
	Title() string
	Object() fyne.CanvasObject
	Topics() []app.Topic
	Refresh()
}

// The optional capabilities of a page; the shell's key map calls them.
type (
	// Saver answers Ctrl+S.
	Saver interface{ Save() }
	// Creator answers Ctrl+N.
	Creator interface{ Create() }
	// Finder answers Ctrl+F.
	Finder interface{ Find() }
	// Printer answers Ctrl+P.
	Printer interface{ Print() }
	// Exporter answers Ctrl+E.
	Exporter interface{ Export() }
	// Leaver says in a sentence what would be lost by leaving; an empty one lets go.
	Leaver interface{ Unsaved() string }
	// Keeper stores what is unsaved before its page is left and then goes on; false when there is nothing it can store.
	Keeper interface{ Keep(then func()) bool }
	// Closer is told that its page is gone.
	Closer interface{ Close() }
	// Keyer lists the page's own keys for F1.
	Keyer interface{ Keys() []KeyHint }
	// KeyTaker takes keys before the shell's map does.
	KeyTaker interface{ Key(k Key) bool }
	// Statuser gives the facts at the left of the status bar.
	Statuser interface{ Status() string }
	// Subtitler gives the grey text beside the title.
	Subtitler interface{ Subtitle() string }
	// Shower is told when its page is on the screen.
	Shower interface{ Shown() }
	// Folder wants the rail folded while the page is open.
	Folder interface{ FoldRail() bool }
)

// KeyHint (快捷键说明) is one row of the F1 table.
type KeyHint struct{ Keys, Text string }

// Key (按键) is one key press with its modifiers.
type Key struct {
	Name             fyne.KeyName
	Ctrl, Alt, Shift bool
}

// Module (模块) is an entry of the rail with its tabs.
type Module struct {
	Key, Title, Icon string
	Group            Group
	Tabs             []Tab
	Open             func(env *Env, r Route) Page
	Badge            func(ctx context.Context, a *app.App) (Badge, error)
	BadgeTopics      []app.Topic
	// Takes says where files lead that were let fall on the window, if they are of the module's own making; it reads them off the UI thread
	Takes func(ctx context.Context, paths []string) (Route, bool)
}

// Tab (页签) is a sub-screen of a module.
type Tab struct {
	Key, Title string
	New        func(*Env) Page
}

// Badge (待办数) is the number beside a rail entry; Red fills it.
type Badge struct {
	Count int
	Red   bool
}

// Group (导航分组) is a part of the rail.
type Group int

// The groups of the rail.
const (
	GroupHome Group = iota
	GroupMain
	GroupSupport
	GroupSettings
)

func (g Group) String() string {
	return [...]string{"", "治理主线", "支撑业务", ""}[g]
}

// Align (对齐) of a column.
type Align int

// The alignments.
const (
	Left Align = iota
	Right
	Center
)

// Kind (按钮式样) of an action.
type Kind int

// The kinds of buttons.
const (
	Secondary Kind = iota
	Primary
	Quiet
	Danger
)

// Action (操作) is anything the user can do: a button, a row of a menu, an act of a drawer.
// Off is the reason it cannot be done now. An Action without a label separates rows of a menu.
type Action struct {
	Label string
	Icon  string
	Kind  Kind
	Off   string
	Do    func()
	Keys  string
	Tip   string // what a button without a label is called
	Sub   []Action
}

// Base (页面基底) gives a page its four methods from values.
type Base struct {
	Name string
	Body fyne.CanvasObject
	On   []app.Topic
	Load func()
}

// Title is the name at the top.
func (b *Base) Title() string { return b.Name }

// Object is what is shown.
func (b *Base) Object() fyne.CanvasObject { return b.Body }

// Topics are what makes the page reload.
func (b *Base) Topics() []app.Topic { return b.On }

// Refresh loads again.
func (b *Base) Refresh() {
	if b.Load != nil {
		b.Load()
	}
}
