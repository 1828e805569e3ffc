//go:build !windows

package main

import (
	"fmt"
	"log/slog"
	"os"
	"runtime"

	"gongzhi/app"
)

// graphics decides how the window is drawn; other systems have OpenGL or say themselves what is wrong.
type graphics struct{}

func newGraphics(string) graphics { return graphics{} }

func (graphics) prepare([]string, *slog.Logger) (handed bool, err error) {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return false, app.Errorf("", "这里没有图形桌面，窗口打不开。命令行用法见 gongzhi help。")
	}
	return false, nil
}

func (graphics) failed(_ []string, _ *slog.Logger, cause any) error {
	return fmt.Errorf("the window cannot be drawn: %v", cause)
}

func (graphics) started() {}
