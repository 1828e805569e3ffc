package score

import (
	"errors"
	"fmt"
	"math"
)

// AHP is the outcome of a pairwise comparison (层次分析法).
type AHP struct {
	Weights   []float64
	LambdaMax float64
	CI, CR    float64
	Accept    bool // CR < 0.10
}

// randomIndex is Saaty's table as printed in Chinese textbooks (0.58 for three), from n = 1.
var randomIndex = [...]float64{0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.54, 1.56, 1.58, 1.59}

// RandomIndex returns the published random index of a matrix of n rows; false beyond 15.
func RandomIndex(n int) (float64, bool) {
	if n < 1 || n > len(randomIndex) {
		return 0, false
	}
	return randomIndex[n-1], true
}

// CheckMatrix says why a comparison matrix cannot be used: not square, a diagonal other than 1, values outside 1/9…9, or not
// reciprocal; nil if it can.
func CheckMatrix(m [][]float64) error {
	if len(m) == 0 {
		return errors.New("判断矩阵是空的")
	}
	for _, row := range m {
		if len(row) != len(m) {
			return errors.New("判断矩阵不是方阵")
		}
	}
	for i := range m {
		for j, x := range m[i] {
			at := fmt.Sprintf("判断矩阵第 %d 行第 %d 列", i+1, j+1)
			switch {
			case !(x > 0) || math.IsInf(x, 0):
				return errors.New(at + "应大于 0")
			case i == j && math.Abs(x-1) > 1e-9:
				return errors.New(at + "在对角线上，应为 1")
			case x > 9.001 || x < 1/9.009:
				return errors.New(at + "超出 1/9 至 9")
			case math.Abs(x*m[j][i]-1) > 0.01:
				return errors.New(at + "与对称位置不是互为倒数")
			}
		}
	}
	return nil
}

// Eigen weighs by the principal eigenvector (特征值法). A random index of 0 takes the published table.
func Eigen(m [][]float64, ri float64) (AHP, error) {
	if err := CheckMatrix(m); err != nil {
		return AHP{}, err
	}
	w := GeometricMeans(m)
	for range 10_000 {
		next := normal(times(m, w))
		gap := 0.0
		for i := range w {
			gap = math.Max(gap, math.Abs(next[i]-w[i]))
		}
		if w = next; gap < 1e-15 {
			break
		}
	}
	return consistency(m, w, ri)
}

// Root weighs by the geometric means of the rows (根法). A random index of 0 takes the published table.
func Root(m [][]float64, ri float64) (AHP, error) {
	if err := CheckMatrix(m); err != nil {
		return AHP{}, err
	}
	return consistency(m, GeometricMeans(m), ri)
}

// GeometricMeans returns the normalised geometric means of the rows of a positive matrix.
func GeometricMeans(m [][]float64) []float64 {
	w := make([]float64, len(m))
	for i, row := range m {
		for _, x := range row {
			w[i] += math.Log(x)
		}
		w[i] = math.Exp(w[i] / float64(len(m)))
	}
	return normal(w)
}

func consistency(m [][]float64, w []float64, ri float64) (AHP, error) {
	n := len(m)
	a := AHP{Weights: w}
	for i, x := range times(m, w) {
		a.LambdaMax += x / w[i] / float64(n)
	}
	if n <= 2 {
		a.LambdaMax, a.Accept = float64(n), true
		return a, nil
	}
	if ri == 0 {
		ri, _ = RandomIndex(n)
	}
	if !(ri > 0) || math.IsInf(ri, 0) {
		return a, fmt.Errorf("%d 阶判断矩阵没有可用的 RI，请给出大于 0 的 RI", n)
	}
	a.CI = (a.LambdaMax - float64(n)) / float64(n-1)
	a.CR = a.CI / ri
	a.Accept = a.CR < 0.10
	return a, nil
}

// Hierarchy is a total ranking over criteria (层次总排序).
type Hierarchy struct {
	Criteria AHP
	Local    []AHP // the alternatives under each criterion
	Total    []float64
	CR       float64 // of the total ranking
}

// hierarchySizes checks one comparison of the alternatives per criterion, all of one size.
func hierarchySizes(criteria [][]float64, alternatives [][][]float64) error {
	if len(alternatives) != len(criteria) {
		return fmt.Errorf("准则有 %d 个，方案判断矩阵却有 %d 个", len(criteria), len(alternatives))
	}
	for _, m := range alternatives {
		if len(m) != len(alternatives[0]) {
			return errors.New("各准则下的方案个数不一致")
		}
	}
	return nil
}

// Combine weighs criteria and alternatives and adds up; ri and riAlternatives of 0 take the published table.
func Combine(criteria [][]float64, alternatives [][][]float64, ri, riAlternatives float64) (Hierarchy, error) {
	var h Hierarchy
	if err := hierarchySizes(criteria, alternatives); err != nil {
		return h, err
	}
	var err error
	if h.Criteria, err = Eigen(criteria, ri); err != nil {
		return h, err
	}
	n := len(alternatives[0])
	if riAlternatives == 0 {
		riAlternatives, _ = RandomIndex(n)
	}
	h.Total = make([]float64, n)
	var ci float64
	for i, m := range alternatives {
		local, err := Eigen(m, riAlternatives)
		if err != nil {
			return h, fmt.Errorf("准则 %d：%w", i+1, err)
		}
		h.Local = append(h.Local, local)
		for k, w := range local.Weights {
			h.Total[k] += h.Criteria.Weights[i] * w
		}
		ci += h.Criteria.Weights[i] * local.CI
	}
	if n > 2 {
		h.CR = ci / riAlternatives
	}
	return h, nil
}

func times(m [][]float64, w []float64) []float64 {
	out := make([]float64, len(m))
	for i, row := range m {
		for j, x := range row {
			out[i] += x * w[j]
		}
	}
	return out
}

func normal(w []float64) []float64 {
	sum := 0.0
	for _, x := range w {
		sum += x
	}
	out := make([]float64, len(w))
	for i, x := range w {
		out[i] = x / sum
	}
	return out
}
