// Package home shows what needs the user today: things to do, each with its verb, the meetings of the week, the lamps, the
// quarter's indicators, and for a leader how the ranked quarter came out and what waits for a signature.
package home

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongzhi/app"
	"gongzhi/reports"
	"gongzhi/ui/kit"
)

// Module is the module 首页.
func Module() kit.Module {
	return kit.Module{Key: "home", Title: "首页", Icon: "home", Group: kit.GroupHome, Tabs: []kit.Tab{{Key: "board", Title: "首页", New: newBoard}}}
}

// page is the home page as last read.
type page struct {
	env   *kit.Env
	board app.HomeBoard
	read  bool
	body  *fyne.Container
	lists []rows
}

func newBoard(env *kit.Env) kit.Page {
	p := &page{env: env, body: container.NewStack()}
	p.Refresh()
	return p
}

// Title is the name in the top bar.
func (p *page) Title() string { return "首页" }

// Subtitle is the day and what is left of the quarter.
func (p *page) Subtitle() string { return p.board.DayText }

// Object is the page.
func (p *page) Object() fyne.CanvasObject { return p.body }

// Topics are all changes: everything stands on this page.
func (p *page) Topics() []app.Topic {
	return []app.Topic{app.DutyChanged, app.MeetingChanged, app.IncentiveChanged, app.EffectChanged, app.OrgChanged, app.SettingChanged, app.CalendarChanged, app.AppealChanged}
}

// Status tells who is at work and how much waits.
func (p *page) Status() string {
	if !p.read {
		return ""
	}
	return fmt.Sprintf("%s · 今天要办 %d 件", p.env.User.Who(), p.board.Total())
}

// Print previews the reminder sheet.
func (p *page) Print() { kit.ShowPaper(p.env, "D31", reports.Request{}) }

// Keys are the keys of this page.
func (p *page) Keys() []kit.KeyHint {
	return []kit.KeyHint{{Keys: "Tab、Enter", Text: "到下一件、打开"}, {Keys: "Ctrl+P", Text: "打印提醒单"}}
}

// Refresh reads the board again.
func (p *page) Refresh() {
	kit.Load(p.env, func(ctx context.Context) (app.HomeBoard, error) { return p.env.App.Home.Board(ctx) }, func(b app.HomeBoard) {
		p.board, p.read = b, true
		p.show()
	})
}

func (p *page) show() {
	b := &p.board
	p.lists = nil
	var left, middle, right []fyne.CanvasObject
	switch {
	case b.Fresh:
		left = append(left, p.firstSteps())
	case b.Leader != nil:
		left = append(left, p.signs(), p.ranking(), p.redList())
		if len(b.Recent) > 0 {
			left = append(left, p.recent(0))
		}
		middle = append(middle, p.lamps(), p.indicators(), p.others())
	default:
		left = append(left, p.todos(b.Todos, "今天要办"))
		left = append(left, p.indicators())
	}
	middle = append(middle, p.week())
	if b.Leader == nil || b.Fresh {
		middle = append(middle, p.lamps())
	}
	if len(b.Recent) > 0 && (b.Leader == nil || b.Fresh) {
		middle = append(middle, p.recent(1))
	}
	if len(b.Loads) > 0 {
		right = append(right, p.loads())
	}
	if b.Next != nil {
		right = append(right, p.before())
	}
	cols := columns(stack(left), stack(middle), stack(right))
	p.body.Layout = fitted{page: p, cols: cols}
	p.body.Objects = []fyne.CanvasObject{kit.Scroll(kit.Pad(margin, cols))}
	p.body.Refresh()
	p.env.Touch()
}

// stack stands cards one below another, those that are empty left out.
func stack(cards []fyne.CanvasObject) *fyne.Container {
	col := kit.VGap(14)
	for _, c := range cards {
		if c != nil {
			col.Objects = append(col.Objects, c)
		}
	}
	return col
}

// goes is a link to where a todo is done.
func (p *page) goes(t app.Todo) func() {
	return func() { p.env.Go(kit.Route{Module: t.Module, Tab: t.Tab, ID: t.ID, Act: t.Act, Args: t.Args}) }
}
