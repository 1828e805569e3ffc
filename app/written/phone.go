package written

import (
	"regexp"
	"strings"
)

// PhoneResult is a telephone number as read (电话).
type PhoneResult struct {
	Phone    string // mobile as 11 digits, landline as 010-88886666-801; several joined by 、
	Code     string // PRECISION_LOST if refused
	Reason   string
	Warnings []Warning
}

var (
	mobile     = regexp.MustCompile(`^(?:\+?86|0086)?(1[3-9]\d{9})$`)
	landline   = regexp.MustCompile(`^\(?(0\d{2,3})?\)?-?(\d{7,8})(?:(?:-|转|转分机|ext\.?)(\d{1,6}))?$`)
	unbroken   = regexp.MustCompile(`^0\d{9,11}$`)
	hotline    = regexp.MustCompile(`^(1\d{2}|1\d{4}|9\d{4}|400\d{7}|800\d{7})$`)
	scientific = regexp.MustCompile(`^\d(\.\d+)?[Ee]\+?\d+$`)
	decimal0   = regexp.MustCompile(`^(\d+)\.0+$`)
	phoneSigns = regexp.MustCompile(`[、,;/]|或`)
)

// Phone reads a cell with one or more telephone numbers. Odd ones are kept as written with a warning; only a number
// that the workbook has already spoilt is refused.
func Phone(text string) PhoneResult {
	var out PhoneResult
	var kept []string
	for _, p := range phoneSigns.Split(Fold(text), -1) {
		p = strings.NewReplacer(" ", "", "'", "", "—", "-", "–", "-").Replace(p)
		if p == "" {
			continue
		}
		if scientific.MatchString(p) {
			return PhoneResult{Code: PrecisionLost, Reason: quote(text) + "被表格存成了科学计数法，号码已丢失，请把该列设为文本后重新填写"}
		}
		number, w := phone(p)
		if w.Code != "" {
			out.Warnings = append(out.Warnings, w)
		}
		kept = append(kept, number)
	}
	out.Phone = strings.Join(kept, "、")
	return out
}

func phone(p string) (string, Warning) {
	if m := decimal0.FindStringSubmatch(p); m != nil {
		p = m[1]
	}
	bare := strings.NewReplacer("-", "", "(", "", ")", "").Replace(p)
	if m := mobile.FindStringSubmatch(bare); m != nil {
		return m[1], Warning{}
	}
	if strings.Contains(p, "*") {
		return p, Warning{MaskedPhone, "电话" + quote(p) + "已脱敏，无法回访"}
	}
	if hotline.MatchString(bare) {
		return bare, Warning{}
	}
	if unbroken.MatchString(p) {
		p = p[:areaDigits(p)] + "-" + p[areaDigits(p):]
	}
	if m := landline.FindStringSubmatch(p); m != nil {
		return joinPhone(m[1], m[2], m[3]), Warning{}
	}
	return p, Warning{BadPhone, "电话" + quote(p) + "不是手机号或固定电话，请核对"}
}

func joinPhone(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "-")
}

func areaDigits(p string) int {
	if p[1] == '1' || p[1] == '2' || len(p) == 10 {
		return 3
	}
	return 4
}
