package out

import (
	"bytes"
	"iter"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/reports/doc"
)

func numbers(n int, ended *bool) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer func() { *ended = true }()
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestAheadGivesEveryValueInOrder(t *testing.T) {
	for _, n := range []int{0, 1, batch - 1, batch, batch + 1, 10*batch + 3} {
		ended, want := false, 0
		for v := range ahead(numbers(n, &ended)) {
			require.Equal(t, want, v)
			want++
		}
		assert.Equal(t, n, want)
		assert.True(t, ended)
	}
}

func TestAheadEndsTheWalkWhenLeftEarly(t *testing.T) {
	ended := false
	for v := range ahead(numbers(100*batch, &ended)) {
		if v == 3 {
			break
		}
	}
	assert.True(t, ended)
}

func TestAheadHandsAPanicOver(t *testing.T) {
	assert.PanicsWithValue(t, "broken", func() {
		for range ahead(func(yield func(int) bool) {
			yield(1)
			panic("broken")
		}) {
		}
	})
}

func TestAKnownCountGivesTheSameWorkbook(t *testing.T) {
	write := func(count int) ([]byte, error) {
		d := longTable(3 * measured)
		table := d.Blocks[0].(doc.Table)
		table.Count = count
		d.Blocks[0] = table
		var b bytes.Buffer
		err := XLSX(d, &b)
		return b.Bytes(), err
	}
	counted, err := write(0)
	require.NoError(t, err)
	known, err := write(3 * measured)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(counted, known))
	_, err = write(3*measured + 1)
	assert.ErrorContains(t, err, "在导出时有变动（应为 6001 行，读到 6000 行）")
}
