package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// BigScreen (大屏) is a second window that everybody in the room reads. It opens full screen; F11 makes it a window that can be
// drawn to the projector and full again, Esc closes it.
type BigScreen struct {
	win  fyne.Window
	body *fyne.Container
	gone bool
}

// OpenBigScreen opens the window with a content twice as large as the screens of the program; it closes with the page of env.
func OpenBigScreen(env *Env, title string, content fyne.CanvasObject) *BigScreen {
	s := &BigScreen{win: fyne.CurrentApp().NewWindow(title), body: container.NewStack(content)}
	s.win.SetPadded(false)
	s.win.SetContent(container.NewStack(canvas.NewRectangle(Tokens().Bg), s.body))
	s.win.Resize(fyne.NewSize(1280, 720))
	s.win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch e.Name {
		case fyne.KeyEscape:
			s.Close()
		case fyne.KeyF11:
			s.win.SetFullScreen(!s.win.FullScreen())
		}
	})
	s.win.SetOnClosed(func() { s.gone = true })
	s.win.SetFullScreen(true)
	s.win.Show()
	return s
}

// Open says whether the window stands; a nil one does not.
func (s *BigScreen) Open() bool { return s != nil && !s.gone }

// Set shows another content.
func (s *BigScreen) Set(content fyne.CanvasObject) {
	if s.Open() {
		s.body.Objects = []fyne.CanvasObject{content}
		s.body.Refresh()
	}
}

// Texts are what is read on it, for tests.
func (s *BigScreen) Texts() []string { return Texts(s.body) }

// Close closes the window.
func (s *BigScreen) Close() {
	if s.Open() {
		s.gone = true
		s.win.Close()
	}
}
