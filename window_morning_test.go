package main_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestTheMorningOfAClerk is the morning of a clerk of the demo office on the day of its joint meeting: she signs in, prints today's
// list, reports the progress of an item that lags, holds the meeting; the chair signs its minutes and prints them.
func TestTheMorningOfAClerk(t *testing.T) {
	program, tray := needsWindow(t), printer(t)
	db := filepath.Join(t.TempDir(), "演示.db")
	out, err := exec.Command(program, "demo", "--db", db, "--today", "2026-11-24").CombinedOutput()
	require.NoError(t, err, string(out))
	w := &walk{window: openWindow(t, program, db)}
	w.click("李雯")
	w.today(tray)
	w.report()
	w.sit()
	w.leave()
	w.click("周建国")
	w.minutes(tray)
	w.close()
	checked, err := exec.Command(program, "check", "--db", db).CombinedOutput()
	require.NoError(t, err, string(checked))
	assert.Contains(t, string(checked), "校验通过")
}

// printer puts a printer of its own before those of the system and gives the folder where its sheets lie.
func printer(t *testing.T) (tray string) {
	t.Helper()
	tools, tray := t.TempDir(), t.TempDir()
	for name, script := range map[string]string{
		"lpstat": `case $1 in -e) echo 文印室;; -d) echo "system default destination: 文印室";; esac`,
		"lp":     `for sheet; do :; done; cp "$sheet" "` + tray + `/being printed" && mv "` + tray + `/being printed" "` + tray + `/$(ls "` + tray + `" | wc -l).pdf"`,
	} {
		require.NoError(t, os.WriteFile(filepath.Join(tools, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755))
	}
	t.Setenv("PATH", tools+string(filepath.ListSeparator)+os.Getenv("PATH"))
	return tray
}

// prints sends the paper of the preview to the printer and reads its n-th sheet.
func (w *walk) prints(tray string, n int, texts ...string) {
	w.t.Helper()
	w.sees("印前检查")
	w.click("打印…")
	w.sees("已送往打印机")
	raw, err := exec.Command("pdftotext", filepath.Join(tray, fmt.Sprint(n)+".pdf"), "-").Output()
	require.NoError(w.t, err)
	for _, text := range texts {
		assert.Contains(w.t, strings.Join(strings.Fields(string(raw)), ""), text)
	}
	w.click("返回")
}

// today prints the list of what is to be done today.
func (w *walk) today(tray string) {
	w.sees("会议待记录")
	w.key("ctrl+p")
	w.prints(tray, 1, "2026年第11次联席会议", "红灯事项", "黄灯预警")
}

const lagging = "组织在职党员到莲湖社区认领微心愿并公示完成情况"

// report enters the progress of an item that is yellow today; its lamp turns green.
func (w *walk) report() {
	w.click("黄灯预警")
	w.clickText(lagging)
	w.sees("落后序时进度")
	w.click("填报进展")
	w.fill("percent", "95", "text", "三批微心愿认领完毕，最后一批公示到本周五")
	w.key("ctrl+s")
	w.sees("66% → 95%")
	w.sees("绿灯：")
	w.rail("首页")
}

// sit holds the meeting from its line of today's list.
func (w *walk) sit() {
	w.click("进入会议")
	w.find("全部签到")
	w.key("F7")
	w.sees("可以表决")
	w.click("开会")
	w.fill("notes", "党政综合办：上次议定事项逐项通报。", "结论", "", "outcome", "同意通报")
	w.key("alt+Down")
	w.sees("二、东堤社区垃圾分类投放点优化")
	w.fill("notes", "何静：建议撤并两处投放点，延长投放时间。", "结论", "", "outcome", "撤并两处投放点，试行一个月")
	w.key("alt+d")
	w.fill("content", "", "lead_id", "东堤社区居民委员会", "support_ids", "", "person", "", "due", "2026-12-24", "deliverable", "撤并前后照片")
	w.key("ctrl+s")
	w.sees("2026-12-24")
	w.click("散会…")
	w.click("散会")
	w.find("签发")
}

// minutes are signed by the chair and printed.
func (w *walk) minutes(tray string) {
	w.rail("联席会议")
	w.clickText("2026年第11次联席会议")
	w.click("签发纪要")
	w.click("签发")
	w.sees("签发后不能修改")
	w.click("签发")
	w.answer("与签发时一致", "按推算签发")
	w.click("预览纪要")
	w.prints(tray, 2, "2026年第11次联席会议纪要", lagging+"党建工作办2026-12-0395%绿", "撤并两处投放点，试行一个月")
}
