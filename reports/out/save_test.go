package out

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSavingClearsWhatAKilledProgramLeft(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	for name, age := range map[string]time.Time{".~纪要.pdf-123.tmp": old, ".~纪要.pdf-456.tmp": time.Now(), ".~纪要.docx": old, "我的.tmp": old} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600))
		require.NoError(t, os.Chtimes(filepath.Join(dir, name), age, age))
	}
	require.NoError(t, Save(filepath.Join(dir, "纪要.pdf"), []byte("新")))
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, e := range left {
		names = append(names, e.Name())
	}
	assert.ElementsMatch(t, []string{".~纪要.pdf-456.tmp", ".~纪要.docx", "我的.tmp", "纪要.pdf"}, names)
}
