// Command emptywindow opens an empty Fyne window: what any Fyne program costs before it does anything.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("cn.gongzhi.emptywindow").NewWindow("empty")
	w.SetContent(widget.NewLabel(""))
	w.Resize(fyne.NewSize(1320, 700)) // the size of the program's window at its first start
	w.ShowAndRun()
}
