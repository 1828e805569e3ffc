//go:build !windows

package native

import "fyne.io/fyne/v2"

// MoveWindow puts the window where it was; window managers of X11 place windows themselves.
func MoveWindow(fyne.Window, Place) {}

// WindowPlace is where the window stands on the screen.
func WindowPlace(fyne.Window) (Place, bool) { return Place{}, false }

// Front brings the window before all others.
func Front(w fyne.Window) { w.RequestFocus() }
