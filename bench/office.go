package main

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"time"
	"unicode"

	_ "github.com/mattn/go-sqlite3" // the driver of the fast fill
	"golang.org/x/text/unicode/norm"

	"gongzhi/app"
	"gongzhi/data"
)

// now is the fixed clock of the figures.
func now() time.Time { return time.Date(2026, 11, 23, 9, 30, 0, 0, time.Local) }

// acting is a context with every right.
func acting() context.Context {
	return app.WithUser(context.Background(), app.SystemUser("基准测试"))
}

const units = 60

// office is a database with many responsibility items.
type office struct {
	*app.App
	path  string
	store *data.Store
}

// newOffice makes a database of n items on the program's own schema. The items go in by plain SQL: a hundred thousand acts
// with their audit rows would take minutes and are not what is measured.
func newOffice(dir string, n int) (*office, error) {
	path := filepath.Join(dir, fmt.Sprintf("事项%d.db", n))
	store, err := data.Create(path)
	if err != nil {
		return nil, err
	}
	o := &office{App: app.New(store, app.Options{Clock: now}), path: path, store: store}
	for i := range units {
		if err := o.Orgs.Save(acting(), &app.Org{Name: orgName(i), Kind: app.KindGov, Group: app.GroupOffice}); err != nil {
			return nil, err
		}
	}
	if err := fill(path, n); err != nil {
		return nil, err
	}
	if _, err := o.Duties.RefreshLamps(acting()); err != nil {
		return nil, err
	}
	return o, settle(path)
}

// settle brings the write-ahead log into the file, as the program does when it is closed.
func settle(path string) error {
	db, err := sql.Open("sqlite3", "file:"+path+"?_busy_timeout=10000")
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

func orgName(i int) string {
	return []string{"柳岸", "桃园", "北街", "新桥", "清河", "湖滨"}[i%6] + []string{"社区", "城市管理办", "平安建设办", "公共服务办", "物业服务公司"}[i/6%5] + fmt.Sprint(i+1)
}

// dutyAt is one made-up item; its words vary so that searches have few, some and many hits.
func dutyAt(i int) app.Duty {
	place := []string{"柳岸路", "桃园里", "北街口", "新桥东", "清河湾", "湖滨道", "工人新村", "文化宫"}[i%8]
	work := []string{"楼道照明损坏维修", "违规搭建拆除", "电动自行车充电桩增设", "背街小巷排水疏通", "老旧小区加装电梯协调", "垃圾分类投放点改造", "消防通道占用整治"}[i/8%7]
	start := app.Date("2026-01-05").AddDays(i % 250)
	d := app.Duty{Record: app.Record{ID: int64(i + 1), Rev: 1, CreatedAt: "2026-11-20 10:00:00", CreatedBy: "张三", UpdatedAt: "2026-11-20 10:00:00", UpdatedBy: "张三"},
		No: fmt.Sprintf("Z2026-%06d", i+1), Content: fmt.Sprintf("%s%d号院%s，完成后报街道办事处备案", place, i%997+1, work), Deliverable: "验收单和整改前后照片",
		LeadID: int64(i%units + 1), LeadName: orgName(i % units), SupportNames: orgName((i+7)%units) + "、" + orgName((i+13)%units),
		Leader: []string{"王建国", "李秀英", "陈志强"}[i%3], Person: []string{"周敏", "吴磊", "郑洁", "孙浩", "欧阳修文"}[i%5], Phone: "13800001234",
		Level: app.LevelStreet, Start: start, Due: start.AddDays(90 + i%400), Weight: 1, State: app.DutyInProgress, Progress: i % 100,
		Source: app.DutySources[i%len(app.DutySources)], SourceText: fmt.Sprintf("第%d次联席会议 议定事项 %d", i%40+1, i%9+1), ReportedOn: "2026-11-10"}
	d.FirstDue = d.Due
	switch i % 4 {
	case 1:
		d.State, d.DoneOn, d.ClosedOn, d.Progress = app.DutyClosed, d.Due, d.Due, 100
	case 2:
		if i%8 == 2 {
			d.State = app.DutyAssigned
		}
	}
	return d
}

// fill inserts n items in one transaction.
func fill(path string, n int) error {
	db, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=WAL&_synchronous=OFF&_busy_timeout=10000")
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	names, _ := fields(reflect.ValueOf(app.Duty{}))
	stmt, err := tx.Prepare("INSERT INTO duty(" + strings.Join(names, ",") + ",find) VALUES(?" + strings.Repeat(",?", len(names)) + ")")
	if err != nil {
		return err
	}
	defer stmt.Close()
	for i := range n {
		d := dutyAt(i)
		_, values := fields(reflect.ValueOf(d))
		if _, err := stmt.Exec(append(values, strings.ToLower(norm.NFKC.String(d.SearchText())))...); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// fields are the columns of a record and its values as the store keeps them.
func fields(v reflect.Value) (names []string, values []any) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch {
		case f.Anonymous:
			n, x := fields(v.Field(i))
			names, values = append(names, n...), append(values, x...)
		case f.Tag.Get("data") == "-":
		case f.Type.Kind() == reflect.Slice:
			names, values = append(names, column(f.Name)), append(values, "[]")
		default:
			names, values = append(names, column(f.Name)), append(values, v.Field(i).Interface())
		}
	}
	return names, values
}

// column is the column of a field: LeadID is lead_id.
func column(name string) string {
	var b strings.Builder
	name = strings.Replace(strings.Replace(name, "IDs", "Ids", 1), "ID", "Id", 1)
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return `"` + b.String() + `"`
}
