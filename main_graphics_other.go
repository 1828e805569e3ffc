//go:build !windows

package main

import (
	"fmt"
	"log/slog"
)

// graphics decides how the window is drawn; other systems have OpenGL or say themselves what is wrong.
type graphics struct{}

func newGraphics(string) graphics { return graphics{} }

func (graphics) prepare([]string, *slog.Logger) (handed bool, err error) { return false, nil }

func (graphics) failed(_ []string, _ *slog.Logger, cause any) error {
	return fmt.Errorf("the window cannot be drawn: %v", cause)
}

func (graphics) started() {}
