package native

import (
	"encoding/xml"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAPlaceStaysOnItsMonitor(t *testing.T) {
	work := Place{X: -1920, Y: 0, Wide: 1920, High: 1040}
	cases := []struct {
		name     string
		at, want Place
	}{
		{"where it was", Place{X: -1800, Y: 40, Wide: 1320, High: 700}, Place{X: -1800, Y: 40, Wide: 1320, High: 700}},
		{"beyond the right edge", Place{X: -100, Y: 40, Wide: 1320, High: 700}, Place{X: -1320, Y: 40, Wide: 1320, High: 700}},
		{"above the screen", Place{X: -1800, Y: -300, Wide: 1320, High: 700}, Place{X: -1800, Wide: 1320, High: 700}},
		{"larger than the screen", Place{X: 0, Y: 0, Wide: 3000, High: 2000, Maximized: true}, Place{X: -1920, Wide: 1920, High: 1040, Maximized: true}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, c.at.within(work)) })
	}
	kept, ok := ParsePlace(cases[0].at.String())
	require.True(t, ok)
	assert.Equal(t, cases[0].at, kept)
	_, ok = ParsePlace("")
	assert.False(t, ok)
}

func TestALaterStartHandsItsFileOver(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	db := filepath.Join(t.TempDir(), "街道.db")
	assert.False(t, HandOver(db, "没人听.xlsx"))
	heard := make(chan string, 1)
	end := Listen(db, func(file string) { heard <- file })
	require.True(t, HandOver(db, "名单 一.xlsx"))
	select {
	case file := <-heard:
		assert.Equal(t, "名单 一.xlsx", file)
	case <-time.After(5 * time.Second):
		require.Fail(t, "nothing was heard")
	}
	assert.False(t, HandOver(db+"2", ""), "another database has a copy of its own")
	end()
	assert.False(t, HandOver(db, ""))
}

func TestTheNightlyPlanIsATask(t *testing.T) {
	text := NightlyPlan{Database: `D:\共治通 & 数据\gongzhi.db`, Folder: `D:\备 份`, Hour: 22, Keep: 30}.task(`C:\街道 办公\gongzhi.exe`)
	var task struct {
		Start     string `xml:"Triggers>CalendarTrigger>StartBoundary"`
		Late      bool   `xml:"Settings>StartWhenAvailable"`
		Command   string `xml:"Actions>Exec>Command"`
		Arguments string `xml:"Actions>Exec>Arguments"`
	}
	decode := xml.NewDecoder(strings.NewReader(strings.Replace(text, "UTF-16", "UTF-8", 1)))
	require.NoError(t, decode.Decode(&task))
	assert.Equal(t, "2026-01-01T22:00:00", task.Start)
	assert.True(t, task.Late)
	assert.Equal(t, `C:\街道 办公\gongzhi.exe`, task.Command)
	assert.Equal(t, `"backup" "--db" "D:\共治通 & 数据\gongzhi.db" "--out" "D:\备 份" "--keep" "30"`, task.Arguments)
}
