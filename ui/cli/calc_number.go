package cli

import (
	"encoding/json"
	"strings"

	"gongzhi/app/score"
)

// badInput is a value that does not belong where it stands, as a whole Chinese reason.
type badInput struct{ reason string }

func (b *badInput) Error() string { return b.reason }

func notNumber(text string) error { return &badInput{"“" + text + "”不是数字"} }

// number is a JSON number, decimal text, a fraction like "1/3", or null for none; kept exactly.
type number struct{ score.Decimal }

// UnmarshalJSON reads a number, decimal text, a fraction or null.
func (n *number) UnmarshalJSON(raw []byte) error {
	text := string(raw)
	if text == "null" {
		return nil
	}
	if raw[0] == '"' {
		if err := json.Unmarshal(raw, &text); err != nil {
			return err
		}
	}
	top, bottom, fraction := strings.Cut(text, "/")
	d, err := score.Parse(top)
	if err == nil && fraction {
		var by score.Decimal
		if by, err = score.Parse(bottom); err == nil {
			d = d.Div(by)
		}
	}
	if err != nil || d.None() {
		if err != nil && raw[0] != '"' && strings.ContainsAny(text[:1], "-0123456789") {
			return &badInput{"“" + shortened(text) + "”位数太多或数量级太大，超出可计算的范围"}
		}
		return notNumber(shortened(text))
	}
	n.Decimal = d
	return nil
}

// shortened keeps a reason readable.
func shortened(text string) string {
	if r := []rune(text); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return text
}

// plain is what goes out: a float, or null for no number.
func plain(d score.Decimal) any {
	if d.None() {
		return nil
	}
	return d.Float()
}

func plains(ds []score.Decimal) []any {
	out := make([]any, len(ds))
	for i, d := range ds {
		out[i] = plain(d)
	}
	return out
}

func decimals(ns []number) []score.Decimal {
	out := make([]score.Decimal, len(ns))
	for i, n := range ns {
		out[i] = n.Decimal
	}
	return out
}

// floats turns numbers into floats; null is refused.
func floats(ns []number) ([]float64, error) {
	out := make([]float64, len(ns))
	for i, n := range ns {
		if n.None() {
			return nil, notNumber("null")
		}
		out[i] = n.Float()
	}
	return out, nil
}

func table(rows [][]number) ([][]float64, error) {
	out := make([][]float64, len(rows))
	for i, row := range rows {
		var err error
		if out[i], err = floats(row); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// places are ranks with null for those that take no part.
func places(ranks []int) []any {
	out := make([]any, len(ranks))
	for i, r := range ranks {
		if r > 0 {
			out[i] = r
		}
	}
	return out
}
