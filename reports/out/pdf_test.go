package out

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/reports/doc"
	"gongzhi/reports/typeset"
)

func papers() map[string]doc.Document {
	return map[string]doc.Document{"notice": notice(), "short": shortNotice(), "minutes": minutes(), "letter": letter(),
		"table": wideTable(120), "boxed": boxed(), "report": report()}
}

func TestEveryFormPrints(t *testing.T) {
	fonts := testFonts()
	keep := os.Getenv("GONGZHI_PAPERS") // a folder where a person can look at the papers
	for name, d := range papers() {
		pages, _, err := typeset.Layout(d, fonts)
		require.NoError(t, err)
		a, err := PDF(pages)
		require.NoError(t, err, name)
		b, err := PDF(pages)
		require.NoError(t, err)
		assert.True(t, bytes.Equal(a, b), "identical output of %s", name)
		if keep != "" {
			require.NoError(t, Save(filepath.Join(keep, name+".pdf"), a))
			f, err := os.Create(filepath.Join(keep, name+"-raster.png"))
			require.NoError(t, err)
			require.NoError(t, png.Encode(f, Raster(pages.List[0], 75)))
			f.Close()
			var b bytes.Buffer
			require.NoError(t, XLSX(d, &b))
			require.NoError(t, Save(filepath.Join(keep, name+".xlsx"), b.Bytes()))
			b.Reset()
			require.NoError(t, DOCX(d, &b))
			require.NoError(t, Save(filepath.Join(keep, name+".docx"), b.Bytes()))
			require.NoError(t, Save(filepath.Join(keep, name+".txt"), []byte(Text(d))))
		}
	}
}
