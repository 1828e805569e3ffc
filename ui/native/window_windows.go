package native

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

const (
	swpNoZOrder    = 0x0004
	monitorNearest = 2
	swMaximize     = 3
	swRestore      = 9
)

type monitorInfo struct {
	size          uint32
	monitor, work winRect
	flags         uint32
}

// windowPlacement is WINDOWPLACEMENT.
type windowPlacement struct {
	size, flags, show uint32
	least, most       winPoint
	normal            winRect
}

func user32(name string) *windows.LazyProc {
	return windows.NewLazySystemDLL("user32.dll").NewProc(name)
}

// MoveWindow puts the window where it was, in pixels of the screen: drawn back onto the nearest monitor and made as small as that is
// when it would reach outside, for a monitor may be gone or its scale changed.
func MoveWindow(w fyne.Window, p Place) {
	withHandle(w, func(handle uintptr) {
		want := winRect{int32(p.X), int32(p.Y), int32(p.X + p.Wide), int32(p.Y + p.High)}
		mon, _, _ := user32("MonitorFromRect").Call(uintptr(unsafe.Pointer(&want)), monitorNearest)
		info := monitorInfo{size: uint32(unsafe.Sizeof(monitorInfo{}))}
		if ok, _, _ := user32("GetMonitorInfoW").Call(mon, uintptr(unsafe.Pointer(&info))); ok != 0 {
			p = p.within(Place{X: int(info.work.left), Y: int(info.work.top), Wide: int(info.work.right - info.work.left), High: int(info.work.bottom - info.work.top)})
		}
		_, _, _ = user32("SetWindowPos").Call(handle, 0, uintptr(p.X), uintptr(p.Y), uintptr(p.Wide), uintptr(p.High), swpNoZOrder)
		if p.Maximized {
			_, _, _ = user32("ShowWindow").Call(handle, swMaximize)
		}
	})
}

// WindowPlace is where the window stands on the screen when it is neither maximized nor minimized.
func WindowPlace(w fyne.Window) (p Place, ok bool) {
	withHandle(w, func(handle uintptr) {
		place := windowPlacement{size: uint32(unsafe.Sizeof(windowPlacement{}))}
		got, _, _ := user32("GetWindowPlacement").Call(handle, uintptr(unsafe.Pointer(&place)))
		r, work := place.normal, monitorInfo{size: uint32(unsafe.Sizeof(monitorInfo{}))}
		if got == 0 {
			return
		}
		// The normal place is told from the corner of the primary monitor's work area, which a taskbar at the left or top moves.
		if mon, _, _ := user32("MonitorFromPoint").Call(0, 1); mon != 0 {
			_, _, _ = user32("GetMonitorInfoW").Call(mon, uintptr(unsafe.Pointer(&work)))
		}
		dx, dy := work.work.left-work.monitor.left, work.work.top-work.monitor.top
		p = Place{X: int(r.left + dx), Y: int(r.top + dy), Wide: int(r.right - r.left), High: int(r.bottom - r.top), Maximized: place.show == swMaximize}
		ok = p.Wide > 0 && p.High > 0
	})
	return p, ok
}

// Front brings the window before all others.
func Front(w fyne.Window) {
	withHandle(w, func(handle uintptr) {
		if minimized, _, _ := user32("IsIconic").Call(handle); minimized != 0 {
			_, _, _ = user32("ShowWindow").Call(handle, swRestore)
		}
		_, _, _ = user32("SetForegroundWindow").Call(handle)
	})
}
