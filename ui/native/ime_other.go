//go:build !windows

package native

import "fyne.io/fyne/v2"

// Caret puts the input method's window at the caret, in pixels of the window. X11 input methods place theirs by themselves.
func Caret(_ fyne.Window, _, _, _ float32) {}
