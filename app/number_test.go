package app_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

// TestNumbersAreGaplessUnderConcurrency takes numbers from many sides at once, some acts failing on the way and some numbers voided.
func TestNumbersAreGaplessUnderConcurrency(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	const each, sides = 12, 8
	var wg sync.WaitGroup
	for side := range sides {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range each {
				prefix := []string{"清街办发", "清街联纪"}[(side+i)%2]
				_, err := a.Numbers.Reserve(ctx, app.Number{Prefix: prefix, Title: fmt.Sprintf("文件%d-%d", side, i)})
				assert.NoError(t, err)
				if i%4 == 0 {
					_, err = a.Numbers.Reserve(ctx, app.Number{Prefix: prefix, Kind: "D15", RecordID: int64(side), Title: "通报"})
					if err != nil {
						assert.Contains(t, err.Error(), "已有文号", "a refused act takes no number")
					}
				}
			}
		}()
	}
	wg.Wait()
	for _, prefix := range []string{"清街办发", "清街联纪"} {
		rows, _, err := a.Numbers.List(ctx, app.Where(app.Eq("prefix", prefix)).By("seq"))
		require.NoError(t, err)
		require.GreaterOrEqual(t, len(rows), each*sides/2)
		for i, n := range rows {
			require.Equal(t, i+1, n.Seq, "%s has neither gap nor twin", prefix)
		}
		require.NoError(t, a.Numbers.Void(ctx, rows[len(rows)-1].ID, "印错"))
		assert.EqualError(t, a.Numbers.Void(ctx, rows[len(rows)-1].ID, "再作废"), rows[len(rows)-1].String()+"已经作废。")
		assert.EqualError(t, a.Numbers.Void(ctx, rows[0].ID, " "), "作废文号要写明原因。")
		no, err := a.Numbers.Reserve(ctx, app.Number{Prefix: prefix, Title: "重发"})
		require.NoError(t, err)
		assert.Equal(t, fmt.Sprintf("%s〔%d〕%d号", prefix, a.Today().Year(), len(rows)+1), no, "a voided number is never given again")
	}
}

func TestAPaperHasOneNumber(t *testing.T) {
	a, ctx := datatest.New(t), datatest.Ctx()
	no, err := a.Numbers.Of(ctx, "D15", 20264)
	require.NoError(t, err)
	assert.Empty(t, no)
	first, err := a.Numbers.Reserve(ctx, app.Number{Kind: "D15", RecordID: 20264, Title: "进度通报"})
	require.NoError(t, err)
	no, err = a.Numbers.Of(ctx, "D15", 20264)
	require.NoError(t, err)
	assert.Equal(t, first, no)
	rows, _, err := a.Numbers.List(ctx, app.Query{})
	require.NoError(t, err)
	require.NoError(t, a.Numbers.Void(ctx, rows[0].ID, "不发了"))
	no, err = a.Numbers.Of(ctx, "D15", 20264)
	require.NoError(t, err)
	assert.Empty(t, no)
}

func TestAUnitMayNumberItsOwnPapers(t *testing.T) {
	o := newOffice(t)
	lead := o.orgs[1]
	lead.Prefix, lead.MinutesPrefix = " 清平安发 ", "清平安纪"
	require.NoError(t, o.Orgs.Save(o.ctx, &lead))
	for prefix, want := range map[string]string{"清街办发": "“清街办发”是本街道的代字。不填就用本街道的。", "清平安纪": "“清平安纪”已是平安建设办公室的代字，换一个。", "清〔2026〕": "代字只写文字，不超过 12 个字，不写年份和括号。"} {
		other := o.orgs[2]
		other.Prefix = prefix
		assert.ErrorContains(t, o.Orgs.Save(o.ctx, &other), want)
	}
	office := o.noticed(t)
	assert.Equal(t, "清街办发〔2026〕1号", office.NoticeNo, "a unit without a prefix uses the office's")
	m := o.plan()
	m.LeadOrgID, m.Starts, m.Ends = lead.ID, "2026-11-25 09:00:00", "2026-11-25 11:00:00"
	require.NoError(t, o.Meetings.Save(o.ctx, &m))
	_, err := o.Meetings.Invite(o.ctx, m.ID, app.Invitation{Orgs: app.IDs{o.orgs[1].ID, o.orgs[2].ID}})
	require.NoError(t, err)
	require.NoError(t, o.Meetings.SaveAgenda(o.ctx, m.ID, []app.AgendaItem{{Title: "传达会议精神", Kind: app.AgendaStudy, Minutes: 20}}))
	require.NoError(t, o.Meetings.Notice(o.ctx, m.ID))
	assert.Equal(t, "清平安发〔2026〕1号", o.record(t, m.ID).Meeting.NoticeNo, "a register of its own begins at one")
	all, err := o.Numbers.Prefixes(o.ctx)
	require.NoError(t, err)
	var words []string
	for _, p := range all {
		words = append(words, p.String())
	}
	assert.Equal(t, []string{"清街办发", "清街联纪", "清平安发（平安建设办公室）", "清平安纪（平安建设办公室，纪要）"}, words)
	no, err := o.Numbers.Reserve(o.ctx, app.Number{Prefix: "清平安发", Title: "关于值班的通知"})
	require.NoError(t, err)
	assert.Equal(t, "清平安发〔2026〕2号", no)
}
