package typeset

// Under a table: the gap before its notes and their line pitch.
const (
	noteGap   = 1.2
	notePitch = 4.6
)

// notes are the small lines under the table and the height that stays with the last rows: theirs, and that of what ends the paper.
func (tb *tabler) notes() (items []item, height float64) {
	items = tb.f.smallNotes(tb.t.Notes, look{role: tb.k.role, pt: min(9, tb.k.pt)})
	height = tb.f.tail + notePitch*float64(len(items))
	if len(items) > 0 {
		height += noteGap
	}
	return items, height
}

// smallNotes are the lines of notes under a table or form; they do not stand on the grid of the text.
func (f *flow) smallNotes(list []string, k look) (items []item) {
	for _, n := range list {
		f.where = "表注"
		gs := f.glyphs(n, k)
		for i, ln := range breakLines(gs, measure{first: f.width, rest: f.width}) {
			it := f.lineItem(ln, setting{pitch: notePitch}, lineAt{i, i + 1, f.width, firstEm(gs, k.em())})
			it.free = true
			items = append(items, it)
		}
	}
	return items
}
