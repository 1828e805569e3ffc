package native

import (
	"runtime"
	"sync"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

const (
	wmApp        = 0x8000
	wmClose      = 0x0010
	wmDestroy    = 0x0002
	wmLButtonUp  = 0x0202
	wmRButtonUp  = 0x0205
	ninBalloon   = 0x0405 // NIN_BALLOONUSERCLICK
	nimAdd       = 0
	nimModify    = 1
	nimDelete    = 2
	nifMessage   = 0x01
	nifIcon      = 0x02
	nifTip       = 0x04
	nifInfo      = 0x10
	mfSeparator  = 0x0800
	tpmReturn    = 0x0100
	imageIcon    = 1
	iconShared   = 0x8000
	iconResource = 1
)

// notifyIcon is NOTIFYICONDATAW.
type notifyIcon struct {
	size        uint32
	window      uintptr
	id, flags   uint32
	message     uint32
	icon        uintptr
	tip         [128]uint16
	state, mask uint32
	info        [256]uint16
	version     uint32
	title       [64]uint16
	infoFlags   uint32
	guid        windows.GUID
	balloon     uintptr
}

type windowClass struct {
	size, style                    uint32
	proc                           uintptr
	extra, windowExtra             int32
	instance, icon, cursor, ground uintptr
	menu, name                     *uint16
	small                          uintptr
}

type windowMessage struct {
	window  uintptr
	id      uint32
	w, l    uintptr
	time    uint32
	at      winPoint
	private uint32
}

// Tray (任务栏图标) is the program's icon beside the clock, with a menu and short notices. It lives on a thread and a window of
// its own. A nil Tray does nothing.
type Tray struct {
	items  []TrayItem
	back   uint32 // the message that a restarted taskbar sends
	mu     sync.Mutex
	icon   notifyIcon
	window uintptr
}

// NewTray puts the icon beside the clock.
func NewTray(tip string, items []TrayItem) *Tray {
	t := &Tray{items: items}
	ready := make(chan bool)
	go t.live(tip, ready)
	if !<-ready {
		return nil
	}
	return t
}

func (t *Tray) live(tip string, ready chan<- bool) {
	runtime.LockOSThread()
	var instance windows.Handle
	_ = windows.GetModuleHandleEx(0, nil, &instance)
	class := windowClass{proc: syscall.NewCallback(t.message), instance: uintptr(instance), name: wide("gongzhi-tray")}
	class.size = uint32(unsafe.Sizeof(class))
	_, _, _ = user32("RegisterClassExW").Call(uintptr(unsafe.Pointer(&class)))
	// A hidden window that is no message window, for only such ones hear of a restarted taskbar.
	t.window, _, _ = user32("CreateWindowExW").Call(0, uintptr(unsafe.Pointer(class.name)), uintptr(unsafe.Pointer(wide(tip))), 0, 0, 0, 0, 0, 0, 0, uintptr(instance), 0)
	if t.window == 0 {
		ready <- false
		return
	}
	back, _, _ := user32("RegisterWindowMessageW").Call(uintptr(unsafe.Pointer(wide("TaskbarCreated"))))
	t.back = uint32(back)
	icon, _, _ := user32("LoadImageW").Call(uintptr(instance), iconResource, imageIcon, 0, 0, iconShared)
	t.icon = notifyIcon{window: t.window, id: 1, flags: nifMessage | nifIcon | nifTip, message: wmApp, icon: icon}
	t.icon.size = uint32(unsafe.Sizeof(t.icon))
	fill(t.icon.tip[:], tip)
	t.tell(nimAdd, t.icon)
	ready <- true
	var m windowMessage
	for {
		if got, _, _ := user32("GetMessageW").Call(uintptr(unsafe.Pointer(&m)), 0, 0, 0); int32(got) <= 0 {
			return
		}
		_, _, _ = user32("TranslateMessage").Call(uintptr(unsafe.Pointer(&m)))
		_, _, _ = user32("DispatchMessageW").Call(uintptr(unsafe.Pointer(&m)))
	}
}

func (t *Tray) message(window, id, w, l uintptr) uintptr {
	switch {
	case id == wmApp && (l == wmLButtonUp || l == ninBalloon):
		t.items[0].Do()
	case id == wmApp && l == wmRButtonUp:
		t.menu(window)
	case t.back != 0 && uint32(id) == t.back:
		t.tell(nimAdd, t.icon)
	case id == wmClose:
		t.tell(nimDelete, t.icon)
		_, _, _ = user32("DestroyWindow").Call(window)
	case id == wmDestroy:
		_, _, _ = user32("PostQuitMessage").Call(0)
	default:
		r, _, _ := user32("DefWindowProcW").Call(window, id, w, l)
		return r
	}
	return 0
}

// menu shows the rows at the pointer and does what was chosen.
func (t *Tray) menu(window uintptr) {
	menu, _, _ := user32("CreatePopupMenu").Call()
	for i, item := range t.items {
		flags := uintptr(0)
		if item.Label == "" {
			flags = mfSeparator
		}
		_, _, _ = user32("AppendMenuW").Call(menu, flags, uintptr(i+1), uintptr(unsafe.Pointer(wide(item.Label))))
	}
	var at winPoint
	_, _, _ = user32("GetCursorPos").Call(uintptr(unsafe.Pointer(&at)))
	_, _, _ = user32("SetForegroundWindow").Call(window) // else the menu stays open when one clicks elsewhere
	chosen, _, _ := user32("TrackPopupMenu").Call(menu, tpmReturn, uintptr(at.x), uintptr(at.y), 0, window, 0)
	_, _, _ = user32("DestroyMenu").Call(menu)
	if n := int(chosen); n > 0 && n <= len(t.items) {
		t.items[n-1].Do()
	}
}

// Notify shows a sentence beside the icon; Windows keeps it in its list of notices.
func (t *Tray) Notify(title, text string) {
	if t == nil {
		return
	}
	n := t.icon
	n.flags |= nifInfo
	fill(n.title[:], title)
	fill(n.info[:], text)
	t.tell(nimModify, n)
}

// Close takes the icon away.
func (t *Tray) Close() {
	if t != nil {
		_, _, _ = user32("SendMessageW").Call(t.window, wmClose, 0, 0)
	}
}

func (t *Tray) tell(what uintptr, n notifyIcon) {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, _, _ = windows.NewLazySystemDLL("shell32.dll").NewProc("Shell_NotifyIconW").Call(what, uintptr(unsafe.Pointer(&n)))
}

// fill writes a text that ends with NUL, cut where it does not fit.
func fill(to []uint16, text string) {
	units, err := syscall.UTF16FromString(text)
	if err != nil {
		return
	}
	n := copy(to, units)
	to[min(n, len(to)-1)] = 0
}
