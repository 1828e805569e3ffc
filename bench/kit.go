package main

import (
	"os"
	"path/filepath"
)

// kit runs the benchmarks of the screens' table and entry beside Fyne's own, all on the test driver, the timeline, and the walk through the modules.
func kit(t *report) error {
	found, err := goBench("./ui/kit", "ScrollOneRow|ScrollJump|CurrentRowDown|KeyEcho$|KeyEchoInMultiLine|ListPageOpens", "20x")
	if err != nil {
		return err
	}
	for _, b := range []struct {
		key, name string
		aim       float64
	}{
		{"ScrollOneRow", "界面：10 万行 × 10 列表格滚动一行", 1.2}, {"ScrollJump", "界面：10 万行 × 10 列表格跳 500 行", 2}, {"CurrentRowDown", "界面：表格下移一行", 1.2},
		{"KeyEcho", "界面：单行输入一个字", 4}, {"KeyEchoInMultiLine", "界面：多行输入一个字", 4}, {"ListPageOpens", "界面：打开列表页", 60},
	} {
		f := figure{name: b.name, ours: found[b.key], unit: "毫秒", aim: b.aim, peer: found["Stock"+b.key]}
		if len(f.peer) > 0 {
			f.peerName = "Fyne 控件"
		}
		t.line(f)
	}
	if found, err = goBench("./ui/duty", "Pan$", "200x"); err != nil {
		return err
	}
	t.line(figure{name: "界面：2000 项时间轴平移一步", ours: found["Pan"], unit: "毫秒", aim: 4})
	if err := modules(t); err != nil {
		return err
	}
	return anything(t)
}

// modules goes from module to module of the demo office.
func modules(t *report) error {
	db := filepath.Join(t.dir, "demo.db")
	if _, err := os.Stat(db); err != nil {
		if err := command("bin/gongzhi", "demo", "--db", db); err != nil {
			return err
		}
	}
	if err := os.Setenv("GONGZHI_BENCH_DB", db); err != nil {
		return err
	}
	found, err := goBench("./ui", "ModuleSwitch", "5x")
	if err != nil {
		return err
	}
	t.line(figure{name: "界面：切换模块（演示库，读数在内）", ours: found["ModuleSwitch ns/switch"], unit: "毫秒", aim: 60})
	t.line(figure{name: "界面：切换模块，最慢的一次", ours: found["ModuleSwitch ns/worst"], unit: "毫秒"})
	return nil
}

// anything searches all modules of an office with 100,000 items, as Ctrl+K does.
func anything(t *report) error {
	o, err := t.office100k()
	if err != nil {
		return err
	}
	if err := os.Setenv("GONGZHI_BENCH_DB", o.path); err != nil {
		return err
	}
	found, err := goBench("./ui", "FindAnything", "5x")
	if err != nil {
		return err
	}
	for _, f := range []struct{ key, name string }{{"find", "平均"}, {"processor", "平均处理器时间"}, {"worst", "最慢的一次"}} {
		t.line(figure{name: "10 万项全局查找（Ctrl+K，全部模块），" + f.name, ours: found["FindAnything ns/"+f.key], unit: "毫秒", aim: 50})
	}
	return nil
}
