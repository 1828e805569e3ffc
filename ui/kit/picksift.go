package kit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongzhi/app/pinyin"
)

const (
	pickRowsMost = 60
	siftedMost   = 400 // matches that are put in order
	pickFoot     = "↑↓ 选择　Enter 确定　拼音首字母、全称、别名均可"
	pickFootMany = "↑↓ 选择　Enter 确定　Esc 收起"
)

// The order of what was found: what was used lately, names that begin with the query, short names and aliases that do, names
// that hold it, what was found elsewhere, and last what cannot be taken.
const (
	rankUsed = iota
	rankBegins
	rankAlias
	rankHolds
	rankElse
	rankOff
)

// sifter finds the choices that fit a query and puts them in order.
type sifter[V comparable] struct {
	keys   finder
	lately func(v V) bool // was it used lately; nil: nobody knows
	skip   func(v V) bool // not offered; nil: none
}

// sifted is a choice that fits, with its line in the list.
type sifted[V comparable] struct {
	choice Choice[V]
	row    pickRow
	rank   int
}

// sift is what fits the query, in order; the rows carry the index into the choices.
func (s *sifter[V]) sift(query string, list []Choice[V]) (rows []pickRow, found []Choice[V]) {
	var all []sifted[V]
	for _, x := range list {
		if (s.skip == nil || !s.skip(x.Value)) && s.keys.match(query, x.Text, x.Search) {
			if all = append(all, s.judge(query, x)); len(all) == siftedMost {
				break
			}
		}
	}
	slices.SortStableFunc(all, func(a, b sifted[V]) int { return a.rank - b.rank })
	for i, x := range all[:min(len(all), pickRowsMost)] {
		r := x.row
		if r.to == 0 && query != "" {
			r.from, r.to = rareHit(query, r.text)
		}
		if r.at = i; r.to > r.from && !x.choice.Off && pinyinTyped(query) {
			r.note = strings.TrimSpace(strings.Join(pinyin.Spell(string([]rune(r.text)[r.from:r.to])), "'") + "　" + r.note)
		}
		rows, found = append(rows, r), append(found, x.choice)
	}
	return rows, found
}

func (s *sifter[V]) judge(query string, x Choice[V]) sifted[V] {
	out := sifted[V]{choice: x, row: pickRow{text: x.Text, note: x.Note, off: x.Off}}
	out.row.from, out.row.to = hit(query, x.Text)
	switch {
	case x.Off:
		out.rank = rankOff
	case s.lately != nil && s.lately(x.Value):
		out.rank = rankUsed
	case query == "" || (out.row.to > 0 && out.row.from == 0):
		out.rank = rankBegins
	case begins(query, x.Search):
		out.rank = rankAlias
	case out.row.to > 0:
		out.rank = rankHolds
	default:
		out.rank = rankElse
	}
	return out
}

// begins says whether one of the names among the words to search by begins with a query.
func begins(query, search string) bool {
	for _, word := range strings.Fields(search) {
		if from, to := hit(query, word); from == 0 && to > 0 && word[0] >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// plainQuery is a query as it is compared: small letters without blanks.
func plainQuery(query string) string { return strings.ToLower(strings.Join(strings.Fields(query), "")) }

// pinyinTyped says whether a query is typed in letters, so that showing the pinyin of what was hit says why.
func pinyinTyped(query string) bool {
	q := plainQuery(query)
	return q != "" && strings.Trim(q, "abcdefghijklmnopqrstuvwxyz") == ""
}

// finder remembers the pinyin of the texts it has searched.
type finder map[string]string

// match says whether a query is in a text: as it stands or as pinyin, or in the further words.
func (f finder) match(query, text, search string) bool {
	q := plainQuery(query)
	if q == "" {
		return true
	}
	all := text + " " + search
	keys, ok := f[all]
	if !ok {
		keys = strings.ToLower(all) + " " + pinyin.Keys(text) + " " + pinyin.Keys(search)
		f[all] = keys
	}
	return strings.Contains(keys, q)
}

// hit is where a query stands in a text, in runes, as it is or in the usual pinyin; nothing when it was found elsewhere.
func hit(query, text string) (from, to int) {
	q := plainQuery(query)
	if q == "" {
		return 0, 0
	}
	if i := strings.Index(strings.ToLower(text), q); i >= 0 {
		from = utf8.RuneCountInString(text[:i])
		return from, from + utf8.RuneCountInString(q)
	}
	syllables := pinyin.Spell(text)
	for i := range syllables {
		initials, full := "", ""
		for j, s := range syllables[i:] {
			_, first := utf8.DecodeRuneInString(s)
			initials, full = initials+s[:first], full+s
			if initials == q || strings.HasPrefix(full, q) {
				return i, i + j + 1
			}
			if !strings.HasPrefix(q, initials) && !strings.HasPrefix(q, full) {
				break
			}
		}
	}
	return 0, 0
}

// rareHit is where a query stands in a text by another reading of its characters.
func rareHit(query, text string) (from, to int) {
	q, runes := plainQuery(query), []rune(text)
	for i := range runes {
		for j := i + 1; j <= min(len(runes), i+len(q)); j++ {
			if startsWith(pinyin.Keys(string(runes[i:j])), q) {
				return i, j
			}
		}
	}
	return 0, 0
}

// startsWith says whether one of the words begins with a query.
func startsWith(keys, q string) bool {
	for _, k := range strings.Fields(keys) {
		if strings.HasPrefix(k, q) {
			return true
		}
	}
	return false
}
