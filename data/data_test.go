package data_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data"
	"gongzhi/data/datatest"
)

func TestStoreKeepsTheContract(t *testing.T) {
	datatest.Contract(t, func(t *testing.T) app.Store {
		s, err := data.Create(filepath.Join(t.TempDir(), "a?b#c% 数据.db"))
		require.NoError(t, err)
		t.Cleanup(func() { s.Close() })
		return s
	})
}

func TestEveryTableHoldsItsRecord(t *testing.T) {
	a := datatest.New(t)
	err := a.Store().Write(context.Background(), app.Stamped{}, func(tx app.Tx) error {
		m := app.Meeting{Title: "会", Rule: app.Rule{QuorumNum: 2, QuorumDen: 3}}
		require.NoError(t, tx.Meetings().Put(&m))
		d := app.Duty{Content: "事", SupportIDs: app.IDs{1, 2}, Weight: 1.5}
		require.NoError(t, tx.Duties().Put(&d))
		l, g := app.DutyList{Name: "l", Kind: app.ListSpecial, Edition: app.Edition{DocNo: "1号"}}, app.Authority{Name: "表"}
		require.NoError(t, tx.DutyLists().Put(&l))
		require.NoError(t, tx.Authorities().Put(&g))
		i := app.Incentive{OrgName: "某"}
		require.NoError(t, tx.Incentives().Put(&i))
		for _, err := range []error{
			tx.People().Put(&app.Person{Name: "𠮷某", Tags: app.Words{"专家"}}), tx.Venues().Put(&app.Venue{Name: "一室"}),
			tx.Users().Put(&app.User{Account: "a"}), tx.Settings().Put(&app.Setting{Key: "k"}), tx.Holidays().Put(&app.Holiday{Day: "2026-01-01"}),
			tx.Attachments().Put(&app.Attachment{Name: "f"}), tx.Numbers().Put(&app.Number{Prefix: "清", Year: 2026, Seq: 1}),
			tx.ImportBatches().Put(&app.ImportBatch{Made: app.IDs{1}}), tx.Drafts().Put(&app.Draft{Key: "k"}),
			tx.Attendances().Put(&app.Attendance{MeetingID: m.ID}), tx.AgendaItems().Put(&app.AgendaItem{MeetingID: m.ID}),
			tx.Resolutions().Put(&app.Resolution{MeetingID: m.ID}), tx.MinutesVersions().Put(&app.Minutes{MeetingID: m.ID}),
			tx.ListEntries().Put(&app.ListEntry{ListID: l.ID, Weight: 2}), tx.AuthorityRows().Put(&app.AuthorityRow{AuthorityID: g.ID, Powers: app.Words{"审批"}}), tx.Milestones().Put(&app.Milestone{DutyID: d.ID}),
			tx.Progresses().Put(&app.Progress{DutyID: d.ID}), tx.Extensions().Put(&app.Extension{DutyID: d.ID}),
			tx.Reviews().Put(&app.Review{DutyID: d.ID}), tx.Slips().Put(&app.Slip{DutyID: d.ID}), tx.DutyEvents().Put(&app.DutyEvent{DutyID: d.ID}), tx.Appeals().Put(&app.Appeal{No: "QH1"}),
			tx.Indicators().Put(&app.Indicator{Code: "Z01"}), tx.IndicatorValues().Put(&app.IndicatorValue{Period: "2026Q3"}),
			tx.Assessments().Put(&app.Assessment{Period: "2026Q3"}), tx.Rankings().Put(&app.Ranking{Period: "2026Q3"}),
			tx.Scores().Put(&app.Score{RowsDen: app.IDs{3}}), tx.IncentiveSteps().Put(&app.IncentiveStep{IncentiveID: i.ID}),
		} {
			require.NoError(t, err)
		}
		got, err := tx.Duties().Get(d.ID)
		assert.Equal(t, d, got)
		back, err2 := tx.Meetings().Get(m.ID)
		assert.Equal(t, m, back)
		require.NoError(t, err2)
		return err
	})
	require.NoError(t, err)
}

func TestOpenRefusesWhatItCannotKeepSafe(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "不是库.db")
	require.NoError(t, os.WriteFile(text, []byte("你好，这不是数据库文件"), 0o600))
	_, err := data.Open(text)
	assert.ErrorContains(t, err, "不是共治通的数据库文件")
	_, err = data.Open(filepath.Join(dir, "没有.db"))
	assert.ErrorContains(t, err, "不存在")
	_, err = data.Create(filepath.Join(dir, "OneDrive - 街道", "a.db"))
	assert.ErrorContains(t, err, "同步文件夹")
	_, err = data.Create(`//server/share/a.db`)
	assert.ErrorContains(t, err, "网络共享")
}

func TestNewerFileIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s, err := data.Create(path)
	require.NoError(t, err)
	require.NoError(t, s.Close())
	db, err := sql.Open("sqlite3", path)
	require.NoError(t, err)
	_, err = db.Exec("PRAGMA user_version=9999")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	_, err = data.Open(path)
	assert.ErrorContains(t, err, "更新版本")
}

func TestCheckFindsWhatWasChangedBehindTheProgram(t *testing.T) {
	for name, damage := range map[string]string{
		"changed": "DROP TRIGGER audit_no_update; UPDATE audit SET who='李四' WHERE seq=2",
		"cut":     "DROP TRIGGER audit_no_delete; DROP TRIGGER audit_item_no_delete; DELETE FROM audit_item WHERE seq=3; DELETE FROM audit WHERE seq=3",
		"item":    "DROP TRIGGER audit_item_no_update; UPDATE audit_item SET after='{}' WHERE seq=1",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.db")
			s, err := data.Create(path)
			require.NoError(t, err)
			for range 3 {
				require.NoError(t, s.Write(context.Background(), app.Stamped{Who: "张三"}, func(tx app.Tx) error { return tx.Orgs().Put(&app.Org{Name: "甲"}) }))
			}
			require.NoError(t, s.Close())
			db, err := sql.Open("sqlite3", path)
			require.NoError(t, err)
			_, err = db.Exec("UPDATE audit SET who='x'")
			require.Error(t, err, "the log is append-only")
			_, err = db.Exec(damage)
			require.NoError(t, err)
			require.NoError(t, db.Close())
			s, err = data.Open(path)
			require.NoError(t, err)
			defer s.Close()
			r, err := s.Check(context.Background())
			require.NoError(t, err)
			assert.False(t, r.OK)
			assert.NotEmpty(t, r.Problems)
		})
	}
}
