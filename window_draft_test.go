package main_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestAKilledProgramOffersWhatWasTyped types into a new item, waits until the draft is kept, kills the program without a word and
// starts it again: the form offers the draft, and it is complete.
func TestAKilledProgramOffersWhatWasTyped(t *testing.T) {
	program := needsWindow(t)
	db := filepath.Join(t.TempDir(), "演示.db")
	out, err := exec.Command(program, "demo", "--db", db).CombinedOutput()
	require.NoError(t, err, string(out))
	w := openWindow(t, program, db)
	fresh := func() {
		w.click("李雯")
		w.rail("责任清单")
		w.click("新增事项")
		w.find("content")
	}
	const typed = "疏通柳岸路雨水管并复查积水点"
	holds := func() {
		w.until(typed, func(p place) bool { return p.Name == "content" && strings.HasPrefix(p.Text, typed) })
	}
	fresh()
	w.click("content")
	w.paste(typed)
	holds()
	w.sees("已自动存为草稿")
	require.NoError(t, w.desk.Process.Kill())
	<-w.ended
	w.open(exec.Command(program, "--db", db))
	fresh()
	w.sees("上次填写到一半的内容还在")
	w.click("接着填写")
	holds()
	require.NoError(t, w.desk.Process.Kill())
	<-w.ended
	checked, err := exec.Command(program, "check", "--db", db).CombinedOutput()
	require.NoError(t, err, string(checked))
	assert.Contains(t, string(checked), "校验通过")
}
