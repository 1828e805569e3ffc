package main

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"

	"gongzhi/app"
	"gongzhi/reports/out"
	"gongzhi/ui/native"
)

// diagnose writes one ZIP for whoever looks after the program: logs, crash reports, version, system, the state of the database. Long
// numbers and the user's folder are blackened in it.
func (j *journal) diagnose(ctx context.Context, store app.Store, path string) error {
	return out.SaveFunc(path, func(f *os.File) error {
		z := zip.NewWriter(f)
		return errors.Join(j.collect(ctx, store, z), z.Close())
	})
}

func (j *journal) collect(ctx context.Context, store app.Store, z *zip.Writer) error {
	if err := j.pack(z, "概况.txt", strings.NewReader(overview(ctx, store))); err != nil {
		return err
	}
	names, err := os.ReadDir(j.folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	for _, e := range names {
		if e.IsDir() || ctx.Err() != nil {
			continue
		}
		in, err := os.Open(filepath.Join(j.folder, e.Name()))
		if err != nil {
			continue // another window may hold it
		}
		err = j.pack(z, "log/"+e.Name(), in)
		in.Close()
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// pack adds a text with numbers of persons and the user's folder blackened.
func (j *journal) pack(z *zip.Writer, name string, in io.Reader) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Now()})
	if err != nil {
		return err
	}
	raw, err := io.ReadAll(io.LimitReader(in, logLimit*2))
	if err != nil {
		return err
	}
	text := string(raw)
	if home, err := os.UserHomeDir(); err == nil && len(home) > 3 {
		text = strings.NewReplacer(home, "～", strings.ReplaceAll(home, `\`, `\\`), "～").Replace(text)
	}
	_, err = io.WriteString(w, regexp.MustCompile(`\d{7,}[\dXx]?`).ReplaceAllString(text, "＊＊＊"))
	return err
}

// overview says what the program runs on and in what state the data is.
func overview(ctx context.Context, store app.Store) string {
	lines := []string{"共治通诊断信息", "生成时间：" + time.Now().Format("2006-01-02 15:04:05"), "版本：" + app.Version,
		fmt.Sprintf("兼容模式：%t", compatible), "系统：" + native.System(), fmt.Sprintf("处理器：%d 个，%s", runtime.NumCPU(), runtime.Version())}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	lines = append(lines, fmt.Sprintf("内存：%.0f MB", float64(m.Sys)/1e6))
	if st, err := os.Stat(store.Path()); err == nil {
		lines = append(lines, fmt.Sprintf("数据库：%.1f MB", float64(st.Size())/1e6))
	}
	r, err := store.Check(ctx)
	if err != nil {
		lines = append(lines, "校验：没有完成："+err.Error())
	} else {
		lines = append(lines, fmt.Sprintf("校验：结构 %s，审计记录 %d 条，锚点 %d 处，附件 %d 个，问题 %d 个", r.Integrity, r.AuditRows, r.Anchors, r.Attachments, len(r.Problems)))
	}
	return strings.Join(lines, "\r\n") + "\r\n"
}
