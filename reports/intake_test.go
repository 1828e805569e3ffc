package reports_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/app/intake"
	"gongzhi/reports"
)

func TestReadIntake(t *testing.T) {
	path := filepath.Join(t.TempDir(), "清单.csv")
	require.NoError(t, os.WriteFile(path, []byte("填报日期：2025-06-01\n责任事项,牵头单位,完成时限,办理进度\n甲,城管办,3月底,６０％\n乙,城管办,尽快,\n合计,2,,\n"), 0o600))
	book, err := reports.ReadIntake(context.Background(), path, reports.IntakeOptions{})
	require.NoError(t, err)
	kind, _ := intake.KindOf("duty")
	r, err := intake.Judge(context.Background(), book, kind, intake.Setup{Parsers: app.IntakeParsers("2026-11-23"), Today: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)})
	require.NoError(t, err)
	assert.Equal(t, "可导入 1 行，拒绝 1 行，跳过 2 行（标题、合计、落款或空行），提醒 2 处。", r.Message)
	assert.Equal(t, "2025-03-31", r.Rows[0].Value("完成时限").Text)
	assert.Equal(t, "0.6", string(r.Rows[0].Value("办理进度").Number))
	assert.Equal(t, "BAD_DATE", r.Rejected[0].Code)
	assert.Contains(t, r.Rejected[0].Reason, "尽快")
}

func TestReadIntakeRefuses(t *testing.T) {
	_, err := reports.ReadIntake(context.Background(), filepath.Join(t.TempDir(), "没有.xlsx"), reports.IntakeOptions{})
	var refusal *intake.Refusal
	require.ErrorAs(t, err, &refusal)
	assert.Equal(t, "NOT_FOUND", refusal.Code)

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	path := filepath.Join(t.TempDir(), "长.csv")
	var long []byte
	for range 600 {
		long = append(long, "a,b\n"...)
	}
	require.NoError(t, os.WriteFile(path, long, 0o600))
	_, err = reports.ReadIntake(ctx, path, reports.IntakeOptions{})
	assert.ErrorIs(t, err, context.Canceled)
}
