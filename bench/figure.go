package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// median is the middle of the values.
func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(values))
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}

// number prints three figures that count.
func number(v float64) string {
	switch {
	case v >= 100:
		return strconv.FormatFloat(v, 'f', 0, 64)
	case v >= 10:
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	return strconv.FormatFloat(v, 'f', 2, 64)
}

// cells lays one line of the table out; a Chinese character is two columns wide.
func cells(texts ...string) string {
	widths := []int{46, 14, 30, 8, 14, 4}
	var b strings.Builder
	for i, s := range texts {
		b.WriteString(s)
		wide := 0
		for _, r := range s {
			wide++
			if r >= 0x2E80 || r == '“' || r == '”' {
				wide++
			}
		}
		b.WriteString(strings.Repeat(" ", max(widths[i]-wide, 1)))
	}
	return strings.TrimRight(b.String(), " ")
}

// timed is how many milliseconds each of n runs of fn took.
func timed(n int, fn func() error) ([]float64, error) {
	var out []float64
	for range n {
		begin := time.Now()
		if err := fn(); err != nil {
			return nil, err
		}
		out = append(out, since(begin))
	}
	return out, nil
}

func since(begin time.Time) float64 { return float64(time.Since(begin).Microseconds()) / 1000 }

// command runs a program to its end and gives what it said when it failed.
func command(name string, args ...string) error {
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, bytes.TrimSpace(out))
	}
	return nil
}

// installed tells whether a program can be called.
func installed(name string) bool {
	_, err := exec.LookPath(name)
	return err == nil
}

// memory reads a line of /proc/PID/status such as VmRSS or VmHWM, in MB.
func memory(pid int, key string) float64 {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, key+":"); ok {
			kb, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024
		}
	}
	return 0
}

// goBench runs benchmarks of a package and gives the milliseconds of every run by name.
func goBench(pkg, pattern, benchtime string) (map[string][]float64, error) {
	out, err := exec.Command("go", "test", "-run", "^$", "-bench", pattern, "-benchtime", benchtime, "-count", strconv.Itoa(runs), pkg).CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("go test %s: %w: %s", pkg, err, bytes.TrimSpace(out))
	}
	found := map[string][]float64{}
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		if i := slices.Index(f, "ns/op"); i < 2 {
			continue
		}
		if !strings.HasPrefix(f[0], "Benchmark") { // a log line stood before the figures
			f = append([]string{"Benchmark" + pattern}, f...)
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(f[0], "Benchmark"), "-")
		for i := 3; i < len(f); i += 2 {
			ns, err := strconv.ParseFloat(f[i-1], 64)
			if err != nil || !strings.HasPrefix(f[i], "ns/") {
				continue
			}
			key := name
			if f[i] != "ns/op" {
				key += " " + f[i]
			}
			found[key] = append(found[key], ns/1e6)
		}
	}
	return found, nil
}
