package typeset

import "unicode"

// Character classes of GB/T 15834 and the level “GB法” of the Chinese layout requirements (禁则).

// noStart reports whether a character must not begin a line.
func noStart(r rune) bool {
	switch r {
	case '。', '，', '、', '；', '：', '？', '！', '”', '’', '）', '〕', '】', '》', '〉', '」', '』', '〗', '］', '｝',
		'…', '—', '⸺', '·', '・', '～', '％', '‰', '℃', '–', '／', '/', '-', '~', ',', '.', ';', ':', '?', '!', ')', ']', '}', '%',
		'〞', '．', '﹐', '﹑', '＂', '＇', '′', '″', '々':
		return true
	}
	return r > 0x2FF && unicode.Is(unicode.Mn, r)
}

// noEnd reports whether a character must not end a line.
func noEnd(r rune) bool {
	switch r {
	case '“', '‘', '（', '〔', '【', '《', '〈', '「', '『', '〖', '［', '｛', '(', '[', '{', '￥', '＄', '¥', '$', '£', '€', '/', '／', '〝', '№':
		return true
	}
	return false
}

// word reports whether a character belongs to a Latin word or number, which is not broken inside.
func word(r rune) bool {
	return r > ' ' && r < 0x7F || r >= 0xC0 && r < 0x250 || r >= 0x370 && r < 0x530
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// opening and closing marks are full-width marks with a blank half that may be squeezed.
func opening(r rune) bool {
	switch r {
	case '“', '‘', '（', '〔', '【', '《', '〈', '「', '『':
		return true
	}
	return false
}

func closing(r rune) bool {
	switch r {
	case '”', '’', '）', '〕', '】', '》', '〉', '」', '』', '。', '，', '、', '；', '：':
		return true
	}
	return false
}

func circled(r rune) bool { return r >= '①' && r <= '⑳' || r >= '㈠' && r <= '㈩' }

func numeral(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '零', '〇':
		return true
	}
	return digit(r)
}

// unitAt gives the length of a unit of measure at the beginning of text, 0 when there is none.
func unitAt(at func(i int) rune) int {
	switch at(0) {
	case '年', '月', '日', '时', '分', '秒', '元', '件', '户', '人', '次', '项', '条', '名', '岁', '号', '期', '天', '周', '届',
		'处', '场', '份', '栋', '米', '吨', '里', '度', '倍', '所', '家', '张', '宗', '起', '位', '层', '楼', '亩', '辆', '台':
		return 1
	case '个':
		if at(1) == '百' && at(2) == '分' && at(3) == '点' {
			return 4
		}
		return 1
	case '万', '亿':
		return 1 + unitAt(func(i int) rune { return at(i + 1) })
	}
	return longUnit(at)
}

// longUnit knows the units of several characters.
func longUnit(at func(i int) rune) int {
	for _, unit := range []string{"平方米", "平方公里", "立方米", "公里", "公斤", "公顷", "千克", "千米", "小时", "毫米", "毫升", "厘米"} {
		n, same := 0, true
		for _, r := range unit {
			same = same && at(n) == r
			n++
		}
		if same {
			return n
		}
	}
	return 0
}

// joined marks each place i between character i and i+1 where a line may not break.
func joined(gs []glyph) []bool {
	no := make([]bool, len(gs))
	open := false // only spaces since an opening mark
	for i := range len(gs) - 1 {
		open = noEnd(gs[i].r) || open && gs[i].r == ' '
		no[i] = open || glued(gs[i].r, gs[i+1].r)
	}
	for i := 0; i < len(gs); i++ {
		r := gs[i].r
		switch {
		case digit(r) && i+1 < len(gs) && !word(gs[i+1].r):
			joinUnit(gs, no, i)
		case r == '（' || r == '(':
			joinOrdinal(gs, no, i)
		}
	}
	return no
}

// glued tells whether two neighbours stay together whatever stands around them.
func glued(a, b rune) bool {
	switch {
	case b == ' ' || noStart(b) || noEnd(a):
		return true
	case a == ' ' || a == '　' || b == '　':
		return false
	case word(a) && word(b):
		return true
	case circled(a) && !noEnd(b), sign(a) && digit(b):
		return true
	}
	return false
}

// sign reports whether a mark belongs to the number behind it.
func sign(r rune) bool {
	switch r {
	case '−', '＋', '－', '±', '≥', '≤', '≈', '↑', '↓':
		return true
	}
	return false
}

// joinUnit keeps a number and its unit of measure on one line, with or without a space between.
func joinUnit(gs []glyph, no []bool, i int) {
	next := i + 1
	if gs[next].r == ' ' {
		next++
	}
	at := func(k int) rune {
		if next+k < len(gs) {
			return gs[next+k].r
		}
		return 0
	}
	n := unitAt(at)
	if n == 0 {
		return
	}
	for k := i; k < next+n-1 && k < len(no); k++ {
		no[k] = true
	}
}

// joinOrdinal keeps （一） and （12） whole and with the character after it.
func joinOrdinal(gs []glyph, no []bool, i int) {
	end := i + 1
	for end < len(gs) && end-i <= 4 && numeral(gs[end].r) {
		end++
	}
	if end == i+1 || end >= len(gs) || gs[end].r != '）' && gs[end].r != ')' {
		return
	}
	for k := i; k <= end && k < len(no)-1; k++ {
		no[k] = true
	}
}
