package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// decode reads exactly one JSON value; the error names the key that does not fit, or the line that cannot be read.
func decode(raw []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	if err := d.Decode(into); err != nil {
		return unreadable(raw, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("读不懂：JSON 后面还有多余内容")
	}
	return nil
}

// unreadable says in Chinese what the decoder says in English.
func unreadable(raw []byte, err error) error {
	var kind *json.UnmarshalTypeError
	var bad *badInput
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &bad):
		return bad
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Errorf("“%s”的类型不对（写成了%s）", kind.Field, jsonKind(kind.Value))
	case errors.As(err, &kind):
		return fmt.Errorf("输入的结构不对（写成了%s）", jsonKind(kind.Value))
	case errors.As(err, &syntax) && int(syntax.Offset) < len(raw):
		return fmt.Errorf("读不懂：第 %d 行不是正确的 JSON", bytes.Count(raw[:syntax.Offset], []byte("\n"))+1)
	}
	return errors.New("读不懂：不是完整的 JSON")
}

// jsonKind is the Chinese word for the decoder's name of a value, 「number 2.5」 being 「数字 2.5」.
func jsonKind(value string) string {
	kind, rest, _ := strings.Cut(value, " ")
	word, known := map[string]string{"array": "列表", "object": "对象", "string": "文字", "number": "数字", "bool": "真假值", "true": "真假值", "false": "真假值"}[kind]
	if !known {
		return value
	}
	return strings.TrimSpace(word + " " + rest)
}

// twice returns the first key that stands twice in one object; decoders would silently take the last one.
func twice(raw []byte) string {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var open []map[string]bool // the keys of every object around the place; nil for a list
	key := false               // whether a key comes next
	for {
		token, err := d.Token()
		if err != nil {
			return ""
		}
		switch t := token.(type) {
		case json.Delim:
			switch t {
			case '{':
				open = append(open, map[string]bool{})
			case '[':
				open = append(open, nil)
			default:
				open = open[:len(open)-1]
			}
			key = len(open) > 0 && open[len(open)-1] != nil
			continue
		case string:
			if key {
				if open[len(open)-1][t] {
					return t
				}
				open[len(open)-1][t] = true
				key = false
				continue
			}
		}
		key = len(open) > 0 && open[len(open)-1] != nil
	}
}

// need refuses an input without the list that the method is about.
func need(name string, missing bool) error {
	if missing {
		return errors.New("缺少 " + name)
	}
	return nil
}
