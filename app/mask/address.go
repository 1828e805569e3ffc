package mask

import "strings"

// Words after which 路 or 街 is not a road but the name of an office or community: 北京路街道, 重阳路社区.
var notRoads = []string{"街道", "社区", "居委会", "村", "派出所", "小区", "小学", "中学", "办事处", "道办"}

// The smallest public unit to keep of an address that names no road.
var areas = []string{"社区", "居委会", "村", "街道", "镇", "乡", "县", "市", "省", "区"}

// Address keeps everything up to the road and puts exactly four asterisks after it; without a road it keeps the
// community or the street office.
func Address(text string) string {
	s := strings.TrimSpace(text)
	if s == "" {
		return ""
	}
	r := []rune(s)
	first := -1
	for i := range r {
		if !roadEnds(r, i) {
			continue
		}
		if first < 0 {
			first = i
		}
		if i+1 < len(r) && numeral(r[i+1]) {
			return string(r[:i+1]) + "****"
		}
	}
	if first >= 0 {
		return string(r[:first+1]) + "****"
	}
	return keepArea(s) + "****"
}

// roadEnds reports whether a road's name ends with the character at i.
func roadEnds(r []rune, i int) bool {
	if i == 0 || !strings.ContainsRune("路街道巷弄", r[i]) && !(r[i] == '同' && r[i-1] == '胡') {
		return false
	}
	if r[i] == '道' && r[i-1] == '街' {
		return false
	}
	rest := string(r[i+1:])
	if r[i] == '街' && strings.HasPrefix(rest, "道") {
		return false
	}
	if r[i] != '道' && strings.HasPrefix(rest, "道") {
		return false
	}
	for _, w := range notRoads {
		if strings.HasPrefix(rest, w) {
			return false
		}
	}
	return true
}

func numeral(r rune) bool {
	f := fold(r)
	return f >= '0' && f <= '9' || strings.ContainsRune("一二三四五六七八九十百第甲乙丙", r)
}

func keepArea(s string) string {
	for _, w := range areas {
		i := strings.LastIndex(s, w)
		if i <= 0 || w == "区" && strings.HasSuffix(s[:i], "小") {
			continue
		}
		return s[:i+len(w)]
	}
	return ""
}
