package main_test

import (
	"database/sql"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

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
	out, err := exec.Command("pdftotext", filepath.Join(w.home, name), "-").Output()
	require.NoError(w.t, err)
	whole := strings.Join(strings.Fields(string(out)), "")
	for _, text := range texts {
		assert.Contains(w.t, whole, text, name)
	}
}
