package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"gongzhi/data"
	"gongzhi/reports/doc"
	"gongzhi/reports/out"
	"gongzhi/reports/typeset"
)

// child is one job in a process of its own, so that start, fonts and memory are part of the figure. It prints the number of
// pages and the peak of memory in MB.
func child(args []string) int {
	debug.SetGCPercent(50) // as the program itself
	pages := 0
	err := fmt.Errorf("unknown job %v", args)
	switch {
	case args[0] == "pdf" && len(args) == 3:
		rows, _ := strconv.Atoi(args[1])
		pages, err = writePDF(ledger(rows), typeset.NewFonts(typeset.Choice{}), args[2])
	case args[0] == "slips" && len(args) == 3:
		n, _ := strconv.Atoi(args[1])
		pages, err = writeSlips(n, args[2])
	case args[0] == "xlsx" && len(args) == 3:
		err = writeDutySheet(args[1], args[2])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Println(pages, memory(os.Getpid(), "VmHWM"))
	return 0
}

func writePDF(d doc.Document, fonts *typeset.Fonts, path string) (pages int, err error) {
	set, _, err := typeset.Layout(d, fonts)
	if err != nil {
		return 0, err
	}
	file, err := out.PDF(set)
	if err != nil {
		return 0, err
	}
	if path == "" {
		return len(set.List), nil
	}
	return len(set.List), os.WriteFile(path, file, 0o600)
}

func writeDutySheet(db, path string) error {
	store, err := data.Open(db)
	if err != nil {
		return err
	}
	defer store.Close()
	d, err := dutySheet(store)
	if err != nil {
		return err
	}
	return writeXLSX(d, path)
}

func writeXLSX(d doc.Document, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := out.XLSX(d, io.Writer(f)); err != nil {
		return err
	}
	return f.Close()
}

// jobs runs a child several times: milliseconds from start to end, pages, and peak memory.
func jobs(n int, args ...string) (ms, peak []float64, pages int, err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, nil, 0, err
	}
	for range n {
		begin := time.Now()
		text, err := exec.Command(self, args...).Output()
		if err != nil {
			return nil, nil, 0, fmt.Errorf("%s: %w", strings.Join(args, " "), err)
		}
		ms = append(ms, since(begin))
		var mb float64
		if _, err := fmt.Sscan(string(text), &pages, &mb); err != nil {
			return nil, nil, 0, err
		}
		peak = append(peak, mb)
	}
	return ms, peak, pages, nil
}
