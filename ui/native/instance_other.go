//go:build !windows

package native

import (
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"
)

func socket(name string) string {
	dir := os.Getenv("XDG_RUNTIME_DIR")
	if dir == "" {
		dir = os.TempDir()
		name = fmt.Sprintf("%s-%d", name, os.Getuid())
	}
	return filepath.Join(dir, name+".sock")
}

// listen hears the messages of later copies on a socket; one left by a killed program is replaced, for nobody answered on it.
func listen(name string, hear func([]byte)) (end func(), err error) {
	_ = os.Remove(socket(name))
	l, err := net.Listen("unix", socket(name))
	if err != nil {
		return nil, err
	}
	_ = os.Chmod(socket(name), 0o600)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_ = c.SetDeadline(time.Now().Add(time.Second))
			if message, err := io.ReadAll(io.LimitReader(c, messageLimit)); err == nil {
				hear(message)
			}
			_ = c.Close()
		}
	}()
	return func() { _ = l.Close() }, nil
}

func send(name string, message []byte) error {
	c, err := net.DialTimeout("unix", socket(name), time.Second)
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = c.Write(message)
	return err
}
