package reports_test

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/reports"
	"gongzhi/reports/doc"
)

func TestNamesOfSavedPapersSayWhatOfWhatAndWhen(t *testing.T) {
	day := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	for want, d := range map[string]doc.Document{
		"会议纪要-2026年第11次联席会议-20261124": {Title: "2026年第11次联席会议纪要", Meta: doc.Meta{Subject: "2026年第11次联席会议", Created: day.AddDate(0, 0, 3), Day: day}},
		"会议纪要-清河湾街道-20261124":         {Title: "清河湾\n街道会议纪要", Meta: doc.Meta{Created: day}},
		"会议纪要-20261124":               {Title: "会议纪要", Meta: doc.Meta{Created: day}},
		"会议纪要-a_b_c":                  {Title: "a/b:c"},
	} {
		assert.Equal(t, want, reports.SaveName("会议纪要", d))
	}
}

func TestAMeetingPackIsOneFile(t *testing.T) {
	a, ctx, id := heldMeeting(t)
	pack, ok := reports.FindPack("会议包")
	require.True(t, ok)
	title, papers, err := pack.Papers(ctx, a, reports.Request{ID: id})
	require.NoError(t, err)
	assert.Equal(t, "2026年第8次联席会议会议包", title)
	var codes []string
	for _, d := range papers {
		codes = append(codes, d.Code)
	}
	assert.Equal(t, []string{"D03", "D05", "D06", "D05b", "D07b"}, codes, "the ballot itself is of no use after the meeting")
	dir := t.TempDir()
	path, notes, err := reports.WritePack(ctx, a, title, papers, dir)
	require.NoError(t, err)
	for _, n := range notes {
		assert.NotContains(t, n, "已替换")
	}
	first, err := os.ReadFile(path)
	require.NoError(t, err)
	again, notes, err := reports.WritePack(ctx, a, title, papers, dir)
	require.NoError(t, err)
	assert.Equal(t, path, again)
	assert.Contains(t, notes, "原有的 "+path+" 已替换")
	second, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, first, second)
	_, _, err = pack.Papers(ctx, a, reports.Request{Period: "2031Q1"})
	assert.EqualError(t, err, "2031年第一季度没有会议包。")
}
