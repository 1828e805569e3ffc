package main_test

import (
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// lock computes the quarter that runs, locks it early, and saves its report.
func (w *walk) lock() {
	w.rail("考评排行")
	w.click("发布")
	w.clickText(quarterNow())
	w.click("锁定")
	w.sees("提前锁定")
	w.click("锁定")
	w.sees("先勾选“提前锁定”") // a wrong entry says what to do and loses nothing
	w.click("early")
	if now := time.Now(); now.Year() > 2026 { // beyond the published calendar working days are estimated
		w.click("years")
	}
	w.picture("lock")
	w.click("锁定")
	w.sees("已锁定" + quarterNow())
	w.sees("快照校验")
	w.picture("locked")
	w.click("效能报告")
	w.savePDF("report-paper", "季度治理效能报告-"+quarterNow()+"-*.pdf")
}

func quarterNow() string {
	now := time.Now()
	return fmt.Sprintf("%d年第%s季度", now.Year(), [...]string{"一", "二", "三", "四"}[(now.Month()-1)/3])
}

// propose looks at what the ranking proposed and verifies the sanction of the unit that stayed away.
func (w *walk) propose() {
	w.rail("奖惩联动")
	w.clickText("北桥社区")
	w.sees("第2名")
	w.picture("proposals")
	w.click("核实")
	w.focus("facts")
	w.picture("verify")
	w.key("ctrl+s")
	w.click("告知陈述申辩")
	w.sees("从今天起计陈述申辩期")
	w.click("告知陈述申辩")
	w.click("记录陈述申辩")
	w.fill("statement", "情况属实，放弃陈述申辩")
	w.key("ctrl+s")
	w.click("决定")
	w.sees("决定：北桥社区")
	w.picture("decide")
	w.key("Escape")
	w.gone("决定：北桥社区")
}

// savePDF saves the paper of the preview under the name that is proposed, which the pattern tells.
func (w *walk) savePDF(picture, name string) {
	w.t.Helper()
	w.find("另存 PDF")
	w.sees("印前检查")
	w.picture(picture)
	w.click("另存 PDF")
	w.focus("filename")
	w.key("Return")
	require.Eventually(w.t, func() bool {
		found, _ := filepath.Glob(filepath.Join(w.home, name))
		if len(found) != 1 {
			return false
		}
		st, err := os.Stat(found[0])
		return err == nil && st.Size() > 0
	}, w.patience, 50*time.Millisecond)
	w.sees("已保存")
	w.quiet()
	w.click("返回")
}

// linked reads the file from outside: one chain from the meeting to the reward, every row by the key of the one before.
func linked(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro")
	require.NoError(t, err)
	defer db.Close()
	var got struct {
		meeting, minutes, signer, duty, progress, review, locked string
		voted, percent, rank, cases, links                       int
	}
	require.NoError(t, db.QueryRow(`SELECT m.title, n.no, n.signed_by, a.voted, d.no, p.text, p.percent, v.decided_by, s.locked_by, k.rank, count(i.id), count(*)
		FROM resolution r JOIN meeting m ON m.id = r.meeting_id JOIN agenda a ON a.id = r.agenda_id AND a.meeting_id = m.id
		JOIN minutes n ON n.meeting_id = m.id AND n.no = m.minutes_no AND n.sha256 <> ''
		JOIN duty d ON d.id = r.duty_id AND d.source_id = r.id AND d.lead_id = r.lead_id AND d.due = r.due AND d.content = r.content AND d.closed_on <> ''
		JOIN progress p ON p.duty_id = d.id JOIN review v ON v.duty_id = d.id AND v.approved
		JOIN ranking k ON k.org_id = d.lead_id JOIN assessment s ON s.period = k.period AND s.sha256 <> ''
		JOIN incentive i ON i.org_id = k.org_id AND i.period = k.period
		WHERE r.content LIKE '东桥农贸市场%'`).Scan(&got.meeting, &got.minutes, &got.signer, &got.voted, &got.duty, &got.progress, &got.percent,
		&got.review, &got.locked, &got.rank, &got.cases, &got.links))
	t.Logf("%+v", got)
	assert.Equal(t, 1, got.links, "one row of each kind")
	assert.Equal(t, fmt.Sprintf("%d年第1次联席会议", time.Now().Year()), got.meeting)
	assert.Equal(t, []string{"周建国", "周建国", "周建国"}, []string{got.signer, got.review, got.locked})
	assert.Equal(t, []int{1, 100, 1, 1}, []int{got.voted, got.percent, got.rank, got.cases})
	assert.Equal(t, "14 个占道摊位全部清退，通道恢复畅通", got.progress)
	var sanctions, steps int
	require.NoError(t, db.QueryRow(`SELECT count(DISTINCT i.id), count(*) FROM incentive i JOIN incentive_step t ON t.incentive_id = i.id
		WHERE i.org_name = '北桥社区' AND i.statement <> ''`).Scan(&sanctions, &steps))
	assert.Equal(t, 1, sanctions)
	assert.GreaterOrEqual(t, steps, 4, "proposed, verified, told, heard")
}

// printed looks for texts in a PDF that was saved.
func (w *walk) printed(name string, texts ...string) {
	w.t.Helper()
	found, err := filepath.Glob(filepath.Join(w.home, name))
	require.NoError(w.t, err)
	require.Len(w.t, found, 1, name)
	out, err := exec.Command("pdftotext", found[0], "-").Output()
	require.NoError(w.t, err)
	whole := strings.Join(strings.Fields(string(out)), "")
	for _, text := range texts {
		assert.Contains(w.t, whole, text, name)
	}
}
