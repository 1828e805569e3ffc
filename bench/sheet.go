package main

import (
	"path/filepath"
)

// sheets writes a hundred thousand items from the database into a workbook, beside SQLite and libxlsxwriter in C.
func sheets(t *report) error {
	o, err := t.office100k()
	if err != nil {
		return err
	}
	peer := filepath.Join(t.dir, "rows")
	f := figure{name: "XLSX 10 万行 × 13 列，自数据库，整个进程", unit: "毫秒", peerName: missing, aim: 1.2, aimIsRate: true}
	if command("gcc", "-O2", "-o", peer, "bench/xlsxwriter/rows.c", "-lxlsxwriter", "-lsqlite3") == nil {
		f.peerName = "libxlsxwriter"
	}
	var peak []float64
	for range runs { // in turns, so that a busy machine slows both
		ms, mb, _, err := jobs(1, "xlsx", o.path, filepath.Join(t.dir, "ours.xlsx"))
		if err != nil {
			return err
		}
		f.ours, peak = append(f.ours, ms...), append(peak, mb...)
		if f.peerName == missing {
			continue
		}
		ms, err = timed(1, func() error { return command(peer, o.path, filepath.Join(t.dir, "peer.xlsx")) })
		if err != nil {
			return err
		}
		f.peer = append(f.peer, ms...)
	}
	t.line(f)
	t.line(figure{name: "XLSX 10 万行，内存峰值", ours: peak, unit: "MB"})
	return nil
}
