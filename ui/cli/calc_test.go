package cli

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// forReaders reports whether a key of an expected answer is a remark and no output.
func forReaders(key string) bool {
	for _, part := range []string{"published_", "no_nan", "grade_for"} {
		if strings.HasPrefix(key, part) {
			return true
		}
	}
	switch key {
	case "note", "rules", "reason", "reasons", "requirement", "warning", "tolerance_percent", "default_required", "ambiguity":
		return true
	}
	return strings.HasSuffix(key, "_full") || strings.HasSuffix(key, "_allowed")
}

// same compares two JSON values, numbers within a tolerance.
func same(t *testing.T, want, got any, tolerance float64, at string) {
	t.Helper()
	switch w := want.(type) {
	case float64:
		g, ok := got.(float64)
		assert.True(t, ok && math.Abs(w-g) <= tolerance, "%s: want %v, got %v", at, want, got)
	case []any:
		g, ok := got.([]any)
		require.True(t, ok && len(g) == len(w), "%s: want %v, got %v", at, want, got)
		for i := range w {
			same(t, w[i], g[i], tolerance, fmt.Sprintf("%s[%d]", at, i))
		}
	case map[string]any:
		g, ok := got.(map[string]any)
		require.True(t, ok, "%s: %v", at, got)
		for k := range w {
			if !forReaders(k) {
				same(t, w[k], g[k], tolerance, at+"."+k)
			}
		}
	default:
		assert.Equal(t, want, got, at)
	}
}

func TestCalcAgreesWithEveryWorkedCase(t *testing.T) {
	files, err := filepath.Glob("testdata/calc/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		raw, err := os.ReadFile(name)
		require.NoError(t, err)
		var f struct {
			Expected  map[string]any
			Tolerance float64
			Cases     []struct{ Expected any }
		}
		require.NoError(t, json.Unmarshal(raw, &f))
		out, err := Calc(raw)
		require.NoError(t, err, name)
		var got map[string]any
		require.NoError(t, json.Unmarshal(out, &got))
		tolerance := f.Tolerance + 1e-12
		if f.Cases == nil {
			same(t, f.Expected, got, tolerance, name)
			continue
		}
		results, _ := got["results"].([]any)
		require.Len(t, results, len(f.Cases), name)
		for i, c := range f.Cases {
			same(t, c.Expected, results[i], tolerance, fmt.Sprintf("%s case %d", name, i+1))
		}
	}
}

func TestCalcOwnCases(t *testing.T) {
	for _, k := range []struct{ in, want string }{
		{`{"method":"weighted_sum","input":{"rows":[["满意度",92.5,40],["化解率",90,35],["参与度",80,25]]}}`, `{"score":88.5}`},
		{`{"method":"weighted_sum","input":{"rows":[["甲",0.1,0.3],["乙","0.2",0.7]]}}`, `{"score":0.17}`},
		{`{"method":"missing","input":{"rows":[["甲",90,50],["乙",null,50]],"peer_mean_for_missing":80}}`, `{"as_zero":45,"exclude_and_renormalise":90,"impute_peer_mean":85}`},
		{`{"method":"missing","input":{"rows":[["甲",null,50]]}}`, `{"as_zero":0,"exclude_and_renormalise":null,"impute_peer_mean":null,"warning":"没有一项有数据，无法计算"}`},
		{`{"method":"kpi_step","input":{"target":90,"full":25,"per_point":1,"values":[90,89.5,88.1,50,95]}}`, `{"proportional":[25,24.5,23.1,0,25],"whole_points_only_floor":[25,25,24,0,25]}`},
		{`{"method":"efficacy","input":{"value":85,"satisfactory":100,"unacceptable":60}}`, `{"score":85}`},
		{`{"method":"card_deduction","input":{"tasks":[{"id":"T1","yellow":2,"red":0},{"id":"T2","yellow":1,"red":1}],"rule":{"yellow_every":2,"yellow_points":1,"red_points":2}}}`, `{"deduction":3,"interview":["T2"],"letter":["T1"]}`},
		{`{"method":"points","input":{"earn":[["2025-01-31",5],["2025-06-01",10]],"redeem":[["2026-01-31",12],["2026-06-02",1]],"valid_months":12,"at":["2026-02-01"]}}`, `{"balance":[3],"redeemed":[true,false]}`},
		{`{"method":"rank","input":{"scores":[88.004,88.001,null],"digits":2}}`, `{"competition":[1,1,null],"dense":[1,1,null]}`},
		{`{"method":"satisfaction","input":{"counts":{"满意":10,"好评":7}}}`, `{"evaluated":10,"warning":"没有计入：“好评”7 人（不是五级评价，也不是“未评价”）","五级均值_满分100":80,"含未评价默认满意_%":100,"满意率_不含基本满意_%":100,"满意率_含基本满意_%":100}`},
		{`{"method":"card_deduction","input":{"tasks":[{"id":"甲\"乙","yellow":2,"red":0},{"id":7,"yellow":0,"red":1}],"rule":{"yellow_every":2,"yellow_points":1,"red_points":2}}}`, `{"deduction":3,"interview":["7"],"letter":["甲\"乙"]}`},
		{`{"method":"rounding","input":{"values":["123456789012345678901234567890123456789012345678901234567890123456789.005"],"digits":2}}`, `{"half_up":["123456789012345678901234567890123456789012345678901234567890123456789.01"]}`},
		{`{"method":"rounding","input":{"values":[2.675,"1.005"],"digits":2}}`, `{"half_up":["2.68","1.01"]}`},
		{`{"method":"entropy_minmax","input":{"matrix":[[1,5],[3,5]],"types":["-","+"]}}`, `{"normalized":[[1,1],[0,1]],"weights":[1,0]}`},
		{`{"method":"topsis_vector","input":{"matrix":[[1],[1]],"weights":[1],"types":["+"]}}`, `{"closeness":[null,null],"rank":[null,null],"rank_competition":[null,null],"rank_dense":[null,null],"warning":"各方案完全相同，贴近度不能计算"}`},
		{`{"method":"wsm_invert_sum","input":{"matrix":[[1,1],[3,1]],"weights":[0.5,0.5],"types":["+","-"]}}`, `{"rank":[2,1],"rank_dense":[2,1],"score":[0.375,0.625]}`},
		{`{"cases":[{"op":"add_workdays","start":"2026-12-30","n":2},{"op":"add_workdays","start":"2026-02-24","n":-1},{"op":"is_workday","date":"2027-03-06"},{"kind":"free_text","input":"李娜13812345678"},{"op":"add_workdays","start":"2026-12-31","n":0}]}`,
			`{"results":[{"result":"2027-01-04","warning":"2027 年放假安排未导入，按周末推算"},"2026-02-14",{"result":false,"warning":"2027 年放假安排未导入，按周末推算"},"李娜138****5678","2026-12-31"]}`},
		{`{"method":"three_rates","input":{"columns":["单位","派单量","响应量","解决量","满意量"],"rows":[["甲",20,20,10,5]],"weights":{"响应率":30,"解决率":35,"满意率":35},"denominator":{"响应率":"派单量","解决率":"派单量","满意率":"解决量"}}}`, `{"rank_competition":[1],"rank_dense":[1],"score":[65]}`},
	} {
		got, err := Calc([]byte(k.in))
		require.NoError(t, err, k.in)
		assert.JSONEq(t, k.want, string(got), k.in)
	}
}

func TestCalcBallotAndLight(t *testing.T) {
	for in, parts := range map[string][]string{
		`{"method":"ballot","input":{"entitled":10,"present":10,"yes":5,"no":4,"abstain":1,"rule":{"quorum":{"num":1,"den":2,"strict":true},"majority":{"base":"present","num":1,"den":2,"strict":true}}}}`:                                        {`"result":"未通过"`, `"short_by":1`},
		`{"method":"ballot","input":{"entitled_n":9,"present_n":9,"yes":6,"no":3,"majority":{"base":"valid","num":2,"den":3,"strict":"≥"}}}`:                                                                                                       {`"result":"通过"`, `"need":6`},
		`{"method":"ballot","input":{"entitled":10,"present":5,"yes":5}}`:                                                                                                                                                                          {`"result":"法定人数不足"`, `"short_by":1`},
		`{"method":"ballot","input":{"entitled":10,"present":8,"yes":5,"no":2,"not_voted":0}}`:                                                                                                                                                     {`"result":"票数不符"`},
		`{"method":"light","input":{"today":"2026-11-23","start":"2026-09-01","due":"2026-12-31","progress":40,"done":null,"suspended":false,"milestones":[["2026-10-31",50]],"settings":{"near_workdays":5,"behind_yellow":10,"behind_red":30}}}`: {`"light":"黄"`, `"planned":68.18`, "落后序时进度 28.18 个百分点"},
		`{"method":"light","input":{"today":"2026-11-23","start":"2026-09-01","due":"2026-11-13","progress":40}}`:                                                                                                                                  {`"light":"红"`, "逾期 6 个工作日未办结", `"planned":100`},
		`{"method":"light","input":{"today":"2026-11-23","due":"2026-11-13","done":"2026-11-16"}}`:                                                                                                                                                 {`"light":"蓝"`, "逾期办结", `"planned":null`},
		`{"method":"light","input":{"today":"2026-11-23","due":"2026-11-30","waiting":true}}`:                                                                                                                                                      {`"light":"蓝"`, "等待审核"},
		`{"method":"light","input":{"today":"2026-11-23","start":"2026-11-01","due":"2027-03-31","progress":100,"suspended":true}}`:                                                                                                                {`"light":"灰"`, "2027 年放假安排未导入"},
		`{"method":"light","input":{"today":"2026-11-23","start":"2026-11-01","due":null,"progress":10,"settings":{"report_every":10}}}`:                                                                                                           {`"light":"黄"`, "未填报"},
	} {
		got, err := Calc([]byte(in))
		require.NoError(t, err, in)
		for _, p := range parts {
			assert.Contains(t, string(got), p, in)
		}
	}
}

func TestCalcRefusesInChinese(t *testing.T) {
	for in, why := range map[string]string{
		``: "JSON", `{"method":"x"`: "JSON", `[]`: "结构", `{}`: "方法", `{"method":"魔法","input":{}}`: "魔法", `{"method":"rank"}`: "input",
		`{"method":"rank","input":{}}`: "scores", `{"method":"rank","input":{"scores":["八"]}}`: "八", `{"method":"rank","input":{"scores":5}}`: "scores",
		`{"method":"rounding","input":{"values":["1"],"digits":-1}}`: "小数位数", `{"method":"rounding","input":{"values":["1/0"],"digits":1}}`: "1/0",
		`{"method":"weighted_sum","input":{"rows":[["甲",90,99]]}}`: "99", `{"method":"weighted_sum","input":{"rows":[["甲",90]]}}`: "权重",
		`{"method":"ahp_eigen","input":{"matrix":[[1,2],[2,1]]}}`: "倒数", `{"method":"ahp_eigen","input":{"matrix":[[1,null],[2,1]]}}`: "null", `{"method":"ahp_hierarchy","input":{"criteria":[[1]]}}`: "准则",
		`{"method":"entropy_sum","input":{"matrix":[[-1],[2]]}}`: "负数", `{"method":"topsis_vector","input":{"matrix":[[1]],"weights":[1],"types":["*"]}}`: "*",
		`{"method":"topsis_vector","input":{"matrix":[[1,2]],"weights":[1],"types":["+"]}}`: "列", `{"method":"efficacy","input":{"value":1,"satisfactory":1,"unacceptable":1}}`: "相同",
		`{"method":"three_rates","input":{"columns":["单位","派单量"],"rows":[],"weights":{"响应率":1},"denominator":"派单量"}}`: "响应率",
		`{"method":"satisfaction","input":{"counts":{"满意":-1}}}`:                                                      "负", `{"method":"points","input":{"earn":[["昨天",5]]}}`: "昨天",
		`{"method":"ballot","input":{"entitled":0}}`: "应到", `{"method":"light","input":{"today":"今天"}}`: "今天", `{"method":"light","input":{"today":"2026-11-23","due":"2026-02-30"}}`: "2026-02-30",
		`{"cases":[{"op":"is_workday","date":"2026-02-30"}]}`: "第 1 例", `{"cases":[{"op":"fly"}]}`: "fly", `{"cases":[{"kind":"x","input":"y"}]}`: "脱敏", `{"cases":[{"op":"add_workdays","start":"2026-01-05","n":99999999}]}`: "2199",
		`{"cases":[]} {}`: "多余",
		"{\n\"method\":\"rank\",\n\"input\":{\"scores\":[NaN]}}": "第 3 行", "{\"method\":\"\xc5\xc5\",\"input\":{}}": "UTF-8", `[1]`: "写成了列表",
		`{"method":"rank","input":{"scores":[1]},"input":{"scores":[2]}}`: "“input”写了两次", `{"method":"rank","input":{"scores":[1],"scores":[2]}}`: "“scores”写了两次",
		`{"method":"排名","input":{}}`: "可用的有：ahp_eigen", `{"method":"rank","input":{"scores":[1e999]}}`: "超出可计算的范围", `{"method":"rank","input":{"scores":[1],"digits":2.5}}`: "数字 2.5",
		`{"method":"entropy_minmax","input":{"matrix":[[1,2],[3,4]]}}`: "方向", `{"method":"entropy_minmax","input":{"matrix":[[1],[3]],"types":[{"interval":[1,5],"bounds":[2,3]}]}}`: "bounds",
		`{"method":"rounding","input":{"digits":2}}`: "缺少 values", `{"method":"weights_sum","input":{}}`: "缺少 sets", `{"method":"three_rates","input":{}}`: "缺少 rows", `{"method":"missing","input":{}}`: "缺少 rows",
		`{"method":"kpi_step","input":{"target":90,"full":-25,"per_point":1,"values":[80]}}`: "不能为负", `{"method":"kpi_step","input":{"target":90,"full":25,"per_point":1}}`: "缺少 values",
		`{"method":"card_deduction","input":{"tasks":[{"yellow":1,"red":0}],"rule":{"yellow_every":1,"yellow_points":1,"red_points":1}}}`: "没有编号", `{"method":"ahp_eigen","input":{"matrices":[]}}`: "缺少 matrices",
		`{"method":"satisfaction","input":{"counts":{"满意":9000000000000000000,"非常满意":9000000000000000000}}}`: "过大",
		`{"method":"ballot","input":{}}`: "缺少应到", `{"method":"ballot","input":{"entitled":-1}}`: "不小于 0", `{"method":"ballot","input":{"entitled":"x"}}`: "“entitled”",
		`{"method":"light","input":{"today":"2026-11-23","settings":{"behind_yellow":40,"behind_red":30}}}`: "亮灯规则", `{"method":"light","input":{"today":"2026-11-23","settings":{"near_workdays":-1}}}`: "亮灯规则",
	} {
		_, err := Calc([]byte(in))
		require.Error(t, err, in)
		assert.Contains(t, err.Error(), why, in)
	}
}

func FuzzCalc(f *testing.F) {
	files, _ := filepath.Glob("testdata/calc/*.json")
	for _, name := range files {
		raw, _ := os.ReadFile(name)
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if out, err := Calc(raw); err == nil && !json.Valid(out) {
			t.Fatalf("%s", out)
		}
	})
}
