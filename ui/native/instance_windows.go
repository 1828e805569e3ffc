package native

import (
	"errors"

	"golang.org/x/sys/windows"
)

// asfwAny lets any program bring itself to the front (AllowSetForegroundWindow); the copy just started by the user may give that
// right away.
const asfwAny = ^uintptr(0)

// pipeRejectRemote is PIPE_REJECT_REMOTE_CLIENTS.
const pipeRejectRemote = 8

func pipe(name string) *uint16 { return wide(`\\.\pipe\` + name) }

// listen hears the messages of later copies on a named pipe, which only one program can own.
func listen(name string, hear func([]byte)) (end func(), err error) {
	p, err := windows.CreateNamedPipe(pipe(name), windows.PIPE_ACCESS_INBOUND|windows.FILE_FLAG_FIRST_PIPE_INSTANCE,
		pipeRejectRemote, 1, 0, messageLimit, 0, nil)
	if err != nil {
		return nil, err
	}
	go func() {
		buffer := make([]byte, messageLimit)
		for {
			if err := windows.ConnectNamedPipe(p, nil); err != nil && !errors.Is(err, windows.ERROR_PIPE_CONNECTED) {
				return
			}
			message := buffer[:0]
			for len(message) < len(buffer) {
				var n uint32
				if windows.ReadFile(p, buffer[len(message):], &n, nil) != nil || n == 0 {
					break
				}
				message = buffer[:len(message)+int(n)]
			}
			hear(append([]byte(nil), message...))
			_ = windows.DisconnectNamedPipe(p)
		}
	}()
	return func() { go windows.CloseHandle(p) }, nil
}

func send(name string, message []byte) error {
	p, err := windows.CreateFile(pipe(name), windows.GENERIC_WRITE, 0, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		return err
	}
	defer windows.CloseHandle(p)
	_, _, _ = user32("AllowSetForegroundWindow").Call(asfwAny)
	var n uint32
	return windows.WriteFile(p, message, &n, nil)
}
