package meeting

import (
	"fmt"

	"fyne.io/fyne/v2"

	"gongzhi/app"
	"gongzhi/reports/doc"
	"gongzhi/ui/kit"
)

// openScreen shows agenda, quorum and result to everybody in the room on a second window, or closes it.
func (b *bench) openScreen() {
	if b.big.Open() {
		b.big.Close()
		return
	}
	b.big = kit.OpenBigScreen(b.env, b.rec.Meeting.Name()+" · 大屏", b.screen())
}

// Close takes the second window away with the page.
func (b *bench) Close() { b.big.Close() }

// screen is what the room reads, twice as large as the workbench.
func (b *bench) screen() fyne.CanvasObject {
	left := kit.VGap(10)
	for i, a := range b.rec.Agenda {
		mark, tone := doc.Hanzi(i+1), kit.Plain
		if a.Conclusion != app.ConcludedNot {
			mark, tone = "✓", kit.Muted
		}
		body := kit.Inset(16, 10, 16, 10, kit.Cols(12, []float32{36, 0}, kit.Big(mark, 26, kit.Second), kit.Big(a.Title, 26, tone)))
		left.Add(newRow(a.Title, a.ID == b.cur, body, nil))
	}
	head := kit.VGap(4, kit.Big(b.rec.Meeting.Name(), 36), kit.Big(b.Subtitle(), 24, kit.Second))
	return kit.Pad(36, kit.VGap(28, head, kit.Grow(kit.Cols(36, []float32{0, 560}, bigCard("议程", left), kit.VGap(24, b.screenQuorum(), b.screenVote())))))
}

// bigCard is a card whose title is read across the room.
func bigCard(title string, body fyne.CanvasObject) fyne.CanvasObject {
	return kit.CardBox("", "", kit.Pad(8, kit.VGap(12, kit.Big(title, 28, kit.Second), body)))
}

func (b *bench) screenQuorum() fyne.CanvasObject {
	q := app.Quorum(b.rec, b.votes.Recused...)
	tone, lamp := kit.AmberTone, kit.Yellow
	if q.Met {
		tone, lamp = kit.GreenTone, kit.Green
	}
	return bigCard("到会情况", kit.VGap(8, kit.HGap(14, kit.Big(fmt.Sprint(q.Present), 64, tone), kit.Big(fmt.Sprintf("/ %d 应到", q.Entitled), 28, kit.Second)),
		kit.HGap(12, kit.LampIcon(lamp, 28), kit.Big(fmt.Sprintf("法定 %d 人，%s", q.Need, shortQuorum(q)), 28, tone))))
}

// screenVote is the ballot of the item at hand; nothing where nothing is put to the vote.
func (b *bench) screenVote() fyne.CanvasObject {
	cast := b.votes.Yes + b.votes.No + b.votes.Abstain + b.votes.Invalid
	if cast == 0 && !b.item.Voted {
		return kit.Gap(0)
	}
	one := func(word string, n int) fyne.CanvasObject {
		return kit.VGap(0, kit.Big(word, 26, kit.Second), kit.Big(fmt.Sprint(n), 56))
	}
	col := kit.VGap(10, kit.HGap(40, one("赞成", b.votes.Yes), one("反对", b.votes.No), one("弃权", b.votes.Abstain), one("回避", len(b.votes.Recused))))
	if !b.item.Voted { // what is being counted is no result yet
		col.Add(kit.Big("计票中", 44, kit.Second))
		if v, err := app.Judge(b.rec, b.votes); err == nil {
			col.Add(kit.Big(v.Line, 24, kit.Second))
		}
		return bigCard("表决", col)
	}
	tone := kit.AmberTone
	if b.item.Result == app.ResultPassed {
		tone = kit.GreenTone
	}
	col.Add(kit.Big(b.item.Result, 44, tone))
	return bigCard("表决", col)
}
