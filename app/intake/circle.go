package intake

import (
	"fmt"
	"slices"
	"strings"
)

// circles refuses units that are, over one or more steps, their own superior.
func (j *judging) circles() {
	const name, above = "单位名称", "上级单位"
	if _, ok := j.kind.column(above); !ok {
		return
	}
	parent := map[string]string{}
	for _, r := range j.result.Rows {
		if p := r.Value(above).Comparable(); p != "" {
			parent[r.Value(name).Comparable()] = p
		}
	}
	j.result.Rows = slices.DeleteFunc(j.result.Rows, func(r Record) bool {
		way := round(parent, r.Value(name).Comparable())
		if way == nil {
			return false
		}
		value := r.Value(above).Text
		f := Fault{Column: above, Value: value, Code: "CONFLICT",
			Reason: fmt.Sprintf("第 %d 行“%s”形成循环：%s。请改正其中一个上级单位。", r.Row, above, strings.Join(way, " → "))}
		j.result.Rejected = append(j.result.Rejected, Rejection{Sheet: r.Sheet, Row: r.Row, Fault: f})
		j.result.Accepted--
		for i := range j.result.Sheets {
			if j.result.Sheets[i].Name == r.Sheet {
				j.result.Sheets[i].Accepted--
				j.result.Sheets[i].Rejected++
			}
		}
		return true
	})
}

// round is the way from a unit over its superiors back to itself, nil when it does not lead back.
func round(parent map[string]string, start string) []string {
	way := []string{start}
	for at := parent[start]; at != "" && len(way) <= len(parent); at = parent[at] {
		way = append(way, at)
		if at == start {
			return way
		}
	}
	return nil
}
