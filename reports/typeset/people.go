package typeset

// nameList finds people's names in a text, by their first character (人名不断行).
type nameList map[rune][][]rune

// namesOf prepares the names of a document. One character, or more than a line can spare, is no name to keep.
func namesOf(names []string) nameList {
	const least, most = 2, 6
	list := nameList{}
	for _, n := range names {
		if r := []rune(Sanitize(n)); len(r) >= least && len(r) <= most {
			list[r[0]] = append(list[r[0]], r)
		}
	}
	return list
}

// join forbids a line to end inside a name.
func (l nameList) join(gs []glyph, no []bool) {
	for i, g := range gs {
		for _, name := range l[g.r] {
			if begins(gs[i:], name) {
				for k := range len(name) - 1 {
					no[i+k] = true
				}
			}
		}
	}
}

func begins(gs []glyph, name []rune) bool {
	if len(gs) < len(name) {
		return false
	}
	for i, r := range name {
		if gs[i].r != r {
			return false
		}
	}
	return true
}
