// Command bench prints what the program costs, each figure the median of at least five runs beside a peer in the same run.
//
// It asserts nothing: the aims stand beside the figures. `make bench` installs the peers and starts it in the project's folder.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// runs is how often each figure is taken.
const runs = 5

func main() {
	if len(os.Args) > 1 {
		os.Exit(child(os.Args[1:]))
	}
	dir, err := os.MkdirTemp("", "gongzhi-bench")
	if err != nil {
		fail(err)
	}
	defer os.RemoveAll(dir)
	t := &report{dir: dir}
	t.head()
	parts := []struct {
		name string
		run  func(*report) error
	}{{"window", windows}, {"paper", papers}, {"sheet", sheets}, {"list", lists}, {"score", scoring}, {"kit", kit}}
	only := os.Getenv("BENCH_ONLY")
	for _, p := range parts {
		if only != "" && !strings.Contains(only, p.name) {
			continue
		}
		if err := p.run(t); err != nil {
			t.note("%s: %v", p.name, err)
		}
	}
	t.foot()
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// report prints the table line by line as the figures come in.
type report struct {
	dir   string
	notes []string
	big   *office // 100 000 items, made when first needed
}

func (t *report) head() {
	fmt.Println(cells("项目", "本程序", "参照", "比值", "目标", ""))
	fmt.Println(strings.Repeat("-", 118))
}

func (t *report) foot() {
	for _, n := range t.notes {
		fmt.Println("注：" + n)
	}
	fmt.Printf("各数为 %d 次以上的中位数。\n", runs)
}

func (t *report) note(format string, args ...any) {
	t.notes = append(t.notes, fmt.Sprintf(format, args...))
}

// figure is one line: ours and the peer's in the same unit, and the aim.
type figure struct {
	name      string
	ours      []float64
	peer      []float64
	unit      string // 毫秒, MB …
	peerName  string // 未安装 when there is no peer
	aim       float64
	aimIsRate bool // the aim is ours ÷ peer
}

func (t *report) line(f figure) {
	ours := median(f.ours)
	peer, rate, aim, verdict := f.peerName, "—", "—", ""
	value := ours
	if len(f.peer) > 0 {
		p := median(f.peer)
		peer = number(p) + " " + f.unit + " " + f.peerName
		if p > 0 {
			rate = fmt.Sprintf("%.2f", ours/p)
		}
		if f.aimIsRate {
			value = ours / p
		}
	} else if peer == "" {
		peer = "—"
	}
	if f.aim > 0 && (len(f.peer) > 0 || !f.aimIsRate) {
		aim = "≤ " + number(f.aim) + " " + f.unit
		if f.aimIsRate {
			aim = fmt.Sprintf("≤ %.3g 倍", f.aim)
		}
		verdict = "达到"
		if value > f.aim {
			verdict = "未达"
		}
	}
	fmt.Println(cells(f.name, number(ours)+" "+f.unit, peer, rate, aim, verdict))
}

// office100k is the database of a hundred thousand items.
func (t *report) office100k() (*office, error) {
	if t.big != nil {
		return t.big, nil
	}
	o, err := newOffice(filepath.Join(t.dir, "db"), 100_000)
	if err == nil {
		t.big = o
	}
	return o, err
}
