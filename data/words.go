package data

import (
	"regexp"
	"strings"
)

var (
	paperNumber  = regexp.MustCompile(`^(\D{0,12}?)[\[(【〔{<《]?(20\d\d)[\])】〕}>》]\D?(\d{1,4})号?$`)
	spokenNumber = regexp.MustCompile(`^(\D{0,12}?)(20\d\d)年?第?(\d{1,4})号$`)
	itemNumber   = regexp.MustCompile(`^z(20\d\d)[-—–_ .]?(\d{3,})$`)
)

// wordsOf are the words that a search looks for. A number of a paper or an item is looked for as it is stored, however it is
// written: [2026]12, （2026）第12号 and 【2026】12 are 〔2026〕12号.
func wordsOf(text string) []string {
	words := strings.Fields(fold(text))
	whole := strings.Join(words, "")
	for _, p := range []*regexp.Regexp{paperNumber, spokenNumber} {
		if m := p.FindStringSubmatch(whole); m != nil {
			return []string{m[1] + "〔" + m[2] + "〕" + strings.TrimLeft(m[3], "0") + "号"}
		}
	}
	if m := itemNumber.FindStringSubmatch(whole); m != nil {
		return []string{"z" + m[1] + "-" + m[2]}
	}
	return words
}
