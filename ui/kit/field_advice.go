package kit

// Advise shows an amber line below the field with cures that can be clicked; what stands may be kept. Empty takes it away.
func (f *Field) Advise(text string, cures ...Action) {
	if f.advice == text && len(cures) == 0 {
		return
	}
	f.make()
	f.advice = text
	f.fixes.Objects = nil
	for i, a := range cures {
		if i > 0 {
			f.fixes.Objects = append(f.fixes.Objects, newLine("或", 13, false, AmberTone))
		}
		a.Kind = Quiet
		b := newButton(a, fieldUnder)
		b.text.TextSize = 13
		b.noFocus = true
		f.fixes.Objects = append(f.fixes.Objects, b)
	}
	f.fixes.Refresh()
	f.showUnder()
	if f.form != nil {
		f.form.arrangeAgain()
	}
}

// longer is the room that a long refusal, or an advice without cures, needs beyond its first line.
func (f *Field) longer(w float32) float32 {
	text := f.error
	switch {
	case text != "":
		w -= errorSign
	case len(f.fixes.Objects) > 0:
		return 0
	default:
		text = f.advice
		w -= errorSign
	}
	if text == "" || textWidth(text, 13, false) <= w {
		return 0
	}
	return max(0, f.long.HeightFor(w)-fieldUnder) + 4
}
