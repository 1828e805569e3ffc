package native

import (
	"context"
	"errors"
	"fmt"
	"image"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

// printDlg is PRINTDLGW.
type printDlg struct {
	size                             uint32
	owner, devMode, devNames, dc     uintptr
	flags                            uint32
	from, to, least, most, copies    uint16
	instance, custData, hook, setup  uintptr
	template, setupTemplate          *uint16
	printTemplate, setupTemplateData uintptr
}

// docInfo is DOCINFOW.
type docInfo struct {
	size                   int32
	name, output, datatype *uint16
	kind                   uint32
}

// bitmapHead is BITMAPINFOHEADER.
type bitmapHead struct {
	size                 uint32
	width, height        int32
	planes, bits         uint16
	compression, bytes   uint32
	xPerMeter, yPerMeter int32
	used, important      uint32
}

const (
	pdNoSelection   = 0x00000004
	pdNoPageNums    = 0x00000008
	pdReturnDC      = 0x00000100
	pdReturnDefault = 0x00000400
	pdDevModeCopies = 0x00040000
	pdNoPrinter     = 0x1008 // CommDlgExtendedError: no standard printer

	dmFields, dmOrientation, dmCopies, dmDuplex = 72, 76, 86, 94 // places in DEVMODEW
	dmHasOrientation, dmHasCopies, dmHasDuplex  = 0x1, 0x100, 0x1000
	dmPortrait, dmLandscape                     = 1, 2
	dmSimplex, dmLongEdge                       = 1, 2

	capLogX, capLogY, capOffsetX, capOffsetY = 88, 90, 112, 113
	halftone, copyPixels                     = 4, 0x00CC0020

	// mostDPI is the finest picture of a page: finer ones take memory and show nothing more.
	mostDPI = 300
)

// HasPrintDialog says whether the system's own print dialog chooses printer, copies and sides.
func HasPrintDialog() bool { return true }

// Printers are chosen in the dialog of the system.
func Printers() (list []string, standard string) { return nil, "" }

// PrintFile hands a PDF to the printing program of the system.
func PrintFile(o PrintOrder) error { return Print(o.Path, o.Copies) }

// PrintDialog asks with the system's dialog for printer, copies and sides, set beforehand as p says, and prints every page as a
// picture. It returns context.Canceled when the user gave up.
func PrintDialog(w fyne.Window, p Printout) error {
	d := printDlg{owner: handleOf(w), flags: pdReturnDefault}
	d.size = uint32(unsafe.Sizeof(d))
	if err := d.ask(); err != nil {
		return err
	}
	setMode(d.devMode, func(mode []byte) {
		put(mode, dmCopies, dmHasCopies, uint16(max(1, p.Copies)))
		sides := uint16(dmSimplex)
		if p.Duplex {
			sides = dmLongEdge
		}
		put(mode, dmDuplex, dmHasDuplex, sides)
	})
	d.flags = pdReturnDC | pdNoPageNums | pdNoSelection | pdDevModeCopies
	defer func() {
		for _, h := range []uintptr{d.devMode, d.devNames} {
			if h != 0 {
				globalFree.Call(h)
			}
		}
	}()
	if err := d.ask(); err != nil {
		return err
	}
	defer deleteDC.Call(d.dc)
	return d.print(p)
}

// ask shows the dialog, or gets the standard printer without one.
func (d *printDlg) ask() error {
	if ok, _, _ := comdlg.NewProc("PrintDlgW").Call(uintptr(unsafe.Pointer(d))); ok != 0 {
		return nil
	}
	switch code, _, _ := comdlg.NewProc("CommDlgExtendedError").Call(); code {
	case 0:
		return context.Canceled
	case pdNoPrinter:
		return errors.New("本机没有安装打印机")
	default:
		return fmt.Errorf("comdlg32 %#x", code)
	}
}

// print draws the pages on the printer, turning the paper as each page stands.
func (d *printDlg) print(p Printout) error {
	info := docInfo{name: wide(p.Title)}
	info.size = int32(unsafe.Sizeof(info))
	if job, _, _ := gdi.NewProc("StartDocW").Call(d.dc, uintptr(unsafe.Pointer(&info))); int32(job) <= 0 {
		return errors.New("打印机没有接受文件")
	}
	turned := uint16(0)
	for i := range p.Pages {
		wide, high := p.Size(i)
		stands := uint16(dmPortrait)
		if wide > high {
			stands = dmLandscape
		}
		if stands != turned {
			setMode(d.devMode, func(mode []byte) {
				put(mode, dmOrientation, dmHasOrientation, stands)
				gdi.NewProc("ResetDCW").Call(d.dc, uintptr(unsafe.Pointer(&mode[0])))
			})
			turned = stands
		}
		if err := d.page(p, i); err != nil {
			gdi.NewProc("AbortDoc").Call(d.dc)
			return err
		}
	}
	gdi.NewProc("EndDoc").Call(d.dc)
	return nil
}

// page draws one page at its true size; the printer's unprintable edge is taken off.
func (d *printDlg) page(p Printout, i int) error {
	able := func(what uintptr) float64 {
		n, _, _ := gdi.NewProc("GetDeviceCaps").Call(d.dc, what)
		return float64(int32(n))
	}
	x, y := able(capLogX), able(capLogY)
	if x <= 0 || y <= 0 {
		return errors.New("打印机没有给出分辨率")
	}
	w, h := p.Size(i)
	img := p.Draw(i, min(x, mostDPI))
	pixels := blueFirst(img)
	head := bitmapHead{width: int32(img.Rect.Dx()), height: -int32(img.Rect.Dy()), planes: 1, bits: 32}
	head.size = uint32(unsafe.Sizeof(head))
	if ok, _, _ := gdi.NewProc("StartPage").Call(d.dc); int32(ok) <= 0 {
		return errors.New("打印机没有接受这一页")
	}
	gdi.NewProc("SetStretchBltMode").Call(d.dc, halftone)
	done, _, _ := gdi.NewProc("StretchDIBits").Call(d.dc, uintptr(int32(-able(capOffsetX))), uintptr(int32(-able(capOffsetY))), uintptr(int32(w/25.4*x)), uintptr(int32(h/25.4*y)),
		0, 0, uintptr(img.Rect.Dx()), uintptr(img.Rect.Dy()), uintptr(unsafe.Pointer(&pixels[0])), uintptr(unsafe.Pointer(&head)), 0, copyPixels)
	if ok, _, _ := gdi.NewProc("EndPage").Call(d.dc); int32(ok) <= 0 || int32(done) == 0 {
		return errors.New("这一页没有送到打印机")
	}
	return nil
}

// blueFirst gives the picture's points as Windows wants them: blue, green, red, nothing.
func blueFirst(img *image.RGBA) []byte {
	out := make([]byte, len(img.Pix))
	for i := 0; i+3 < len(out); i += 4 {
		out[i], out[i+1], out[i+2] = img.Pix[i+2], img.Pix[i+1], img.Pix[i]
	}
	return out
}

// setMode lets change the printer's settings, a DEVMODEW in a block of global memory.
func setMode(handle uintptr, change func(mode []byte)) {
	if handle == 0 {
		return
	}
	at, _, _ := globalLock.Call(handle)
	if at == 0 {
		return
	}
	defer globalUnlock.Call(handle)
	change(unsafe.Slice((*byte)(*(*unsafe.Pointer)(unsafe.Pointer(&at))), dmDuplex+2))
}

// put writes one setting and says that it is given.
func put(mode []byte, place int, has uint32, value uint16) {
	*(*uint32)(unsafe.Pointer(&mode[dmFields])) |= has
	*(*uint16)(unsafe.Pointer(&mode[place])) = value
}

var (
	comdlg       = windows.NewLazySystemDLL("comdlg32.dll")
	gdi          = windows.NewLazySystemDLL("gdi32.dll")
	deleteDC     = gdi.NewProc("DeleteDC")
	globalLock   = windows.NewLazySystemDLL("kernel32.dll").NewProc("GlobalLock")
	globalUnlock = windows.NewLazySystemDLL("kernel32.dll").NewProc("GlobalUnlock")
	globalFree   = windows.NewLazySystemDLL("kernel32.dll").NewProc("GlobalFree")
)
