package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gongzhi/app"
)

// refused ends with status 1 after the reason was already printed.
type refused struct{}

func (refused) Error() string { return "refused" }

// ExitRefused marks the error as already explained.
func (refused) ExitRefused() {}

func (s *session) demo() *cobra.Command {
	var today string
	var damaged bool
	c := &cobra.Command{Use: "demo --db 文件 [--today 日期] [--damaged]", Short: "建立演示数据 清河湾街道", Args: cobra.NoArgs}
	c.Flags().StringVar(&today, "today", "", "演示时钟的日期，如 2026-11-23")
	c.Flags().BoolVar(&damaged, "damaged", false, "丢失一份附件的文件，用来演练检查与恢复")
	c.RunE = func(c *cobra.Command, _ []string) error {
		day := app.Date(today)
		if today != "" && !day.Valid() {
			return usage{fmt.Errorf("--today 应为 2026-11-23 这样的日期，现在是 %s", today)}
		}
		if _, err := os.Stat(s.db); err == nil {
			return s.moveClock(c, day)
		}
		err := s.MakeDemo(c.Context(), s.db, func(ctx context.Context, store app.Store) error {
			if err := s.Demo(ctx, store, day); err != nil || !damaged {
				return err
			}
			return loseOne(ctx, store)
		})
		if err != nil {
			return err
		}
		fmt.Fprintln(s.Out, s.db)
		return nil
	}
	return c
}

// loseOne removes the file of the newest attachment, as a careless hand in the folder would: the check names it.
func loseOne(ctx context.Context, store app.Store) error {
	return store.Read(ctx, func(tx app.Tx) error {
		last, err := tx.Attachments().Find(app.Query{})
		if err != nil {
			return err
		}
		return os.Remove(store.AttachmentPath(last.SHA256))
	})
}

// moveClock sets the clock of an existing demo office; any other existing file is refused.
func (s *session) moveClock(c *cobra.Command, day app.Date) error {
	a, done, err := s.open()
	if err != nil {
		return err
	}
	defer done()
	if _, err := app.DemoClock(c.Context(), a.Store()); err != nil || day == "" {
		return app.Errorf("db", "%s 已经存在，没有改动它。换一个路径，或删除后再建立演示数据。", s.db)
	}
	if err := a.Settings.Set(actor(c.Context()), map[string]string{app.SetClock: string(day) + " 09:00:00"}); err != nil {
		return err
	}
	fmt.Fprintf(s.Out, "%s 演示时钟 %s\n", s.db, day)
	return nil
}

func (s *session) calc() *cobra.Command {
	return &cobra.Command{Use: "calc 文件.json", Short: "按公布的方法重算得分、期限等", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			raw, err := s.input(args[0])
			if err != nil {
				return err
			}
			answer, err := Calc(raw)
			if err != nil {
				return app.Errorf("", "%s", err.Error())
			}
			_, err = fmt.Fprintln(s.Out, string(answer))
			return err
		}}
}

func (s *session) input(name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(s.In)
	}
	raw, err := os.ReadFile(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, app.Errorf("", "文件不存在：%s。", name)
	case err != nil:
		return nil, app.Errorf("", "打不开文件：%s。", name)
	}
	return raw, nil
}

func (s *session) backup() *cobra.Command {
	var out, secret string
	var keep int
	c := &cobra.Command{Use: "backup --db 文件 --out 备份.gzb [--password-file 文件]", Short: "备份数据库和附件到一个文件", Args: cobra.NoArgs}
	c.Flags().StringVar(&out, "out", "", "备份文件；已有的文件夹则按时间取名，供计划任务使用")
	c.Flags().IntVar(&keep, "keep", 0, "文件夹里只留最近几份按时间取名的备份，0 表示都留")
	c.Flags().StringVar(&secret, "password-file", "", "密码文件，- 表示标准输入")
	c.RunE = func(c *cobra.Command, _ []string) error {
		if out == "" {
			return usage{errors.New("缺少选项 --out")}
		}
		if keep < 0 {
			return usage{errors.New("--keep 应为不小于 0 的整数")}
		}
		password, err := s.password(secret)
		if err != nil {
			return err
		}
		a, done, err := s.open()
		if err != nil {
			return err
		}
		defer done()
		folder := ""
		if st, err := os.Stat(out); err == nil && st.IsDir() {
			folder, out = out, filepath.Join(out, timedBackup+time.Now().Format("20060102-150405")+".gzb")
		}
		info, err := a.Backups.Make(actor(c.Context()), out, password, nil)
		if err != nil {
			return err
		}
		if folder != "" && keep > 0 {
			if err := keepNewest(folder, out, keep); err != nil {
				return err
			}
		}
		fmt.Fprintf(s.Out, "%s\n附件 %d 个，审计记录 %d 条，%.1f MB，已校验\n", info.Path, info.Files, info.AuditRows, float64(info.Size)/1e6)
		return nil
	}
	return c
}

// timedBackup begins the names of backups that are named after their time.
const timedBackup = "共治通自动备份-"

// keepNewest removes all but the newest backups named after their time, those of a day to come first: they were made while the
// clock was wrong. The one just made and other files are left alone.
func keepNewest(folder, made string, keep int) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return app.Errorf("", "旧备份没有清理：%s 读不到。", folder)
	}
	var old, future []string
	for _, e := range entries {
		switch name := e.Name(); {
		case !strings.HasPrefix(name, timedBackup) || !strings.HasSuffix(name, ".gzb") || name == filepath.Base(made):
		case name > filepath.Base(made):
			future = append(future, name)
		default:
			old = append(old, name)
		}
	}
	for old = append(future, old...); len(old) > 0 && len(old) >= keep; old = old[1:] {
		if err := os.Remove(filepath.Join(folder, old[0])); err != nil {
			return app.Errorf("", "旧备份 %s 没有删除成：%v。", old[0], err)
		}
	}
	return nil
}

func (s *session) restore() *cobra.Command {
	var secret string
	var force bool
	c := &cobra.Command{Use: "restore 备份.gzb --db 文件 [--force] [--password-file 文件]", Short: "从备份恢复", Args: cobra.ExactArgs(1)}
	c.Flags().StringVar(&secret, "password-file", "", "密码文件，- 表示标准输入")
	c.Flags().BoolVar(&force, "force", false, "覆盖已有数据库（原文件改名保留）")
	c.RunE = func(c *cobra.Command, args []string) error {
		password, err := s.password(secret)
		if err != nil {
			return err
		}
		info, err := s.Restore(c.Context(), args[0], s.db, password, force)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Out, "%s\n备份时间 %s，附件 %d 个，审计记录 %d 条\n", info.Path, info.Made, info.Files, info.AuditRows)
		return nil
	}
	return c
}

func (s *session) check() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{Use: "check --db 文件 [--json]", Short: "校验数据库、审计链和附件", Args: cobra.NoArgs}
	c.Flags().BoolVar(&asJSON, "json", false, "以 JSON 输出")
	c.RunE = func(c *cobra.Command, _ []string) error {
		a, done, err := s.open()
		if err != nil {
			return err
		}
		defer done()
		r, err := a.Store().Check(c.Context())
		if err != nil {
			return err
		}
		if asJSON {
			enc := json.NewEncoder(s.Out)
			enc.SetIndent("", " ")
			if err := enc.Encode(r); err != nil {
				return err
			}
		} else {
			fmt.Fprintf(s.Out, "结构：%s\n审计记录：%d 条，末尾 %.16s\n锚点：%d 处\n附件：%d 个\n", r.Integrity, r.AuditRows, r.AuditHead, r.Anchors, r.Attachments)
		}
		for _, p := range r.Problems {
			fmt.Fprintln(s.Err, p)
		}
		if !r.OK {
			return refused{}
		}
		if !asJSON {
			fmt.Fprintln(s.Out, "校验通过")
		}
		return nil
	}
	return c
}
