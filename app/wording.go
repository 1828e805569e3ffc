package app

import (
	"context"
	"errors"
	"slices"
	"strings"
)

// Wording (文书用语) is one standing text of a paper that the office may put in its own words. A placeholder stands in braces: {会议名称}.
type Wording struct {
	Key     string // D03.opening
	Paper   string // 会议通知
	Name    string // 开头
	Default string
	Places  []Placeholder
	Lines   bool // every line is an item of its own
}

// Placeholder (占位符) is a value that the record gives; Sample is shown in the preview of the settings screen.
type Placeholder struct {
	Name, Sample string
	Need         bool // the text must name it
}

const wordingPrefix = "wording."

// maxWording is the longest standing text, in characters.
const maxWording = 2000

// Check says what is wrong with a text of the office for this place of the paper.
func (w Wording) Check(text string) error {
	if strings.TrimSpace(text) == "" {
		return Errorf("text", "用语为空。写上内容，或恢复默认。")
	}
	if n := len([]rune(text)); n > maxWording {
		return Errorf("text", "用语有 %d 字，最多 %d 字。", n, maxWording)
	}
	parts, err := splitWording(text)
	if err != nil {
		return err
	}
	used := map[string]bool{}
	for _, p := range parts {
		if !p.place {
			continue
		}
		if !slices.ContainsFunc(w.Places, func(h Placeholder) bool { return h.Name == p.text }) {
			return Errorf("text", "没有占位符{%s}。这里可用：%s。", p.text, w.placeNames())
		}
		used[p.text] = true
	}
	for _, h := range w.Places {
		if h.Need && !used[h.Name] {
			return Errorf("text", "缺少占位符{%s}，印出的%s会没有%s。", h.Name, w.Paper, h.Name)
		}
	}
	return nil
}

func (w Wording) placeNames() string {
	var names []string
	for _, h := range w.Places {
		names = append(names, "{"+h.Name+"}")
	}
	if len(names) == 0 {
		return "无"
	}
	return strings.Join(names, "")
}

// Sample is the text filled with the sample values.
func (w Wording) Sample(text string) string {
	values := map[string]string{}
	for _, h := range w.Places {
		values[h.Name] = h.Sample
	}
	return fillWording(text, values)
}

// piece is text between placeholders, or the name of one.
type piece struct {
	text  string
	place bool
}

func splitWording(text string) ([]piece, error) {
	var out []piece
	for text != "" {
		i := strings.IndexAny(text, "{}")
		if i < 0 {
			return append(out, piece{text: text}), nil
		}
		if text[i] == '}' {
			return nil, Errorf("text", "“%s”前面缺少“{”。", head(text[i:], 8))
		}
		end := strings.IndexAny(text[i+1:], "{}\n")
		if end < 0 || text[i+1+end] != '}' {
			return nil, Errorf("text", "“%s”没有用“}”结束。", head(text[i:], 10))
		}
		name := strings.TrimSpace(text[i+1 : i+1+end])
		if name == "" {
			return nil, Errorf("text", "占位符“{}”里没有名称。")
		}
		if i > 0 {
			out = append(out, piece{text: text[:i]})
		}
		out = append(out, piece{text: name, place: true})
		text = text[i+end+2:]
	}
	return out, nil
}

// head is the first n characters of a text.
func head(text string, n int) string {
	if r := []rune(text); len(r) > n {
		return string(r[:n])
	}
	return text
}

// fillWording puts the values in. A clause whose placeholder has no value is left out, so that no paper shows an empty one.
func fillWording(text string, values map[string]string) string {
	var out strings.Builder
	for _, line := range strings.Split(text, "\n") {
		if s := fillLine(line, values); s != "" {
			if out.Len() > 0 {
				out.WriteByte('\n')
			}
			out.WriteString(s)
		}
	}
	return out.String()
}

func fillLine(line string, values map[string]string) string {
	var kept []string
	for len(line) > 0 {
		clause := line
		if i := strings.IndexAny(line, "，；。：！？"); i >= 0 {
			clause = line[:i+len("，")]
		}
		line = line[len(clause):]
		filled, whole := fillClause(clause, values)
		if whole {
			kept = append(kept, filled)
			continue
		}
		if n := len(kept); n > 0 && strings.HasSuffix(clause, "。") { // the sentence ends with the clause before
			kept[n-1] = strings.TrimRight(kept[n-1], "，；：。") + "。"
		}
	}
	return strings.TrimSpace(strings.Join(kept, ""))
}

// fillClause fills one clause; false when a value is missing.
func fillClause(clause string, values map[string]string) (string, bool) {
	parts, err := splitWording(clause)
	if err != nil {
		return clause, true
	}
	s := ""
	for _, p := range parts {
		if !p.place {
			s += p.text
			continue
		}
		v := strings.TrimSpace(values[p.text])
		if v == "" {
			return "", false
		}
		s += v
	}
	return s, true
}

// Phrases (用语) are the office's texts by key; the zero value says everything by default.
type Phrases map[string]string

// Say is the text of a key with its values.
func (w Phrases) Say(key string, values map[string]string) string {
	text := w[key]
	if text == "" {
		def, _ := findWording(key)
		text = def.Default
	}
	return fillWording(text, values)
}

// Items are the lines of a text that lists items, each ending with a full stop.
func (w Phrases) Items(key string, values map[string]string) []string {
	var out []string
	for _, line := range strings.Split(w.Say(key, values), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, strings.TrimRight(line, "。；")+"。")
		}
	}
	return out
}

func findWording(key string) (Wording, bool) {
	for _, w := range Wordings() {
		if w.Key == key {
			return w, true
		}
	}
	return Wording{}, false
}

// WordingService (文书用语) reads and changes the office's standing texts.
type WordingService struct{ *core }

// All are the texts the office has changed, by key.
func (s *WordingService) All(ctx context.Context) (Phrases, error) {
	words := Phrases{}
	err := s.read(ctx, func(tx Tx) error {
		rows, err := tx.Settings().List(Query{})
		for _, r := range rows {
			if key, ok := strings.CutPrefix(r.Key, wordingPrefix); ok && r.Value != "" {
				words[key] = r.Value
			}
		}
		return err
	})
	return words, err
}

// Save takes a text of the office, checked; the default text, or none, restores the default.
func (s *WordingService) Save(ctx context.Context, key, text string) error {
	w, ok := findWording(key)
	if !ok {
		return Errorf("", "没有这种用语：%s。", key)
	}
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	if text == w.Default {
		text = ""
	}
	if text != "" {
		if err := w.Check(text); err != nil {
			return err
		}
	}
	name := "修改文书用语"
	if text == "" {
		name = "恢复默认用语"
	}
	return s.write(ctx, Act{Name: name, Object: w.Paper + "·" + w.Name, Right: RightAdmin}, func(tx Tx) error {
		return putSetting(tx, wordingPrefix+key, text)
	}, SettingChanged)
}

// putSetting stores one value.
func putSetting(tx Tx, key, value string) error {
	rec, err := tx.Settings().Find(Where(Eq("key", key)))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if err == nil && rec.Value == value || err != nil && value == "" {
		return nil
	}
	rec.Key, rec.Value = key, value
	return tx.Settings().Put(&rec)
}
