package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"

	"gongzhi/app"
	"gongzhi/ui/native"
)

// lastCrash turns what the last run left when it crashed into a report, and returns the report's path; empty when it ended well.
func (j *journal) lastCrash() string {
	st, err := os.Stat(j.crash())
	if err != nil || st.Size() == 0 {
		return ""
	}
	raw, err := os.ReadFile(j.crash())
	if err != nil {
		return ""
	}
	report := filepath.Join(j.folder, "崩溃报告-"+st.ModTime().Format("20060102-150405")+".txt")
	if err := os.WriteFile(report, []byte(crashReport(string(raw), st.ModTime())), 0o600); err != nil {
		j.log.Error("crash report", "error", err)
		return ""
	}
	_ = os.Remove(j.crash())
	return report
}

// crashReport names version, system and the places in the program; what the program worked on is left out.
func crashReport(stack string, at time.Time) string {
	kind := "普通"
	if compatible {
		kind = "兼容模式"
	}
	return fmt.Sprintf("共治通崩溃报告\r\n时间：%s\r\n版本：%s（%s，%s）\r\n系统：%s\r\n\r\n本报告只有程序内部的出错位置，没有业务数据。\r\n\r\n%s",
		at.Format("2006-01-02 15:04:05"), app.Version, kind, runtime.Version(), native.System(), strings.ReplaceAll(impersonal(stack), "\n", "\r\n"))
}

// impersonal keeps what the runtime itself says of a crash: kinds of errors, functions, files and lines. The words of a panic, the
// arguments of functions and the folders of the user may name persons.
func impersonal(stack string) string {
	argument := regexp.MustCompile(`\((?:0x|\{|\.\.\.)[^\n]*\)`)
	folder := regexp.MustCompile(`(?m)^\t(?:.*[/\\])?([^/\\\n]+[/\\][^/\\\n]+\.(?:go|s|c):\d+)`)
	var kept []string
	inHead := true
	for _, line := range strings.Split(stack, "\n") {
		line = strings.TrimRight(line, "\r")
		if strings.HasPrefix(line, "goroutine ") || strings.HasPrefix(line, "[signal ") {
			inHead = false
		}
		known := strings.HasPrefix(line, "panic: runtime error:") || strings.HasPrefix(line, "fatal error:") || strings.HasPrefix(line, "[signal ") || strings.HasPrefix(line, "Exception 0x")
		switch {
		case inHead && strings.HasPrefix(line, "panic: ") && !known:
			line = "panic: （内容略）"
		case inHead && !known && line != "":
			continue
		}
		kept = append(kept, argument.ReplaceAllString(line, "(…)"))
	}
	return folder.ReplaceAllString(strings.Join(kept, "\n"), "\t$1")
}
