//go:build !windows

package native

import "fyne.io/fyne/v2"

// MoveWindow puts the window at a place of the screen; window managers of X11 place windows themselves.
func MoveWindow(fyne.Window, int, int) {}

// WindowPlace is where the window stands on the screen.
func WindowPlace(fyne.Window) (x, y int, ok bool) { return 0, 0, false }
