//go:build !windows

package native

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPrintSides puts a printer command of its own before the system's and reads what it was told.
func TestPrintSides(t *testing.T) {
	dir := t.TempDir()
	said := filepath.Join(dir, "said")
	t.Setenv("PATH", dir)
	assert.EqualError(t, PrintSides("通知.pdf", 1, false), "本机没有安装打印服务")
	lp := func(script string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "lp"), []byte("#!/bin/sh\n"+script+"\n"), 0o755))
	}
	lp(`printf "%s\n" "$*" > ` + said)
	require.NoError(t, PrintSides("通知.pdf", 3, true))
	got, err := os.ReadFile(said)
	require.NoError(t, err)
	assert.Equal(t, "-n 3 -o sides=two-sided-long-edge 通知.pdf\n", string(got))
	require.NoError(t, PrintSides("通知.pdf", 0, false))
	got, err = os.ReadFile(said)
	require.NoError(t, err)
	assert.Equal(t, "-n 1 -o sides=one-sided 通知.pdf\n", string(got))
	lp("echo 'no default destination' >&2; exit 1")
	assert.EqualError(t, PrintSides("通知.pdf", 1, false), "no default destination")
}
