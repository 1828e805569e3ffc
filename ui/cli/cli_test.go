package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/data"
	"gongzhi/data/datatest"
)

// typed runs one command line on a database of its own and returns what it printed.
func typed(t *testing.T, db string, args ...string) (status int, out, reason string) {
	var stdout, stderr bytes.Buffer
	open := func(path string) (app.Store, error) {
		s, err := data.Open(path)
		if err != nil {
			return nil, err
		}
		return s, nil
	}
	d := Deps{Open: open, Restore: data.Restore, In: strings.NewReader(""), Out: &stdout, Err: &stderr, Default: db}
	status = Run(context.Background(), d, args)
	return status, stdout.String(), stderr.String()
}

func officeFile(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "街道.db")
	s, err := data.Create(path)
	require.NoError(t, err)
	require.NoError(t, app.New(s, app.Options{}).Orgs.Save(datatest.Ctx(), &app.Org{Name: "城市管理办", Kind: app.KindGov}))
	require.NoError(t, s.Close())
	return path
}

func TestWrongUsageEndsWithTwoAndRefusalsWithOneInChinese(t *testing.T) {
	db := officeFile(t)
	for _, c := range []struct {
		status int
		says   string
		args   []string
	}{
		{2, "没有这个命令", []string{"foo"}}, {2, "没有这个选项", []string{"check", "--foo"}}, {2, "没有这种文书", []string{"report", "D99", "--out", "x"}},
		{2, "没有这个种类", []string{"import", "不知道", "x.xlsx"}}, {2, "应写作", []string{"import", "duty"}}, {2, "没有这种格式", []string{"report", "D08", "--out", "x", "--format", "bmp"}},
		{1, "不存在", []string{"check", "--db", filepath.Join(t.TempDir(), "没有.db")}}, {1, "2031年第一季度没有", []string{"report", "D10", "--period", "2031Q1", "--out", t.TempDir()}},
		{1, "文件不存在", []string{"calc", "没有.json"}}, {2, "--out", []string{"backup"}}, {2, "--reason", []string{"report", "D08", "--out", "x", "--unmask"}},
		{2, "选项 --id 的内容不对：abc", []string{"report", "D08", "--out", "x", "--id", "abc"}}, {2, "--keep", []string{"backup", "--out", "x.gzb", "--keep", "-1"}}, {1, "没有写明数据库", []string{"check", "--db", ""}},
		{1, "数据库自己", []string{"backup", "--out", db}}, {1, "密码文件 /dev/null 是空的", []string{"backup", "--out", filepath.Join(t.TempDir(), "x.gzb"), "--password-file", "/dev/null"}},
		{1, "2019年第一季度没有", []string{"report", "D23", "--period", "２０１９Ｑ１", "--out", t.TempDir()}}, {2, "无法识别", []string{"report", "D23", "--period", "+026Q1", "--out", t.TempDir()}},
	} {
		status, _, reason := typed(t, db, c.args...)
		assert.Equal(t, c.status, status, c.args)
		assert.Contains(t, reason, c.says, c.args)
		assert.NotContains(t, reason, "unknown", c.args)
	}
}

func TestImportPrintsOneObjectAndTakesAListOnce(t *testing.T) {
	db := officeFile(t)
	list := filepath.Join(t.TempDir(), "清单.csv")
	require.NoError(t, os.WriteFile(list, []byte("责任事项,牵头单位,完成时限\n清淤,城市管理办,2030年12月31日\n巡查,城市管理办,尽快\n"), 0o600))
	for _, want := range []int{1, 0} {
		status, out, _ := typed(t, db, "import", "责任清单", list, "--json")
		assert.Zero(t, status)
		var res struct {
			FileVerdict string `json:"file_verdict"`
			Accepted    int    `json:"accepted"`
		}
		require.NoError(t, json.Unmarshal([]byte(out), &res), out)
		assert.Equal(t, "OK", res.FileVerdict)
		assert.Equal(t, want, res.Accepted)
	}
	status, out, _ := typed(t, db, "check")
	assert.Zero(t, status)
	assert.Contains(t, out, "校验通过")
	status, out, reason := typed(t, db, "import", "责任清单", filepath.Join(t.TempDir(), "没有.xlsx"), "--json")
	assert.Equal(t, 1, status)
	assert.True(t, json.Valid([]byte(out)), out)
	assert.NotEmpty(t, reason)
	status, out, reason = typed(t, db, "import", "责任清单", list, "--json", "--db", filepath.Join(t.TempDir(), "没有.db"))
	assert.Equal(t, 1, status)
	assert.True(t, json.Valid([]byte(out)), out)
	assert.Contains(t, reason, "不存在")
}

func TestADamagedDemoOfficeFailsItsCheck(t *testing.T) {
	db, file := filepath.Join(t.TempDir(), "演示.db"), filepath.Join(t.TempDir(), "照片.jpg")
	other := filepath.Join(t.TempDir(), "台账.txt")
	require.NoError(t, os.WriteFile(file, []byte("picture"), 0o600))
	require.NoError(t, os.WriteFile(other, []byte("ledger"), 0o600))
	var out, reason bytes.Buffer
	d := Deps{In: strings.NewReader(""), Out: &out, Err: &reason, Default: db,
		Create: func(path string) (app.Store, error) { return data.Create(path) },
		Open:   func(path string) (app.Store, error) { return data.Open(path) },
		Demo: func(ctx context.Context, s app.Store, _ app.Date) error {
			files := app.New(s, app.Options{}).Files
			if _, err := files.Attach(datatest.Ctx(), "duty", 1, other); err != nil {
				return err
			}
			_, err := files.Attach(datatest.Ctx(), "duty", 1, file)
			return err
		}}
	require.Zero(t, Run(context.Background(), d, []string{"demo", "--db", db, "--damaged"}), reason.String())
	assert.Equal(t, 1, Run(context.Background(), d, []string{"check", "--db", db}))
	assert.Contains(t, out.String()+reason.String(), "照片.jpg")
}

func TestADemoOfficeThatWasNotFinishedLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	db := filepath.Join(folder, "演示.db")
	var out, reason bytes.Buffer
	full := app.Errorf("", "磁盘已满，这次没有保存。清理磁盘后重试。")
	d := Deps{Out: &out, Err: &reason, Default: db, Create: func(path string) (app.Store, error) { return data.Create(path) },
		Demo: func(ctx context.Context, s app.Store, _ app.Date) error {
			if err := app.New(s, app.Options{}).Orgs.Save(datatest.Ctx(), &app.Org{Name: "城市管理办"}); err != nil || full == nil {
				return err
			}
			return full
		}}
	require.Equal(t, 1, Run(context.Background(), d, []string{"demo"}))
	assert.Contains(t, reason.String(), "磁盘已满")
	left, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Empty(t, left)
	full = nil
	require.NoError(t, os.WriteFile(db+making, []byte("of a killed program"), 0o600))
	require.Zero(t, Run(context.Background(), d, []string{"demo"}), reason.String())
	left, err = os.ReadDir(folder)
	require.NoError(t, err)
	require.Len(t, left, 1)
	status, _, _ := typed(t, db, "check")
	assert.Zero(t, status)
}

func TestScheduledBackupsKeepTheNewestWhateverTheClockOnceSaid(t *testing.T) {
	db, folder := officeFile(t), filepath.Join(t.TempDir(), "备份[夜间]")
	require.NoError(t, os.Mkdir(folder, 0o700))
	for _, name := range []string{"共治通自动备份-20200101-080000.gzb", "共治通自动备份-20990101-080000.gzb", "共治通自动备份-20990102-080000.gzb", "共治通手工备份.gzb", "通知.docx"} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600))
	}
	status, out, reason := typed(t, db, "backup", "--out", folder, "--keep", "2")
	require.Zero(t, status, reason)
	made, _, _ := strings.Cut(out, "\n")
	assert.FileExists(t, made)
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	assert.ElementsMatch(t, []string{filepath.Base(made), "共治通自动备份-20200101-080000.gzb", "共治通手工备份.gzb", "通知.docx"}, names)
}
