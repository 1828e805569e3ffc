// Package pinyin finds Chinese text by its pinyin: full syllables or initials, with every reading of a polyphone.
// The readings come from github.com/mozillazg/go-pinyin (maintained, MIT licence).
package pinyin

import (
	"slices"
	"strings"
	"unicode"

	gopinyin "github.com/mozillazg/go-pinyin"
)

// maxVariants bounds the combinations of polyphone readings of one word: 8 covers three polyphones of two readings.
const maxVariants = 8

// Keys is the search text of a Chinese text: for each run of Chinese characters its initials and its full pinyin, in every
// combination of readings up to a bound, separated by blanks. Text without Chinese gives the empty text.
func Keys(text string) string {
	var out []string
	for _, run := range chineseRuns(text) {
		out = append(out, variants(run, true)...)
		out = append(out, variants(run, false)...)
	}
	return strings.Join(out, " ")
}

// Initials is the first-choice initials of a text: 城市管理办 → csglb; other letters and digits stay, lower case.
func Initials(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch rs := readings(r); {
		case len(rs) > 0:
			b.WriteByte(rs[0][0])
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Spell is the most common syllable of every character; one that is no Chinese stands for itself, in lower case.
func Spell(text string) []string {
	var out []string
	for _, r := range text {
		if rs := readings(r); len(rs) > 0 {
			out = append(out, rs[0])
		} else {
			out = append(out, strings.ToLower(string(r)))
		}
	}
	return out
}

// Match says whether the query occurs in the text itself or in its pinyin; the empty query matches everything.
func Match(query, text string) bool {
	q := strings.ToLower(strings.Join(strings.Fields(query), ""))
	return q == "" || strings.Contains(strings.ToLower(text), q) || strings.Contains(Keys(text), q)
}

func chineseRuns(text string) [][]rune {
	var runs [][]rune
	var run []rune
	for _, r := range text {
		if len(readings(r)) > 0 {
			run = append(run, r)
			continue
		}
		if len(run) > 0 {
			runs = append(runs, run)
			run = nil
		}
	}
	if len(run) > 0 {
		runs = append(runs, run)
	}
	return runs
}

// readings are the syllables of a character without tone, most common first.
func readings(r rune) []string {
	if r < 0x2E80 {
		return nil
	}
	var out []string
	for s := range strings.SplitSeq(gopinyin.PinyinDict[int(r)], ",") {
		if s = plain.Replace(s); s != "" && s[0] < 0x80 && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// plain takes the tone marks away; ü is v, as it is typed. The library's own way tries three patterns on every syllable.
var plain = strings.NewReplacer("ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e",
	"ō", "o", "ó", "o", "ǒ", "o", "ò", "o", "ī", "i", "í", "i", "ǐ", "i", "ì", "i", "ū", "u", "ú", "u", "ǔ", "u", "ù", "u",
	"ü", "v", "ǘ", "v", "ǚ", "v", "ǜ", "v", "ń", "n", "ň", "n", "ǹ", "n", "ḿ", "m")

func variants(run []rune, initials bool) []string {
	out := []string{""}
	for _, r := range run {
		choices := readings(r)
		if initials {
			choices = firstLetters(choices)
		}
		if len(out)*len(choices) > maxVariants {
			choices = choices[:1]
		}
		next := make([]string, 0, len(out)*len(choices))
		for _, head := range out {
			for _, c := range choices {
				next = append(next, head+c)
			}
		}
		out = next
	}
	return out
}

func firstLetters(syllables []string) []string {
	seen := map[byte]bool{}
	var out []string
	for _, s := range syllables {
		if !seen[s[0]] {
			seen[s[0]] = true
			out = append(out, s[:1])
		}
	}
	return out
}
