package cli

import (
	"encoding/json"
	"errors"
	"fmt"

	"gongzhi/app/score"
)

// matrixInput is what the matrix methods read.
type matrixInput struct {
	Matrix   [][]number      `json:"matrix"`
	Matrices [][][]number    `json:"matrices"`
	Weights  []number        `json:"weights"`
	Types    []indicatorType `json:"types"`
	RI       *number         `json:"RI"`
}

// indicatorType is "+", "-", {"interval":[a,b],"bounds":[lo,hi]} or {"cost":"inverse"}.
type indicatorType score.Direction

// UnmarshalJSON reads the direction of an indicator.
func (t *indicatorType) UnmarshalJSON(raw []byte) error {
	var sign string
	if json.Unmarshal(raw, &sign) == nil {
		switch sign {
		case "+":
			return nil
		case "-":
			t.Cost = true
			return nil
		}
		return &badInput{"指标类型“" + sign + "”不认识，应为 + 或 -"}
	}
	var o struct {
		Interval *[2]float64 `json:"interval"`
		Bounds   *[2]float64 `json:"bounds"`
		Cost     string      `json:"cost"`
	}
	if err := json.Unmarshal(raw, &o); err != nil {
		return err
	}
	switch {
	case o.Cost == "inverse":
		t.Cost, t.Inverse = true, true
	case o.Interval != nil && o.Bounds != nil && o.Bounds[0] <= o.Interval[0] && o.Interval[0] <= o.Interval[1] && o.Interval[1] <= o.Bounds[1]:
		t.Interval, t.Bounds = o.Interval, *o.Bounds
	case o.Interval != nil:
		return &badInput{"区间指标 " + string(raw) + " 不对：应有 interval [a,b] 和把它包在里面的 bounds [lo,hi]"}
	default:
		return &badInput{"指标类型 " + string(raw) + " 不认识"}
	}
	return nil
}

// ri is the random index given, 0 if the published table is to be used.
func (in matrixInput) ri() (float64, error) {
	if in.RI == nil || in.RI.None() {
		return 0, nil
	}
	if in.RI.Sign() <= 0 {
		return 0, errors.New("RI 应大于 0")
	}
	return in.RI.Float(), nil
}

// each runs a computation on the matrix, or on every one of several and collects the answers by key.
func (in matrixInput) each(compute func([][]float64) (answer, error)) (answer, error) {
	if in.Matrices == nil {
		m, err := table(in.Matrix)
		if err != nil {
			return nil, err
		}
		return compute(m)
	}
	out := answer{}
	if err := need("matrices", len(in.Matrices) == 0); err != nil {
		return nil, err
	}
	for i, rows := range in.Matrices {
		m, err := table(rows)
		var one answer
		if err == nil {
			one, err = compute(m)
		}
		if err != nil {
			return nil, fmt.Errorf("第 %d 个矩阵：%w", i+1, err)
		}
		for k, v := range one {
			if k == "warning" {
				out[k] = v
				continue
			}
			list, _ := out[k].([]any)
			out[k] = append(list, v)
		}
	}
	return out, nil
}

func calcEigen(raw json.RawMessage) (answer, error) { return calcAHP(raw, score.Eigen) }

func calcRoot(raw json.RawMessage) (answer, error) { return calcAHP(raw, score.Root) }

func calcAHP(raw json.RawMessage, weigh func([][]float64, float64) (score.AHP, error)) (answer, error) {
	var in matrixInput
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	ri, err := in.ri()
	if err != nil {
		return nil, err
	}
	return in.each(func(m [][]float64) (answer, error) {
		a, err := weigh(m, ri)
		return answer{"weights": a.Weights, "lambda_max": a.LambdaMax, "CI": a.CI, "CR": a.CR, "accept": a.Accept}, err
	})
}

func calcHierarchy(raw json.RawMessage) (answer, error) {
	var in struct {
		Criteria     [][]number   `json:"criteria"`
		Alternatives [][][]number `json:"alternatives"`
		RI           *number      `json:"RI"`
		RI3          *number      `json:"RI3"`
	}
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	criteria, err := table(in.Criteria)
	if err != nil {
		return nil, err
	}
	alternatives := make([][][]float64, len(in.Alternatives))
	for i, m := range in.Alternatives {
		if alternatives[i], err = table(m); err != nil {
			return nil, err
		}
	}
	ri, err := matrixInput{RI: in.RI}.ri()
	if err != nil {
		return nil, err
	}
	ri3, err := matrixInput{RI: in.RI3}.ri()
	if err != nil {
		return nil, err
	}
	h, err := score.Combine(criteria, alternatives, ri, ri3)
	if err != nil {
		return nil, err
	}
	local, lambda := make([][]float64, len(h.Local)), make([]float64, len(h.Local))
	for i, a := range h.Local {
		local[i], lambda[i] = a.Weights, a.LambdaMax
	}
	return answer{"total": h.Total, "rank": places(score.RankFloats(h.Total).Competition), "local_weights": local, "lambda_max": lambda,
		"CR_total": h.CR, "criteria_weights": h.Criteria.Weights, "accept": h.CR < 0.10}, nil
}

// calcValidate judges every matrix; one that cannot be read as numbers is not valid either.
func calcValidate(raw json.RawMessage) (answer, error) {
	var in struct {
		Matrix   json.RawMessage   `json:"matrix"`
		Matrices []json.RawMessage `json:"matrices"`
	}
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	if in.Matrices == nil && in.Matrix != nil {
		in.Matrices = []json.RawMessage{in.Matrix}
	}
	if err := need("matrices", in.Matrices == nil); err != nil {
		return nil, err
	}
	valid, reasons := make([]bool, len(in.Matrices)), make([]string, len(in.Matrices))
	for i, m := range in.Matrices {
		var rows [][]number
		err := decode(m, &rows)
		var t [][]float64
		if err == nil {
			if t, err = table(rows); err == nil {
				err = score.CheckMatrix(t)
			}
		}
		if valid[i] = err == nil; err != nil {
			reasons[i] = err.Error()
		}
	}
	return answer{"valid": valid, "reasons": reasons}, nil
}

func calcEntropy(raw json.RawMessage) (answer, error) {
	var in matrixInput
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	return in.each(entropy)
}

func entropy(m [][]float64) (answer, error) {
	w, flat, err := score.Entropy(m)
	out := answer{"weights": w}
	if flat {
		out["warning"] = "各指标均无差异，按等权处理"
	}
	return out, err
}

func calcEntropyMinMax(raw json.RawMessage) (answer, error) {
	var in matrixInput
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	return in.each(func(m [][]float64) (answer, error) {
		z, err := score.MinMax(m, in.directions())
		if err != nil {
			return nil, err
		}
		out, err := entropy(z)
		if err == nil {
			out["normalized"] = z
		}
		return out, err
	})
}

func (in matrixInput) directions() []score.Direction {
	out := make([]score.Direction, len(in.Types))
	for i, t := range in.Types {
		out[i] = score.Direction(t)
	}
	return out
}

func calcVectorTOPSIS(raw json.RawMessage) (answer, error) {
	return calcTOPSIS(raw, score.VectorTOPSIS)
}

func calcMinMaxTOPSIS(raw json.RawMessage) (answer, error) {
	return calcTOPSIS(raw, score.MinMaxTOPSIS)
}

func calcTOPSIS(raw json.RawMessage, close func([][]float64, []float64, []score.Direction) ([]score.Decimal, error)) (answer, error) {
	in, m, w, err := weighted(raw)
	if err != nil {
		return nil, err
	}
	c, err := close(m, w, in.directions())
	if err != nil {
		return nil, err
	}
	r := score.Rank(c, score.Exactly)
	out := answer{"closeness": plains(c), "rank": places(r.Competition), "rank_competition": places(r.Competition), "rank_dense": places(r.Dense)}
	if c[0].None() {
		out["warning"] = "各方案完全相同，贴近度不能计算"
	}
	return out, nil
}

func calcInvertSum(raw json.RawMessage) (answer, error) {
	in, m, w, err := weighted(raw)
	if err != nil {
		return nil, err
	}
	s, err := score.InvertSum(m, w, in.directions())
	if err != nil {
		return nil, err
	}
	r := score.RankFloats(s)
	return answer{"score": s, "rank": places(r.Competition), "rank_dense": places(r.Dense)}, nil
}

// weighted reads matrix, weights and types; weights must not be negative nor all 0.
func weighted(raw json.RawMessage) (in matrixInput, m [][]float64, w []float64, err error) {
	if err = decode(raw, &in); err != nil {
		return
	}
	if m, err = table(in.Matrix); err != nil {
		return
	}
	if w, err = floats(in.Weights); err != nil {
		return
	}
	sum := 0.0
	for _, x := range w {
		if sum += x; x < 0 {
			return in, nil, nil, errors.New("权重不能为负")
		}
	}
	if sum == 0 || len(in.Types) != len(w) {
		return in, nil, nil, errors.New("权重和类型应与矩阵的列一一对应，且权重不全为 0")
	}
	return in, m, w, nil
}
