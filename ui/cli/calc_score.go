package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"gongzhi/app/score"
)

func calcRounding(raw json.RawMessage) (answer, error) {
	var in struct {
		Values []number `json:"values"`
		Digits *int     `json:"digits"`
	}
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	if err := need("values", in.Values == nil); err != nil {
		return nil, err
	}
	if in.Digits == nil || *in.Digits < 0 || *in.Digits > 20 {
		return nil, errors.New("小数位数 digits 应为 0 至 20")
	}
	out := make([]string, len(in.Values))
	for i, v := range in.Values {
		if v.None() {
			return nil, notNumber("null")
		}
		out[i] = v.Text(*in.Digits)
	}
	return answer{"half_up": out}, nil
}

// calcRank ranks scores, and any further list of numbers under <name>_competition and <name>_dense.
func calcRank(raw json.RawMessage) (answer, error) {
	var in struct {
		Scores []number `json:"scores"`
		Digits *int     `json:"digits"`
	}
	var lists map[string]json.RawMessage
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	if err := decode(raw, &lists); err != nil {
		return nil, err
	}
	digits := score.Exactly
	if in.Digits != nil {
		if digits = *in.Digits; digits < 0 || digits > 20 {
			return nil, errors.New("小数位数 digits 应为 0 至 20")
		}
	}
	if in.Scores == nil {
		return nil, errors.New("缺少 scores")
	}
	r := score.Rank(decimals(in.Scores), digits)
	out := answer{"competition": places(r.Competition), "dense": places(r.Dense)}
	for name, list := range lists {
		var ns []number
		if name == "scores" || len(list) == 0 || list[0] != '[' || json.Unmarshal(list, &ns) != nil {
			continue
		}
		r := score.Rank(decimals(ns), digits)
		out[name+"_competition"], out[name+"_dense"] = places(r.Competition), places(r.Dense)
	}
	return out, nil
}

func calcWeights(raw json.RawMessage) (answer, error) {
	var in struct {
		Sets [][]number `json:"sets"`
	}
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	if err := need("sets", in.Sets == nil); err != nil {
		return nil, err
	}
	ok := make([]bool, len(in.Sets))
	for i, set := range in.Sets {
		ok[i] = score.WeightsOK(decimals(set))
	}
	return answer{"ok": ok}, nil
}

// part is a row [name, value or null, weight].
type part score.Part

// UnmarshalJSON reads [name, value or null, weight].
func (p *part) UnmarshalJSON(raw []byte) error {
	var cells []json.RawMessage
	var value, weight number
	if err := json.Unmarshal(raw, &cells); err != nil {
		return err
	}
	if len(cells) != 3 {
		return &badInput{"应写作 [名称, 数值, 权重]，现为 " + string(raw)}
	}
	if json.Unmarshal(cells[0], &p.Name) != nil {
		p.Name = strings.TrimSpace(string(cells[0]))
	}
	if err := json.Unmarshal(cells[1], &value); err != nil {
		return err
	}
	if err := json.Unmarshal(cells[2], &weight); err != nil {
		return err
	}
	p.Value, p.Weight = value.Decimal, weight.Decimal
	return nil
}

func parts(rows []part) []score.Part {
	out := make([]score.Part, len(rows))
	for i, r := range rows {
		out[i] = score.Part(r)
	}
	return out
}

func calcWeightedSum(raw json.RawMessage) (answer, error) {
	var in struct {
		Rows []part `json:"rows"`
	}
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	if err := need("rows", len(in.Rows) == 0); err != nil {
		return nil, err
	}
	sum, err := score.WeightedSum(parts(in.Rows))
	if err != nil {
		return nil, err
	}
	return answer{"score": plain(sum)}, nil
}

func calcMissing(raw json.RawMessage) (answer, error) {
	var in struct {
		Rows []part          `json:"rows"`
		Mean json.RawMessage `json:"peer_mean_for_missing"`
	}
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	if err := need("rows", in.Rows == nil); err != nil {
		return nil, err
	}
	for _, p := range in.Rows {
		if p.Weight.None() || p.Weight.Sign() < 0 {
			return nil, fmt.Errorf("“%s”的权重应为不小于 0 的数", p.Name)
		}
	}
	mean, err := peerMean(in.Mean)
	if err != nil {
		return nil, err
	}
	rows := parts(in.Rows)
	out := answer{
		"exclude_and_renormalise": plain(score.Total(rows, score.Exclude, nil)),
		"as_zero":                 plain(score.Total(rows, score.AsZero, nil)),
		"impute_peer_mean":        nil,
	}
	if mean != nil {
		out["impute_peer_mean"] = plain(score.Total(rows, score.PeerMean, mean))
	}
	if out["exclude_and_renormalise"] == nil {
		out["warning"] = "没有一项有数据，无法计算"
	}
	return out, nil
}

// peerMean is one mean for all missing parts, or a mean per part by name.
func peerMean(raw json.RawMessage) (func(score.Part) score.Decimal, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return nil, nil
	}
	if raw[0] == '{' {
		var by map[string]number
		err := decode(raw, &by)
		return func(p score.Part) score.Decimal { return by[p.Name].Decimal }, err
	}
	var one number
	err := decode(raw, &one)
	return func(score.Part) score.Decimal { return one.Decimal }, err
}

func calcStep(raw json.RawMessage) (answer, error) {
	var in struct {
		Target   number   `json:"target"`
		Full     number   `json:"full"`
		PerPoint number   `json:"per_point"`
		Values   []number `json:"values"`
	}
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	if in.Target.None() || in.Full.None() || in.PerPoint.None() {
		return nil, errors.New("缺少 target、full 或 per_point")
	}
	if in.Full.Sign() < 0 || in.PerPoint.Sign() < 0 {
		return nil, errors.New("满分 full 和每点扣分 per_point 不能为负")
	}
	if err := need("values", in.Values == nil); err != nil {
		return nil, err
	}
	proportional, whole := make([]any, len(in.Values)), make([]any, len(in.Values))
	for i, v := range in.Values {
		p, w := score.Step(in.Full.Decimal, in.PerPoint.Decimal, in.Target.Decimal, v.Decimal)
		proportional[i], whole[i] = plain(p), plain(w)
	}
	return answer{"proportional": proportional, "whole_points_only_floor": whole}, nil
}

func calcEfficacy(raw json.RawMessage) (answer, error) {
	var in struct {
		Value        number `json:"value"`
		Satisfactory number `json:"satisfactory"`
		Unacceptable number `json:"unacceptable"`
	}
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	if in.Satisfactory.None() || in.Unacceptable.None() {
		return nil, errors.New("缺少 satisfactory 或 unacceptable")
	}
	d, err := score.Efficacy(in.Value.Decimal, in.Satisfactory.Decimal, in.Unacceptable.Decimal)
	return answer{"score": plain(d)}, err
}

func calcCards(raw json.RawMessage) (answer, error) {
	var in struct {
		Tasks []struct {
			ID     any   `json:"id"`
			Yellow int64 `json:"yellow"`
			Red    int64 `json:"red"`
		} `json:"tasks"`
		Rule struct {
			Every  int64  `json:"yellow_every"`
			Yellow number `json:"yellow_points"`
			Red    number `json:"red_points"`
		} `json:"rule"`
	}
	if err := decode(raw, &in); err != nil {
		return nil, err
	}
	if in.Rule.Yellow.None() || in.Rule.Red.None() {
		return nil, errors.New("缺少 yellow_points 或 red_points")
	}
	if err := need("tasks", in.Tasks == nil); err != nil {
		return nil, err
	}
	tasks := make([]score.Cards, len(in.Tasks))
	for i, t := range in.Tasks {
		if t.ID == nil {
			return nil, fmt.Errorf("第 %d 项没有编号 id", i+1)
		}
		tasks[i] = score.Cards{ID: fmt.Sprint(t.ID), Yellow: t.Yellow, Red: t.Red}
	}
	v, err := score.Deduct(tasks, score.CardRule{YellowEvery: in.Rule.Every, YellowPoints: in.Rule.Yellow.Decimal, RedPoints: in.Rule.Red.Decimal})
	return answer{"deduction": plain(v.Deduction), "letter": v.Letter, "interview": v.Interview}, err
}
