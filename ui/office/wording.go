package office

import (
	"context"
	"image"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// wordingPage lists the standing texts of papers; the chosen one is written beside its preview.
type wordingPage struct {
	env   *kit.Env
	words app.Phrases
	at    string // key of the chosen text
}

func newWordings(env *kit.Env) kit.Page {
	p := &wordingPage{env: env, at: app.Wordings()[0].Key}
	var page *kit.DetailPage[app.Phrases]
	page = kit.NewDetail(env, kit.Detail[app.Phrases]{Title: "文书用语", Topics: []app.Topic{app.SettingChanged},
		Load: func(ctx context.Context) (app.Phrases, error) { return env.App.Wordings.All(ctx) },
		View: func(words app.Phrases) kit.View {
			p.words = words
			return p.view(func() { page.Refresh() })
		}})
	return page
}

func (p *wordingPage) chosen() app.Wording {
	for _, w := range app.Wordings() {
		if w.Key == p.at {
			return w
		}
	}
	return app.Wordings()[0]
}

func (p *wordingPage) text(w app.Wording) string {
	if own := p.words[w.Key]; own != "" {
		return own
	}
	return w.Default
}

func (p *wordingPage) view(again func()) kit.View {
	w := p.chosen()
	var list []kit.Line
	for _, one := range app.Wordings() {
		l := kit.Line{Lamp: kit.NoLamp, Text: one.Paper + " · " + one.Name, Do: func() { p.at = one.Key; again() }}
		if p.words[one.Key] != "" {
			l.Note = "已改"
		}
		if one.Key == w.Key {
			l.Lamp = kit.Green
		}
		list = append(list, l)
	}
	var places []kit.Fact
	for _, h := range w.Places {
		text := "例：" + h.Sample
		if h.Need {
			text += "（必须写到）"
		}
		places = append(places, kit.Fact{Label: "{" + h.Name + "}", Text: text})
	}
	note := "这段用语没有占位符，照原文印出。"
	if len(places) > 0 {
		note = "占位符印出时换成记录里的内容；记录没有这项内容时，所在分句不印。"
	}
	if w.Lines {
		note = "每行一条，自动编号。" + note
	}
	acts := []kit.Action{{Label: "修改…", Kind: kit.Primary, Off: off(p.env, app.RightAdmin), Do: func() { p.edit(w) }}}
	if p.words[w.Key] != "" {
		acts = append(acts, kit.Action{Label: "恢复默认", Off: off(p.env, app.RightAdmin), Do: func() { p.restore(w) }})
	}
	return kit.View{Title: "文书用语", Subtitle: w.Paper + " · " + w.Name, Acts: acts,
		Left: []kit.Card{{Title: w.Paper + "：" + w.Name, Text: p.text(w)}, {Title: "印出的样子", Body: func() fyne.CanvasObject { return samplePaper(p.env, w, p.text(w)) }},
			{Title: "占位符", Section: kit.Section{Facts: places, Text: note}}},
		Right: []kit.Card{{Title: "用语", Section: kit.Section{Lines: list}}}}
}

// edit writes the text with its preview under it; what is wrong is said while typing.
func (p *wordingPage) edit(w app.Wording) {
	text := p.text(w)
	sample := kit.SmallPara("")
	show := func() {
		if err := w.Check(text); err != nil {
			sample.Set("不能保存：" + app.Explain(err))
			return
		}
		sample.Set("印出：" + strings.ReplaceAll(w.Sample(text), "\n", "　"))
	}
	show()
	field := kit.Lines("text", "用语", &text, 6).Need().Wide().Check(func() string {
		if err := w.Check(text); err != nil {
			return app.Explain(err)
		}
		return ""
	})
	field.OnChange(func() { text = field.Text(); show() })
	names := "可用：无占位符。"
	if len(w.Places) > 0 {
		names = "可用占位符："
		for _, h := range w.Places {
			names += "{" + h.Name + "} "
		}
	}
	kit.AskBeside(p.env, kit.Form{Title: w.Paper + " · " + w.Name, Intro: names, Fields: []*kit.Field{field}, Verb: "保存用语",
		Save:  func(ctx context.Context) error { return p.env.App.Wordings.Save(ctx, w.Key, text) },
		Saved: func() { p.env.Toast("用语已保存，下次打印起使用") }}, sample)
}

func (p *wordingPage) restore(w app.Wording) {
	before := p.words[w.Key]
	kit.Act(p.env, "恢复默认", func(ctx context.Context) error { return p.env.App.Wordings.Save(ctx, w.Key, "") }, func() {
		p.env.Undo("已恢复默认用语", func(ctx context.Context) error { return p.env.App.Wordings.Save(ctx, w.Key, before) })
	})
}

// samplePaper draws the text as it will stand on the paper.
func samplePaper(env *kit.Env, w app.Wording, text string) fyne.CanvasObject {
	img := &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}
	img.SetMinSize(fyne.NewSize(300, 230))
	kit.LoadOr(env, func(context.Context) (image.Image, error) { return kit.Excerpt(env, w.Sample(text), w.Lines) },
		func(m image.Image) { img.Image = m; img.Refresh() }, env.Fail)
	return img
}
