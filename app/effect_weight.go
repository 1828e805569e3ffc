package app

import (
	"regexp"
	"sort"
	"strings"

	"gongzhi/app/score"
)

var ownWeightText = regexp.MustCompile(`^(\D+?)[\s:：]*(\d+(?:\.\d+)?)\s*分?$`)

// ownWeight reads 「社区 8」.
func ownWeight(text string) (group string, weight float64, ok bool) {
	m := ownWeightText.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return "", 0, false
	}
	return m[1], score.Printed(m[2]).Float(), true
}

// In is the indicator as it counts in a group, with the weight that it has there.
func (i Indicator) In(group string) Indicator {
	for _, text := range i.OwnWeights {
		if g, weight, ok := ownWeight(text); ok && g == group {
			i.Weight = weight
		}
	}
	return i
}

// Weights are the full points in each group, one figure where they are the same: 15, or 社区 9、科室 15.
func (i Indicator) Weights() string {
	var each []string
	same := true
	for _, g := range i.Groups {
		same = same && i.In(g).Weight == i.In(i.Groups[0]).Weight
		each = append(each, g+" "+i.In(g).WeightText())
	}
	if same && len(each) > 0 {
		return i.In(i.Groups[0]).WeightText()
	}
	return strings.Join(each, "、")
}

// checkWeights refuses a set in which the weights of a group do not sum to 100, and says by how much.
func checkWeights(set []Indicator) error {
	weights := map[string][]score.Decimal{}
	var groups []string
	var e Errors
	codes := map[string]bool{}
	for _, i := range set {
		if i.Retired {
			continue
		}
		e.Add(codes[i.Code], "code", "编码重复：%s。", i.Code)
		codes[i.Code] = true
		for _, g := range i.Groups {
			if weights[g] == nil {
				groups = append(groups, g)
			}
			weights[g] = append(weights[g], score.Of(i.In(g).Weight))
		}
	}
	sort.Strings(groups)
	for _, g := range groups {
		sum := score.Sum(weights[g]...)
		gap, word := sum.Sub(score.Int(100)), "多"
		if gap.Sign() < 0 {
			word = "少"
		}
		e.Add(!score.WeightsOK(weights[g]), "weight", "%s组权重合计 %s，比 100 %s %s。", g, sum.Short(4), word, gap.Abs().Short(4))
	}
	return e.Err()
}
