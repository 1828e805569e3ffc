//go:build !windows

package native

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPrintFile puts commands of its own before the system's and reads what they were told.
func TestPrintFile(t *testing.T) {
	dir := t.TempDir()
	said := filepath.Join(dir, "said")
	t.Setenv("PATH", dir)
	assert.EqualError(t, PrintFile(PrintOrder{Path: "通知.pdf", Copies: 1}), "本机没有安装打印服务")
	command := func(name, script string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755))
	}
	command("lp", `printf "%s\n" "$*" > `+said)
	for want, o := range map[string]PrintOrder{"-n 3 -o sides=two-sided-long-edge 通知.pdf\n": {Path: "通知.pdf", Copies: 3, Duplex: true},
		"-n 1 -o sides=one-sided 通知.pdf\n": {Path: "通知.pdf"}, "-d 二楼文印室 -n 2 -o sides=one-sided 通知.pdf\n": {Path: "通知.pdf", Copies: 2, Printer: "二楼文印室"}} {
		require.NoError(t, PrintFile(o))
		got, err := os.ReadFile(said)
		require.NoError(t, err)
		assert.Equal(t, want, string(got))
	}
	command("lp", "echo 'no default destination' >&2; exit 1")
	assert.EqualError(t, PrintFile(PrintOrder{Path: "通知.pdf"}), "no default destination")

	list, standard := Printers()
	assert.Empty(t, list, "no lpstat")
	assert.Empty(t, standard)
	command("lpstat", `case $1 in -e) printf "HP-402\n二楼文印室\n";; -d) echo "system default destination: HP-402";; esac`)
	list, standard = Printers()
	assert.Equal(t, []string{"HP-402", "二楼文印室"}, list)
	assert.Equal(t, "HP-402", standard)
}
