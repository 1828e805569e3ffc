package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// question is one computation asked for: a method with its input, or a list of small cases.
type question struct {
	Method string            `json:"method"`
	Input  json.RawMessage   `json:"input"`
	Cases  []json.RawMessage `json:"cases"`
}

// answer is the JSON object that goes out; a method fills it by key.
type answer map[string]any

// methods lists what gongzhi calc computes, by the name that the papers print under a table.
func methods() map[string]func(json.RawMessage) (answer, error) {
	return map[string]func(json.RawMessage) (answer, error){
		"ahp_eigen": calcEigen, "ahp_geomean": calcRoot, "ahp_hierarchy": calcHierarchy, "ahp_validate": calcValidate,
		"entropy_sum": calcEntropy, "entropy_minmax": calcEntropyMinMax,
		"topsis_vector": calcVectorTOPSIS, "topsis_minmax": calcMinMaxTOPSIS, "wsm_invert_sum": calcInvertSum,
		"weighted_sum": calcWeightedSum, "three_rates": calcThreeRates, "kpi_step": calcStep, "missing": calcMissing,
		"card_deduction": calcCards, "efficacy": calcEfficacy, "rank": calcRank, "rounding": calcRounding,
		"satisfaction": calcSatisfaction, "weights_sum": calcWeights, "points": calcPoints,
		"ballot": calcBallot, "light": calcLight,
	}
}

// Calc answers a computation in JSON (重算): {"method":…,"input":…} or {"cases":[…]}. A negative answer is an answer; the
// error says in Chinese why the input cannot be read or does not fit the method.
func Calc(raw []byte) ([]byte, error) {
	var q question
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(raw) {
		return nil, errors.New("文件不是 UTF-8 编码，请另存为 UTF-8 后再算")
	}
	if err := decode(raw, &q); err != nil {
		return nil, err
	}
	if key := twice(raw); key != "" {
		return nil, fmt.Errorf("“%s”写了两次，不知道以哪一个为准", key)
	}
	var out answer
	var err error
	switch method, known := methods()[q.Method]; {
	case q.Cases != nil:
		out, err = calcCases(q.Cases)
	case q.Method == "":
		return nil, errors.New("没有写明方法：应为 {\"method\":…,\"input\":{…}} 或 {\"cases\":[…]}")
	case !known:
		return nil, fmt.Errorf("没有“%s”这种方法，可用的有：%s", q.Method, strings.Join(slices.Sorted(maps.Keys(methods())), "、"))
	case len(q.Input) == 0:
		return nil, fmt.Errorf("方法“%s”没有输入 input", q.Method)
	default:
		out, err = method(q.Input)
	}
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(out); err != nil {
		return nil, errors.New("计算结果超出可表示的范围，请检查输入的数是否过大")
	}
	return bytes.TrimSpace(b.Bytes()), nil
}
