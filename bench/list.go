package main

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"

	"gongzhi/app"
	"gongzhi/app/light"
)

// view is one way to look at the list: the query of the screen, and the same in plain SQL.
type view struct {
	name  string
	query app.Query
	where string
	args  []any
}

func views() []view {
	sorted := app.Query{Limit: 100}.By("lamp_rank", "due")
	text := func(words string, conds ...app.Cond) app.Query {
		q := sorted.And(conds...)
		q.Text = words
		return q
	}
	const like = " AND find LIKE ?"
	red := []app.Cond{app.Eq("lamp", int(light.Red)), app.In("state", []int{0, 1, 3})}
	return []view{
		{"全部", sorted, "", nil},
		{"筛选：红灯", sorted.And(red...), " AND lamp=? AND state IN (0,1,3)", []any{int(light.Red)}},
		{"筛选：牵头单位", sorted.And(app.Eq("lead_id", 5)), " AND lead_id=5", nil},
		{"搜索：编号", text("z2026-004567"), like, []any{"%z2026-004567%"}},
		{"搜索：两个词", text("电梯 柳岸路"), like + like, []any{"%电梯%", "%柳岸路%"}},
		{"搜索：姓名首字母", text("oyxw"), like, []any{"%oyxw%"}},
		{"搜索：常见字", text("社区"), like, []any{"%社区%"}},
		{"筛选 + 搜索", text("电梯", red...), " AND lamp=? AND state IN (0,1,3)" + like, []any{int(light.Red), "%电梯%"}},
	}
}

func lists(t *report) error {
	o, err := t.office100k()
	if err != nil {
		return err
	}
	if err := listOffice(t, o, 100_000); err != nil {
		return err
	}
	if os.Getenv("BENCH_BIG") == "1" {
		million, err := newOffice(filepath.Join(t.dir, "million"), 1_000_000)
		if err != nil {
			return err
		}
		defer million.store.Close()
		if err := listOffice(t, million, 1_000_000); err != nil {
			return err
		}
	}
	lamps, err := timed(runs+1, func() error {
		_, err := o.Duties.RefreshLamps(acting())
		return err
	})
	if err != nil {
		return err
	}
	t.line(figure{name: "重算 10 万项的灯", ours: lamps[1:], unit: "毫秒", aim: 300})
	return nil
}

// listOffice measures the first page with its total, as the list page asks for it, beside the same rows by plain SQL.
func listOffice(t *report, o *office, n int) error {
	db, err := sql.Open("sqlite3", "file:"+o.path+"?_query_only=1")
	if err != nil {
		return err
	}
	defer db.Close()
	aim := 50.0
	if n > 100_000 {
		aim = 0
	}
	first, err := timed(1, func() error {
		_, _, err := o.Duties.List(acting(), app.Query{Text: "第一次", Limit: 100})
		return err
	})
	if err != nil {
		return err
	}
	t.note("%d 万项开机后的首次搜索要装入检索文字：%s 毫秒（一次）", n/10_000, number(first[0]))
	for _, v := range views() {
		total, plain := 0, 0
		var ours []float64
		for range runs * 2 {
			// Another search lies between two equal ones: nothing is taken over from the run before.
			if _, _, err := o.Duties.List(acting(), app.Query{Text: "不存在的词", Limit: 1}); err != nil {
				return err
			}
			one, err := timed(1, func() (err error) {
				_, total, err = o.Duties.List(acting(), v.query)
				return err
			})
			if err != nil {
				return err
			}
			ours = append(ours, one...)
		}
		peer, err := timed(runs, func() (err error) {
			plain, err = plainPage(db, v)
			return err
		})
		if err != nil {
			return err
		}
		if total != plain {
			t.note("%s：本程序 %d 项，直接 SQL %d 项", v.name, total, plain)
		}
		t.line(figure{name: fmt.Sprintf("%d 万项 %s（%d 项）", n/10_000, v.name, total), ours: ours, peer: peer, peerName: "直接 SQL", unit: "毫秒", aim: aim})
	}
	return nil
}

// plainPage counts and reads the first page as one would write it down.
func plainPage(db *sql.DB, v view) (total int, err error) {
	where := " FROM duty WHERE deleted_at=''" + v.where
	if err := db.QueryRow("SELECT count(*)"+where, v.args...).Scan(&total); err != nil {
		return 0, err
	}
	rows, err := db.Query("SELECT *"+where+" ORDER BY lamp_rank,due,id DESC LIMIT 100", v.args...)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return 0, err
	}
	row, into := make([]any, len(names)), make([]any, len(names))
	for i := range row {
		into[i] = &row[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return 0, err
		}
	}
	return total, rows.Err()
}
