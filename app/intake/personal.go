package intake

import (
	"regexp"
	"slices"
	"strings"
)

// IDInText (文字中的身份证号) stands in Result.Personal for identity numbers inside sentences, which no column of their own holds.
const IDInText = "文字中的身份证号"

var (
	idInText    = regexp.MustCompile(`([1-9]\d{5})((?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(\d{3}[\dXx])`)
	phoneInText = regexp.MustCompile(`1[3-9]\d{9}`)
	phoneLabel  = regexp.MustCompile(`(?:联系)?(?:电话|手机|方式)(?:号码|号)?[:：]?`)
)

// withID says whether a text holds an identity number.
func withID(text string) bool {
	at := idInText.FindStringIndex(text)
	return at != nil && (at[0] == 0 || !isDigit(text[at[0]-1])) && (at[1] == len(text) || !isDigit(text[at[1]]))
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// personalText remarks on an identity number in a sentence: it is kept only if the user says so.
func (j *judging) personalText(r *reading, c int, text string) {
	if !withID(text) {
		return
	}
	j.personal(IDInText)
	r.warn(r.columns[c], "", "PERSONAL", "的文字中有身份证号。默认隐去中间 8 位后导入，确需保存的在导入时勾选。")
}

func (j *judging) personal(name string) {
	if !slices.Contains(j.result.Personal, name) {
		j.result.Personal = append(j.result.Personal, name)
	}
}

// phoneBeside takes a telephone out of a name's cell, 张三 13800001234, and keeps it for the row's telephone column.
func (j *judging) phoneBeside(r *reading, c int, text string) string {
	digits := squeeze(text)
	phone := func(x Column) bool { return x.Type == Phone }
	i := slices.IndexFunc(j.kind.Columns, phone)
	if r.columns[c].Type != Name || !phoneInText.MatchString(digits) || i < 0 {
		return text
	}
	column := j.kind.Columns[i]
	own := slices.IndexFunc(r.columns, phone)
	if none(at(r.row.Cells, own).Text) && !slices.Contains(j.setup.Without, column.Name) && r.value(column.Name).Text == "" {
		j.personal(column.Name)
		r.set(column, Value{Text: strings.Join(phoneInText.FindAllString(digits, -1), "、"), Raw: text})
	}
	r.warn(r.columns[c], "", "CHECK", "中写有电话，已分开填入“"+column.Name+"”。请核对。")
	rest := phoneLabel.ReplaceAllString(phoneInText.ReplaceAllString(digits, "、"), "")
	return strings.Trim(strings.NewReplacer("(、)", "、", "（、）", "、", ":、", "、", "：、", "、").Replace(rest), "、,，;；/()（）:： ")
}

// hideIDs hides the birthdays of identity numbers in the texts of a row.
func hideIDs(fields []Field) []Field {
	fields = slices.Clone(fields)
	for i, f := range fields {
		if f.Value.Type != IDNumber && withID(f.Value.Text) {
			fields[i].Value.Text = idInText.ReplaceAllString(f.Value.Text, "$1********$3")
			fields[i].Value.Raw = idInText.ReplaceAllString(f.Value.Raw, "$1********$3")
		}
	}
	return fields
}
