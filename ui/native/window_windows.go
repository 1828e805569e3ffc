package native

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

const (
	swpNoSize      = 0x0001
	swpNoZOrder    = 0x0004
	monitorNearest = 2
)

type monitorInfo struct {
	size          uint32
	monitor, work winRect
	flags         uint32
}

func user32(name string) *windows.LazyProc {
	return windows.NewLazySystemDLL("user32.dll").NewProc(name)
}

// MoveWindow puts the window at a place of the screen, drawn back onto the nearest monitor when it would lie outside.
func MoveWindow(w fyne.Window, x, y int) {
	withHandle(w, func(handle uintptr) {
		var r winRect
		_, _, _ = user32("GetWindowRect").Call(handle, uintptr(unsafe.Pointer(&r)))
		wide, high := r.right-r.left, r.bottom-r.top
		want := winRect{int32(x), int32(y), int32(x) + wide, int32(y) + high}
		mon, _, _ := user32("MonitorFromRect").Call(uintptr(unsafe.Pointer(&want)), monitorNearest)
		info := monitorInfo{size: uint32(unsafe.Sizeof(monitorInfo{}))}
		if ok, _, _ := user32("GetMonitorInfoW").Call(mon, uintptr(unsafe.Pointer(&info))); ok != 0 {
			want.left = max(info.work.left, min(want.left, info.work.right-wide))
			want.top = max(info.work.top, min(want.top, info.work.bottom-high))
		}
		_, _, _ = user32("SetWindowPos").Call(handle, 0, uintptr(want.left), uintptr(want.top), 0, 0, swpNoSize|swpNoZOrder)
	})
}

// WindowPlace is where the window stands on the screen.
func WindowPlace(w fyne.Window) (x, y int, ok bool) {
	withHandle(w, func(handle uintptr) {
		if minimized, _, _ := user32("IsIconic").Call(handle); minimized != 0 {
			return
		}
		var r winRect
		got, _, _ := user32("GetWindowRect").Call(handle, uintptr(unsafe.Pointer(&r)))
		x, y, ok = max(0, int(r.left)), max(0, int(r.top)), got != 0
	})
	return x, y, ok
}
