package intake

import (
	"regexp"
	"strings"
	"unicode"
)

var vague = regexp.MustCompile(`^((各|全体|所有|有关|相关|各有关|各相关|本|上述|以上|其他)+(街道|社区|村居|单位|科室|部门|办|所|站|中心|成员单位|责任单位|居委会)*|社区|单位|科室|部门|街道各.{1,6}|待定|不详)$`)

// wrappings are words around the name of a unit that are no part of it: 1. 牵头单位： … 等, and the street office's own name.
var wrappings = []struct {
	pattern *regexp.Regexp
	keep    string
}{
	{regexp.MustCompile(`^\(?\d{1,2}[.、)](\D)`), "$1"},
	{regexp.MustCompile(`^(?:牵头|责任|主责|主办|承办|配合|协办|协助)(?:单位|部门|科室)?[:：]`), ""},
	{regexp.MustCompile(`^本?街道(?:办事处|办|党工委)?(.{3,})$`), "$1"},
	{regexp.MustCompile(`(?:牵头|负责|主办|承办|配合|协办|等)$`), ""},
}

// spellings are the forms under which a unit may be known, the name as it is written first: without what stands in brackets,
// without 牵头： or 等, 河湾居委会 as 河湾社区居民委员会, 城管办公室 as 城管办.
func spellings(name string) []string {
	name = squeeze(name)
	out := []string{name}
	add := func(s string) {
		for _, known := range out {
			if s == known {
				return
			}
		}
		if s != "" {
			out = append(out, s)
		}
	}
	base := strings.Trim(name, "。.,、:：;；《》〈〉“”\"'*★")
	add(base)
	if short := bare(base); len([]rune(short)) > 1 {
		add(short)
		base = short
	}
	for _, w := range wrappings {
		if s := w.pattern.ReplaceAllString(base, w.keep); len([]rune(s)) > 1 {
			add(s)
			base = s
		}
	}
	add(full(base))
	if stem, ok := strings.CutSuffix(base, "居委会"); ok && !strings.HasSuffix(stem, "社区") {
		add(stem + "社区居民委员会")
		add(stem + "社区")
	}
	if stem, ok := strings.CutSuffix(base, "办公室"); ok {
		add(stem + "办")
	} else if strings.HasSuffix(base, "办") {
		add(base + "公室")
	}
	return out
}

// collective says whether a name means several units, or nobody in particular, and none that could be entered in the register.
func collective(name string) bool {
	return vague.MatchString(squeeze(name)) || !strings.ContainsFunc(name, unicode.IsLetter)
}

// full is a committee's name as the law writes it: 河湾社区居委会 is 河湾社区居民委员会.
func full(name string) string {
	for short, long := range map[string]string{"居委会": "居民委员会", "村委会": "村民委员会"} {
		if stem, ok := strings.CutSuffix(name, short); ok {
			return stem + long
		}
	}
	return name
}
