package main

import (
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/go-gl/glfw/v3.3/glfw"

	"gongzhi/app"
)

// compatProgram is the build for computers without OpenGL; it lies beside the plain one.
const compatProgram = "gongzhi-compat.exe"

// failedStarts is how often in a row the window may not come up before the compatibility build is used without another try: a
// broken driver can end the program before anything can be said about it.
const failedStarts = 2

// graphics decides how the window is drawn and remembers beside the log whether the last starts came to a window.
type graphics struct{ mark string }

func newGraphics(logs string) graphics { return graphics{filepath.Join(logs, "graphics.starting")} }

// prepare finds out whether the window can be drawn. Without OpenGL it starts the compatibility build (Direct3D) and says so: then
// this copy has nothing more to do.
func (g graphics) prepare(args []string, log *slog.Logger) (handed bool, err error) {
	if compatible {
		if err := tryWindow(); err != nil {
			return false, app.Errorf("", "这台电脑的显示驱动既不支持 OpenGL，也不支持 Direct3D 11，窗口打不开。请更新显卡驱动；远程桌面请改用本机登录再试。（%v）", err)
		}
		return false, nil
	}
	cause := ""
	if g.failures() >= failedStarts {
		cause = "前几次打开没有成功"
	} else if err := tryWindow(); err != nil {
		cause = err.Error()
	}
	if cause == "" {
		g.starting()
		return false, nil
	}
	return true, g.compat(args, log, cause)
}

// failed is told when Fyne could not draw its first window: the plain build gives way to the compatibility build from now on.
func (g graphics) failed(args []string, log *slog.Logger, cause any) error {
	if compatible {
		return app.Errorf("", "这台电脑的显示驱动画不出窗口。请更新显卡驱动；远程桌面请改用本机登录再试。")
	}
	for range failedStarts {
		g.starting()
	}
	return g.compat(args, log, cause)
}

// compat starts the compatibility build in place of this one.
func (g graphics) compat(args []string, log *slog.Logger, cause any) error {
	log.Warn("这台电脑的 OpenGL 不能用，改用兼容模式（Direct3D）打开窗口。", "cause", cause)
	program, err := os.Executable()
	if err != nil {
		return err
	}
	if exec.Command(filepath.Join(filepath.Dir(program), compatProgram), args...).Start() != nil {
		return app.Errorf("", "这台电脑的显示驱动不支持 OpenGL，兼容模式（%s）也没有找到。请重新安装共治通。（%v）", compatProgram, cause)
	}
	return nil
}

// tryWindow opens a window that nobody sees, as Fyne will open its own; the hints about the kind of context stay.
func tryWindow() error {
	if err := glfw.Init(); err != nil {
		return err
	}
	if compatible {
		glfw.WindowHint(glfw.ContextCreationAPI, glfw.EGLContextAPI)
		glfw.WindowHint(glfw.ClientAPI, glfw.OpenGLESAPI)
		glfw.WindowHint(glfw.ContextVersionMajor, 2)
	} else {
		glfw.WindowHint(glfw.ContextVersionMajor, 2)
		glfw.WindowHint(glfw.ContextVersionMinor, 1)
	}
	glfw.WindowHint(glfw.Visible, glfw.False)
	w, err := glfw.CreateWindow(64, 64, "", nil, nil)
	if err != nil {
		return err
	}
	w.Destroy()
	return nil
}

// failures counts the starts of this version that came to no window.
func (g graphics) failures() int {
	raw, err := os.ReadFile(g.mark)
	if err != nil {
		return 0
	}
	version, count, _ := strings.Cut(strings.TrimSpace(string(raw)), " ")
	n, err := strconv.Atoi(count)
	if err != nil || version != app.Version {
		return 0
	}
	return n
}

func (g graphics) starting() {
	_ = os.WriteFile(g.mark, fmt.Appendf(nil, "%s %d\n", app.Version, g.failures()+1), 0o600)
}

// started forgets the failed starts: the window is there.
func (g graphics) started() {
	if !compatible {
		_ = os.Remove(g.mark)
	}
}
