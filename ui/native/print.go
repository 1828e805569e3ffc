package native

import "image"

// PrintOrder (打印单) sends a PDF to a printer: Printer empty is the standard one.
type PrintOrder struct {
	Path, Printer string
	Copies        int
	Duplex        bool
}

// Printout (打印稿) is a paper drawn page by page for the system's print dialog; sizes are in millimetres.
type Printout struct {
	Title  string
	Copies int
	Duplex bool
	Pages  int
	Size   func(page int) (w, h float64)
	Draw   func(page int, dpi float64) *image.RGBA
}
