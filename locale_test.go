package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestStandardErrorIsSilentInEveryLanguage starts this program, which links all that gongzhi links, before its main does anything.
func TestStandardErrorIsSilentInEveryLanguage(t *testing.T) {
	program, err := os.Executable()
	require.NoError(t, err)
	for _, lang := range []string{"", "C", "POSIX", "C.UTF-8", "zh_CN.UTF-8", "en_US.UTF-8", "xx", "没有这种语言"} {
		cmd := exec.Command(program, "-test.list=^$")
		for _, e := range os.Environ() {
			if name, _, _ := strings.Cut(e, "="); name != "LANGUAGE" && name != "LC_ALL" && name != "LC_MESSAGES" && name != "LANG" {
				cmd.Env = append(cmd.Env, e)
			}
		}
		cmd.Env = append(cmd.Env, "LANG="+lang)
		var said bytes.Buffer
		cmd.Stderr = &said
		require.NoError(t, cmd.Run())
		assert.Empty(t, said.String(), "LANG=%s", lang)
	}
}
