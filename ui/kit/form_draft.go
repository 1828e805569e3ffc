package kit

import (
	"encoding/json"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
)

const draftEvery = 20 * time.Second

func (p *FormPage) keepsDrafts() bool { return p.form.Key != "" && p.env.Drafts != nil }

func (p *FormPage) draftKey() string { return p.form.Key + "/" + strconv.FormatInt(p.form.ID, 10) }

func (p *FormPage) draftLater() {
	if !p.keepsDrafts() || p.stop != nil {
		return
	}
	p.stop = p.env.host.later(draftEvery, func() {
		p.stop = nil
		if !p.gone && p.body.changes() > 0 {
			p.keepDraft()
		}
	})
}

func (p *FormPage) keepDraft() {
	if p.keepsDrafts() && !p.gone {
		p.env.Drafts.Save(p.draftKey(), p.body.draft())
		p.state = time.Now().Format("15:04") + " 已自动存为草稿"
		p.env.Touch()
	}
}

func (p *FormPage) dropDraft() {
	if p.stop != nil {
		p.stop()
		p.stop = nil
	}
	p.state = ""
	if p.keepsDrafts() {
		p.env.Drafts.Drop(p.draftKey())
	}
}

// offerDraft shows a line above the form when a draft of it was kept and not saved.
func (p *FormPage) offerDraft() {
	if !p.keepsDrafts() {
		return
	}
	text, when := p.env.Drafts.Load(p.draftKey())
	if text == "" || text == p.body.draft() {
		return
	}
	hide := func() {
		p.holder.Objects = nil
		p.box.Objects[0].Refresh()
	}
	pal := Tokens()
	ground := newFrame(pal.Amber.Tint, pal.Amber.Line, 1, 4)
	row := HGap(8, Icon("history", 16, AmberTone), Grow(Label("上次填写到一半的内容还在（"+when.Minute()+" 自动保存）", AmberTone)),
		newButton(Action{Label: "接着填写", Do: func() {
			hide()
			p.body.restore(text)
		}}, 28),
		newButton(Action{Label: "丢弃草稿", Kind: Quiet, Do: func() {
			hide()
			p.dropDraft()
		}}, 28))
	p.holder.Objects = []fyne.CanvasObject{box(row.MinSize, func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(row, 14, 8, s.Width-24, 28)
	}, ground, row)}
	p.box.Objects[0].Refresh()
}

func (b *formBody) draft() string {
	data, _ := json.Marshal(b.snapshot())
	return string(data)
}

func (b *formBody) restore(body string) {
	var m map[string]string
	if json.Unmarshal([]byte(body), &m) != nil {
		return
	}
	for _, f := range b.fields {
		if v, ok := m[f.key]; ok && f.key != "" {
			f.SetText(v)
		}
	}
}
