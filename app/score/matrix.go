package score

import (
	"errors"
	"fmt"
	"math"
)

// Direction says how an indicator counts (指标方向).
type Direction struct {
	Cost     bool        // less is better
	Inverse  bool        // a cost turned into 1/x before anything else
	Interval *[2]float64 // best inside this interval
	Bounds   [2]float64  // where an interval indicator falls to 0
}

// Entropy weighs the columns of a matrix by their entropy (熵权法). Constant columns weigh 0; flat is true if no column
// varies, and the weights are then equal.
func Entropy(m [][]float64) (weights []float64, flat bool, err error) {
	if err := checkTable(m, 0); err != nil {
		return nil, false, err
	}
	n := len(m[0])
	weights = make([]float64, n)
	sum := 0.0
	for j := range n {
		col := column(m, j)
		for i, x := range col {
			if x < 0 {
				return nil, false, fmt.Errorf("第 %d 行第 %d 列为负数，熵权法要求不小于 0", i+1, j+1)
			}
		}
		weights[j] = divergence(col)
		sum += weights[j]
	}
	for j := range weights {
		if sum > 0 {
			weights[j] /= sum
		} else {
			weights[j] = 1 / float64(n)
		}
	}
	return weights, sum == 0, nil
}

// divergence is 1 − e of one column, exactly 0 for a constant one.
func divergence(col []float64) float64 {
	total, same := 0.0, true
	for _, x := range col {
		total += x
		same = same && x == col[0]
	}
	if same || total == 0 {
		return 0
	}
	e := 0.0
	for _, x := range col {
		if p := x / total; p > 0 {
			e -= p * math.Log(p)
		}
	}
	return math.Max(0, 1-e/math.Log(float64(len(col))))
}

// MinMax brings every column to 0…1 with 1 the best (极差标准化); a constant column becomes 1.
func MinMax(m [][]float64, dirs []Direction) ([][]float64, error) {
	cols, err := directed(m, dirs)
	if err != nil {
		return nil, err
	}
	for j, col := range cols {
		if dirs[j].Interval != nil {
			continue // already between 0 and 1
		}
		low, high := extremes(col)
		for i, x := range col {
			switch {
			case high == low:
				col[i] = 1
			case dirs[j].Cost && !dirs[j].Inverse:
				col[i] = (high - x) / (high - low)
			default:
				col[i] = (x - low) / (high - low)
			}
		}
	}
	return rows(cols), nil
}

// VectorTOPSIS is the closeness of every row to the ideal, columns divided by their length. No number stands where all rows
// are the same.
func VectorTOPSIS(m [][]float64, weights []float64, dirs []Direction) ([]Decimal, error) {
	if err := checkTable(m, len(weights)); err != nil {
		return nil, err
	}
	cols, err := directed(m, dirs)
	if err != nil {
		return nil, err
	}
	for _, col := range cols {
		length := 0.0
		for _, x := range col {
			length = math.Hypot(length, x)
		}
		for i := range col {
			if length > 0 {
				col[i] /= length
			}
		}
	}
	cost := make([]bool, len(dirs))
	for j, d := range dirs {
		cost[j] = d.Cost && !d.Inverse
	}
	return closeness(cols, weights, cost), nil
}

// MinMaxTOPSIS is the closeness of every row to the ideal over min–max columns.
func MinMaxTOPSIS(m [][]float64, weights []float64, dirs []Direction) ([]Decimal, error) {
	if err := checkTable(m, len(weights)); err != nil {
		return nil, err
	}
	z, err := MinMax(m, dirs)
	if err != nil {
		return nil, err
	}
	return closeness(columns(z), weights, make([]bool, len(dirs))), nil
}

// closeness is D⁻ ÷ (D⁺ + D⁻).
func closeness(cols [][]float64, weights []float64, cost []bool) []Decimal {
	best, worst := make([]float64, len(cols[0])), make([]float64, len(cols[0]))
	for j, col := range cols {
		low, high := extremes(col)
		if cost[j] {
			low, high = high, low
		}
		for i, x := range col {
			best[i] = math.Hypot(best[i], weights[j]*(x-high))
			worst[i] = math.Hypot(worst[i], weights[j]*(x-low))
		}
	}
	out := make([]Decimal, len(best))
	for i := range out {
		if d := best[i] + worst[i]; d > 0 {
			out[i] = Of(worst[i] / d)
		}
	}
	return out
}

// InvertSum is the weighted sum over columns divided by their sums, costs inverted first (加权和).
func InvertSum(m [][]float64, weights []float64, dirs []Direction) ([]float64, error) {
	if err := checkTable(m, len(weights)); err != nil {
		return nil, err
	}
	inverse := make([]Direction, len(dirs))
	for j, d := range dirs {
		inverse[j] = d
		inverse[j].Inverse = d.Cost
	}
	cols, err := directed(m, inverse)
	if err != nil {
		return nil, err
	}
	out := make([]float64, len(m))
	for j, col := range cols {
		sum := 0.0
		for _, x := range col {
			sum += x
		}
		for i, x := range col {
			if sum != 0 {
				out[i] += weights[j] * x / sum
			}
		}
	}
	return out, nil
}

// directed returns the columns, with inverse costs as 1/x and interval indicators as 0…1.
func directed(m [][]float64, dirs []Direction) ([][]float64, error) {
	if err := checkTable(m, len(dirs)); err != nil {
		return nil, err
	}
	if len(dirs) == 0 {
		return nil, errors.New("没有写明每一列的方向")
	}
	cols := columns(m)
	for j, col := range cols {
		for i, x := range col {
			switch d := dirs[j]; {
			case d.Interval != nil:
				col[i] = d.inside(x)
			case d.Inverse && x == 0:
				return nil, fmt.Errorf("第 %d 行第 %d 列为 0，不能取倒数", i+1, j+1)
			case d.Inverse:
				col[i] = 1 / x
			}
		}
	}
	return cols, nil
}

// inside is 1 in the interval and falls to 0 at the bounds.
func (d Direction) inside(x float64) float64 {
	a, b := d.Interval[0], d.Interval[1]
	switch {
	case x >= a && x <= b:
		return 1
	case x < a && a > d.Bounds[0]:
		return math.Max(0, (x-d.Bounds[0])/(a-d.Bounds[0]))
	case x > b && d.Bounds[1] > b:
		return math.Max(0, (d.Bounds[1]-x)/(d.Bounds[1]-b))
	}
	return 0
}

// checkTable refuses what is no full table of finite numbers; want is the number of weights or directions, 0 if there are none.
func checkTable(m [][]float64, want int) error {
	if len(m) == 0 || len(m[0]) == 0 {
		return errors.New("矩阵是空的")
	}
	if want != 0 && len(m[0]) != want {
		return fmt.Errorf("矩阵有 %d 列，权重或方向却有 %d 个", len(m[0]), want)
	}
	for i, row := range m {
		if len(row) != len(m[0]) {
			return fmt.Errorf("矩阵第 %d 行有 %d 列，应为 %d 列", i+1, len(row), len(m[0]))
		}
		for j, x := range row {
			if !(math.Abs(x) < 1e100) || x != 0 && math.Abs(x) < 1e-100 {
				return fmt.Errorf("第 %d 行第 %d 列过大或过小", i+1, j+1)
			}
		}
	}
	return nil
}

func column(m [][]float64, j int) []float64 {
	col := make([]float64, len(m))
	for i := range m {
		col[i] = m[i][j]
	}
	return col
}

func columns(m [][]float64) [][]float64 {
	out := make([][]float64, len(m[0]))
	for j := range out {
		out[j] = column(m, j)
	}
	return out
}

func rows(cols [][]float64) [][]float64 { return columns(cols) }

func extremes(col []float64) (low, high float64) {
	low, high = col[0], col[0]
	for _, x := range col {
		low, high = math.Min(low, x), math.Max(high, x)
	}
	return low, high
}
