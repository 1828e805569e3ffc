package mask

import "strings"

// FreeText hides telephone, identity and bank card numbers inside a sentence, also when written full-width or in
// groups (138 1234 5678). Names, dates, hotlines and file numbers stay.
func FreeText(text string) string {
	orig := []rune(text)
	folded := make([]rune, len(orig))
	for i, r := range orig {
		folded[i] = fold(r)
	}
	runs := digitRuns(folded)
	var out strings.Builder
	done := 0
	for i := 0; i < len(runs); {
		hidden, used := hide(folded, runs[i:])
		if used == 0 {
			i++
			continue
		}
		out.WriteString(string(orig[done:runs[i].from]))
		out.WriteString(hidden)
		done = runs[i+used-1].to
		i += used
	}
	out.WriteString(string(orig[done:]))
	return out.String()
}

// run is a stretch of digits; an X right after 17 digits belongs to it.
type run struct{ from, to int }

func digitRuns(r []rune) []run {
	var out []run
	for i := 0; i < len(r); i++ {
		if r[i] < '0' || r[i] > '9' {
			continue
		}
		from := i
		for i < len(r) && r[i] >= '0' && r[i] <= '9' {
			i++
		}
		if i < len(r) && (r[i] == 'x' || r[i] == 'X') && tailOfID(r, from, i, out) {
			i++
		}
		out = append(out, run{from, i})
	}
	return out
}

// tailOfID reports whether the X after the run from…i ends an identity number, written in one piece or in groups.
func tailOfID(r []rune, from, i int, before []run) bool {
	n := i - from
	for k := len(before) - 1; k >= 0 && n < 17 && joined(r, before[k].to, from); k-- {
		n += before[k].to - before[k].from
		from = before[k].from
	}
	return n == 17
}

// joined reports whether only one blank or hyphen stands between two runs.
func joined(r []rune, a, b int) bool {
	return b-a == 1 && strings.ContainsRune(" -—–\u3000\u00a0", r[a])
}

// hide tries the first run alone, then together with the runs joined to it; the longest number wins. It returns
// how many runs it hid.
func hide(r []rune, runs []run) (hidden string, used int) {
	s := ""
	for n := 1; n <= len(runs) && n <= 5; n++ {
		if n > 1 && !joined(r, runs[n-2].to, runs[n-1].from) {
			break
		}
		s += string(r[runs[n-1].from:runs[n-1].to])
		if n > 1 && n < len(runs) && complete(string(r[runs[n-1].from:runs[n-1].to])) {
			break // the next run is a number of its own
		}
		if out := hideDigits(r, runs[:n], s); out != "" {
			hidden, used = out, n
		}
	}
	return hidden, used
}

func complete(s string) bool { return isMobile(s) || len(s) >= 15 }

func hideDigits(r []rune, runs []run, s string) string {
	f := figure{digits: s, groups: len(runs), first: runs[0].to - runs[0].from}
	lettered := letterAt(r, runs[0].from-1) || letterAt(r, runs[len(runs)-1].to)
	switch {
	case f.mobile():
		return Mobile(s)
	case lettered:
		return ""
	case f.identity():
		return ID(s)
	case f.card():
		return Bank(s)
	case f.landline():
		return Landline(f.dialled())
	}
	return ""
}

// figure is a number as it stands in a text: its digits in groups, so many in the first one.
type figure struct {
	digits        string
	groups, first int
}

func (f figure) mobile() bool {
	if rest, abroad := strings.CutPrefix(f.digits, "86"); abroad && isMobile(rest) {
		return true
	}
	return isMobile(f.digits) && (f.groups == 1 || f.first == 3)
}

func (f figure) identity() bool {
	n := len(f.digits)
	return (n == 18 || n == 15) && digitsOnly(f.digits[:15]) && birthday(f.digits)
}

func (f figure) card() bool {
	return len(f.digits) >= 16 && digitsOnly(f.digits) && (f.groups == 1 || f.first == 4 || f.first == 6)
}

func (f figure) landline() bool {
	n := len(f.digits)
	return f.digits[0] == '0' && n >= 10 && n <= 12 && (f.groups == 1 || f.groups == 2 && f.first <= 4)
}

// dialled is a landline with its area code apart, where the text had it so.
func (f figure) dialled() string {
	if f.groups == 1 {
		return f.digits
	}
	return f.digits[:f.first] + "-" + f.digits[f.first:]
}

// birthday reports whether the middle of an identity number can be a month and a day.
func birthday(s string) bool {
	at := 10
	if len(s) == 15 {
		at = 8
	}
	m := int(s[at]-'0')*10 + int(s[at+1]-'0')
	d := int(s[at+2]-'0')*10 + int(s[at+3]-'0')
	return m >= 1 && m <= 12 && d >= 1 && d <= 31
}

func letterAt(r []rune, i int) bool {
	return i >= 0 && i < len(r) && (r[i] >= 'A' && r[i] <= 'Z' || r[i] >= 'a' && r[i] <= 'z')
}
