//go:build !windows

package native

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
)

// HasPrintDialog says whether the system's own print dialog chooses printer, copies and sides.
func HasPrintDialog() bool { return false }

// PrintDialog prints through the system's dialog.
func PrintDialog(fyne.Window, Printout) error { return errNoDialog }

// slowPrinters is how long a print server may take to name its printers.
const slowPrinters = 3 * time.Second

// Printers lists the printers and names the standard one.
func Printers() (list []string, standard string) {
	ask := func(option string) string {
		ctx, stop := context.WithTimeout(context.Background(), slowPrinters)
		defer stop()
		c := exec.CommandContext(ctx, "lpstat", option)
		c.Env = append(os.Environ(), "LC_ALL=C")
		said, err := c.Output()
		if err != nil {
			return ""
		}
		return strings.TrimSpace(string(said))
	}
	for _, line := range strings.Split(ask("-e"), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	if _, name, found := strings.Cut(ask("-d"), ":"); found {
		standard = strings.TrimSpace(name)
	}
	return list, standard
}

// PrintFile sends a PDF to a printer, on both sides of the paper when asked.
func PrintFile(o PrintOrder) error {
	if _, err := exec.LookPath("lp"); err != nil {
		return errors.New("本机没有安装打印服务")
	}
	sides := "one-sided"
	if o.Duplex {
		sides = "two-sided-long-edge"
	}
	args := []string{"-n", strconv.Itoa(max(1, o.Copies)), "-o", "sides=" + sides}
	if o.Printer != "" {
		args = append([]string{"-d", o.Printer}, args...)
	}
	said, err := exec.Command("lp", append(args, o.Path)...).CombinedOutput()
	if err != nil {
		if text := strings.TrimSpace(string(said)); text != "" {
			return errors.New(text)
		}
	}
	return err
}
