package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// screen is a private X display whose picture lies in a file: a frame is there when its pixels are.
type screen struct {
	display string
	picture string
	server  *exec.Cmd
}

func openScreen(dir string) (*screen, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer read.Close()
	s := &screen{picture: filepath.Join(dir, "Xvfb_screen0")}
	s.server = exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-fbdir", dir, "-nolisten", "tcp")
	s.server.ExtraFiles = []*os.File{write}
	if err := s.server.Start(); err != nil {
		write.Close()
		return nil, err
	}
	write.Close()
	var n int
	if _, err := fmt.Fscan(read, &n); err != nil {
		s.close()
		return nil, fmt.Errorf("Xvfb: %w", err)
	}
	s.display = fmt.Sprintf(":%d", n)
	return s, nil
}

func (s *screen) close() {
	s.server.Process.Kill()
	s.server.Wait()
}

// colours counts different pixels on a line across the screen, up to a few: an empty screen has one.
func (s *screen) colours(f *os.File) (int, error) {
	const width, height, header = 1366, 768, 4096
	st, err := f.Stat()
	if err != nil {
		return 0, err
	}
	start := st.Size() - width*height*4
	if start < 0 || start > header {
		return 0, errors.New("unknown picture of Xvfb")
	}
	seen := map[[3]byte]bool{}
	line := make([]byte, width*4)
	for y := 60; y < height; y += 24 {
		if _, err := f.ReadAt(line, start+int64(y)*width*4); err != nil && err != io.EOF {
			return 0, err
		}
		for x := 0; x < len(line); x += 4 {
			seen[[3]byte(line[x:x+3])] = true
		}
	}
	return len(seen), nil
}

// opened is what one start cost: milliseconds until the first frame, until words stand on the screen, and MB.
type opened struct{ first, words, memory float64 }

// wordColours is how many colours a screen with words has at least: their edges are smoothed.
const wordColours = 24

// start runs a program on a fresh screen and a private home until its first frame, and its words if it has any, are on the screen.
func start(dir, program string, words bool, args ...string) (o opened, err error) {
	home, err := os.MkdirTemp(dir, "home")
	if err != nil {
		return o, err
	}
	s, err := openScreen(home)
	if err != nil {
		return o, err
	}
	defer s.close()
	f, err := os.Open(s.picture)
	if err != nil {
		return o, err
	}
	defer f.Close()
	empty, err := s.colours(f)
	if err != nil {
		return o, err
	}
	cmd := exec.Command(program, args...)
	cmd.Env = append(bareEnvironment(), "HOME="+home, "DISPLAY="+s.display, "LANG=zh_CN.UTF-8")
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		return o, err
	}
	defer func() { cmd.Process.Kill(); cmd.Wait() }()
	for wanted := empty + 1; o.words == 0; time.Sleep(time.Millisecond) {
		n, err := s.colours(f)
		switch {
		case err != nil:
			return o, err
		case time.Since(begin) > 30*time.Second:
			return o, fmt.Errorf("%s: no frame within 30 s", program)
		case n < wanted:
			continue
		case o.first == 0:
			o.first, wanted = since(begin), wordColours
		}
		if n >= wanted || !words {
			o.words = since(begin)
		}
	}
	time.Sleep(2 * time.Second) // everything that a start does is done by then
	o.memory = memory(cmd.Process.Pid, "VmRSS")
	return o, nil
}

// bareEnvironment is ours without what names a home or a screen.
func bareEnvironment() (env []string) {
	for _, e := range os.Environ() {
		if name, _, _ := strings.Cut(e, "="); !strings.HasPrefix(name, "XDG_") && name != "HOME" && name != "DISPLAY" && name != "WAYLAND_DISPLAY" {
			env = append(env, e)
		}
	}
	return env
}

// windows compares the start of the program on the demo office with an empty window of the same size.
func windows(t *report) error {
	if !installed("Xvfb") {
		t.line(figure{name: "冷启动", peerName: "Xvfb " + missing})
		return nil
	}
	db, empty := filepath.Join(t.dir, "demo.db"), filepath.Join(t.dir, "emptywindow")
	if err := command("bin/gongzhi", "demo", "--db", db); err != nil {
		return err
	}
	if err := command("go", "build", "-o", empty, "./bench/emptywindow"); err != nil {
		return err
	}
	program, err := filepath.Abs("bin/gongzhi")
	if err != nil {
		return err
	}
	var ours, peer [3][]float64
	for range runs {
		a, err := start(t.dir, empty, false)
		if err != nil {
			return err
		}
		b, err := start(t.dir, program, true, "--db", db)
		if err != nil {
			return err
		}
		for i, v := range []float64{a.first, a.words, a.memory} {
			peer[i] = append(peer[i], v)
		}
		for i, v := range []float64{b.first, b.words, b.memory} {
			ours[i] = append(ours[i], v)
		}
	}
	t.line(figure{name: "冷启动到首帧（演示库）", ours: ours[0], peer: peer[0], peerName: "空 Fyne 窗口", unit: "毫秒", aim: 1.25, aimIsRate: true})
	t.line(figure{name: "冷启动到登录页的字可见", ours: ours[1], peer: peer[1], peerName: "空 Fyne 窗口首帧", unit: "毫秒", aim: 1.25, aimIsRate: true})
	t.line(figure{name: "启动后内存 RSS", ours: ours[2], peer: peer[2], peerName: "空 Fyne 窗口", unit: "MB"})
	return nil
}
