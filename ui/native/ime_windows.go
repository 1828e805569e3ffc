package native

import (
	"sync"
	"syscall"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// The messages and styles of the input method manager.
const (
	wmIMERequest         = 0x0288
	wmIMEStartComp       = 0x010D
	imrQueryCharPosition = 0x0006
	cfsPoint             = 0x0002
	cfsCandidatePos      = 0x0040
	cfsExclude           = 0x0080
	gwlpWndProc          = -4
)

type winPoint struct{ x, y int32 }

type winRect struct{ left, top, right, bottom int32 }

type compositionForm struct {
	style uint32
	at    winPoint
	area  winRect
}

type candidateForm struct {
	index uint32
	style uint32
	at    winPoint
	area  winRect
}

type charPosition struct {
	size       uint32
	char       uint32
	at         winPoint
	lineHeight uint32
	document   winRect
}

// imeHook knows where the caret stands in each window whose procedure it has taken over.
type imeHook struct {
	mu    sync.Mutex
	old   map[uintptr]uintptr
	caret map[uintptr]winRect
	proc  uintptr
}

var imm = struct {
	getContext, releaseContext, setComposition, setCandidate *windows.LazyProc
	setWindowLong, callWindowProc, clientToScreen            *windows.LazyProc
	hook                                                     *imeHook
}{
	windows.NewLazySystemDLL("imm32.dll").NewProc("ImmGetContext"), windows.NewLazySystemDLL("imm32.dll").NewProc("ImmReleaseContext"),
	windows.NewLazySystemDLL("imm32.dll").NewProc("ImmSetCompositionWindow"), windows.NewLazySystemDLL("imm32.dll").NewProc("ImmSetCandidateWindow"),
	windows.NewLazySystemDLL("user32.dll").NewProc("SetWindowLongPtrW"), windows.NewLazySystemDLL("user32.dll").NewProc("CallWindowProcW"),
	windows.NewLazySystemDLL("user32.dll").NewProc("ClientToScreen"),
	&imeHook{old: map[uintptr]uintptr{}, caret: map[uintptr]winRect{}},
}

// Caret puts the input method's window at the caret, in pixels of the window. The place is also kept for input methods that ask
// for it themselves (IMR_QUERYCHARPOSITION), as Microsoft Pinyin does.
func Caret(w fyne.Window, x, y, height float32) {
	withHandle(w, func(handle uintptr) {
		area := winRect{int32(x), int32(y), int32(x) + 1, int32(y + height)}
		imm.hook.watch(handle, area)
		placeIME(handle, area)
	})
}

func placeIME(handle uintptr, area winRect) {
	ctx, _, _ := imm.getContext.Call(handle)
	if ctx == 0 {
		return
	}
	defer imm.releaseContext.Call(handle, ctx)
	comp := compositionForm{style: cfsPoint, at: winPoint{area.left, area.top}}
	_, _, _ = imm.setComposition.Call(ctx, uintptr(unsafe.Pointer(&comp)))
	below := winPoint{area.left, area.bottom}
	for _, f := range []candidateForm{{style: cfsCandidatePos, at: below}, {style: cfsExclude, at: below, area: area}} {
		_, _, _ = imm.setCandidate.Call(ctx, uintptr(unsafe.Pointer(&f)))
	}
}

// watch remembers the caret and takes over the window's procedure once.
func (h *imeHook) watch(handle uintptr, area winRect) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.caret[handle] = area
	if _, done := h.old[handle]; done {
		return
	}
	if h.proc == 0 {
		h.proc = syscall.NewCallback(h.message)
	}
	index := gwlpWndProc
	old, _, _ := imm.setWindowLong.Call(handle, uintptr(index), h.proc)
	h.old[handle] = old
}

func (h *imeHook) message(handle, msg, wparam, lparam uintptr) uintptr {
	h.mu.Lock()
	old, area := h.old[handle], h.caret[handle]
	h.mu.Unlock()
	switch {
	case msg == wmIMEStartComp:
		placeIME(handle, area)
	case msg == wmIMERequest && wparam == imrQueryCharPosition && lparam != 0:
		return answerPosition(handle, area, lparam)
	}
	r, _, _ := imm.callWindowProc.Call(old, handle, msg, wparam, lparam)
	return r
}

// answerPosition fills IMECHARPOSITION with the caret in screen pixels.
func answerPosition(handle uintptr, area winRect, lparam uintptr) uintptr {
	p := *(**charPosition)(unsafe.Pointer(&lparam))
	at := winPoint{area.left, area.top}
	_, _, _ = imm.clientToScreen.Call(handle, uintptr(unsafe.Pointer(&at)))
	p.at = at
	p.lineHeight = uint32(area.bottom - area.top)
	p.document = winRect{at.x, at.y, at.x + 4000, at.y + int32(p.lineHeight)}
	return 1
}

// withHandle calls fn with the window's handle.
func withHandle(w fyne.Window, fn func(handle uintptr)) {
	n, ok := w.(driver.NativeWindow)
	if !ok {
		return
	}
	n.RunNative(func(ctx any) {
		if c, ok := ctx.(driver.WindowsWindowContext); ok && c.HWND != 0 {
			fn(c.HWND)
		}
	})
}
