//go:build !windows

package native

import (
	"errors"
	"os/exec"
	"strconv"
	"strings"
)

// PrintSides sends a PDF to the standard printer, on both sides of the paper when asked.
func PrintSides(path string, copies int, duplex bool) error {
	if _, err := exec.LookPath("lp"); err != nil {
		return errors.New("本机没有安装打印服务")
	}
	sides := "one-sided"
	if duplex {
		sides = "two-sided-long-edge"
	}
	said, err := exec.Command("lp", "-n", strconv.Itoa(max(1, copies)), "-o", "sides="+sides, path).CombinedOutput()
	if err != nil {
		if text := strings.TrimSpace(string(said)); text != "" {
			return errors.New(text)
		}
	}
	return err
}
