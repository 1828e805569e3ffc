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
	ours, peak, _, err := jobs(runs, "xlsx", o.path, filepath.Join(t.dir, "ours.xlsx"))
	if err != nil {
		return err
	}
	f := figure{name: "XLSX 10 万行 × 13 列，自数据库，整个进程", ours: ours, unit: "毫秒", peerName: missing, aim: 1.2, aimIsRate: true}
	peer := filepath.Join(t.dir, "rows")
	if err := command("gcc", "-O2", "-o", peer, "bench/xlsxwriter/rows.c", "-lxlsxwriter", "-lsqlite3"); err == nil {
		if f.peer, err = timed(runs, func() error { return command(peer, o.path, filepath.Join(t.dir, "peer.xlsx")) }); err != nil {
			return err
		}
		f.peerName = "libxlsxwriter"
	}
	t.line(f)
	t.line(figure{name: "XLSX 10 万行，内存峰值", ours: peak, unit: "MB"})
	return nil
}
