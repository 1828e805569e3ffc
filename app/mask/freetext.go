package mask

import (
	"slices"
	"strings"
	"unicode"
)

// FreeText hides telephone, identity and bank card numbers inside a sentence, also when written full-width or in
// groups (138 1234 5678). Names, dates, hotlines and file numbers stay.
func FreeText(text string) string {
	orig := visible(text)
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
		if end := runs[i].to; end < len(orig) && orig[end] == '）' {
			hidden = strings.Replace(hidden, ")", "）", 1)
		}
		out.WriteString(hidden)
		done = runs[i+used-1].to
		i += used
	}
	out.WriteString(string(orig[done:]))
	return out.String()
}

// visible drops the invisible characters between two digits, which would hide a number from the eye that looks for it.
func visible(text string) []rune {
	all := []rune(text)
	out := make([]rune, 0, len(all))
	for i, r := range all {
		if unicode.Is(unicode.Cf, r) && len(out) > 0 && i+1 < len(all) && digit(out[len(out)-1]) {
			continue
		}
		out = append(out, r)
	}
	return out
}

func digit(r rune) bool { return fold(r) >= '0' && fold(r) <= '9' }

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

// joined reports whether only one blank, hyphen, point, line break or bracket after an area code stands between two runs.
func joined(r []rune, a, b int) bool {
	if b-a == 2 && bracketed(r, a) {
		return strings.ContainsRune(" -", r[a+1])
	}
	return b-a == 1 && (strings.ContainsRune(" -—–.\n\u3000\u00a0", r[a]) || bracketed(r, a))
}

// bracketed reports whether the closing bracket at i ends an area code: (010).
func bracketed(r []rune, i int) bool {
	if r[i] != ')' {
		return false
	}
	from := max(0, i-5)
	open := slices.Index(r[from:i], '(')
	return open >= 0 && i-from-open >= 4 && r[from+open+1] == '0'
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
		return f.shape(r, runs, Landline(f.dialled()))
	case f.local() && announced(r, runs[0].from):
		return Landline(s)
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
	return isMobile(f.digits) && (f.groups == 1 || f.first == 3 || f.first == 7 && f.groups == 2)
}

func (f figure) identity() bool {
	n := len(f.digits)
	return (n == 18 || n == 15) && digitsOnly(f.digits[:15]) && birthday(f.digits)
}

func (f figure) card() bool {
	grouped := (f.first == 4 || f.first == 6) && strings.ContainsRune("34569", rune(f.digits[0])) // not a row of years
	return len(f.digits) >= 16 && digitsOnly(f.digits) && (f.groups == 1 || grouped)
}

func (f figure) landline() bool {
	n := len(f.digits)
	return f.digits[0] == '0' && n >= 10 && n <= 12 && (f.groups == 1 || f.groups <= 3 && (f.first == 3 || f.first == 4))
}

// local is a number without area code; only words like 电话 before it tell it from any other figure.
func (f figure) local() bool {
	n := len(f.digits)
	return (n == 7 || n == 8) && f.digits[0] >= '2' && (f.groups == 1 || f.groups == 2 && f.first == n-4)
}

// announced reports whether a word before the place says that a telephone number follows.
func announced(r []rune, at int) bool {
	before := strings.TrimRight(string(r[max(0, at-8):at]), " :：是为-\u3000(（")
	for _, word := range []string{"电话", "座机", "固话", "固定电话", "联系方式", "来电", "致电", "tel", "Tel", "TEL"} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	return false
}

// shape puts an area code back into its brackets.
func (f figure) shape(r []rune, runs []run, hidden string) string {
	if len(runs) > 1 && r[runs[0].to] == ')' {
		return f.digits[:f.first] + ")" + strings.TrimPrefix(hidden[f.first:], "-")
	}
	return hidden
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
