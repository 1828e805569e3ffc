package out

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/reports/typeset"
)

func TestManyPapersAreOneFileOnePaperAtATime(t *testing.T) {
	fonts := testFonts()
	set := func(i int) (typeset.Pages, error) {
		d := boxed()
		if i%2 == 1 {
			d = minutes()
		}
		p, _, err := typeset.Layout(d, fonts)
		return p, err
	}
	one, err := set(0)
	require.NoError(t, err)
	two, err := set(1)
	require.NoError(t, err)
	var told []int
	file, err := Bundle(context.Background(), 4, set, func(n int) { told = append(told, n) })
	require.NoError(t, err)
	assert.Equal(t, []int{1, 2, 3, 4, 5, 6, 7, 8}, told)
	joined := one
	joined.List = append(append(append(append([]typeset.Page(nil), one.List...), two.List...), one.List...), two.List...)
	joined.Title += "（共 4 份）"
	joined.Outline = nil
	whole, err := PDF(joined)
	require.NoError(t, err)
	assert.Equal(t, len(whole), len(file), "the same pages in one piece")
}

func TestABundleIsCancelledBetweenPapers(t *testing.T) {
	fonts := testFonts()
	ctx, cancel := context.WithCancel(context.Background())
	file, err := Bundle(ctx, 100, func(int) (typeset.Pages, error) {
		p, _, err := typeset.Layout(boxed(), fonts)
		return p, err
	}, func(n int) {
		if n == 3 {
			cancel()
		}
	})
	assert.ErrorIs(t, err, context.Canceled)
	assert.Nil(t, file)
	_, err = Bundle(context.Background(), 0, nil, nil)
	assert.ErrorContains(t, err, "没有可输出的页面")
}
