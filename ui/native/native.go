// Package native speaks to the desktop underneath Fyne where Fyne has no word for it: the place of the input method's window,
// file and folder dialogs, opening and printing a file, one running copy of the program. On systems without the call a function
// does nothing or says that it has no answer, and its caller goes the portable way.
package native
