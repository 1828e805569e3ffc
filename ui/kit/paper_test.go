package kit_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/ui/kit"
)

func TestPagesToPrint(t *testing.T) {
	for text, want := range map[string][]int{"": nil, "2": {1}, "1-3,5": {0, 1, 2, 4}, "3，1": {2, 0}, "2-": {1, 2, 3, 4, 5}, "1—2、2": {0, 1}} {
		got, err := kit.ParsePages(text, 6)
		require.NoError(t, err, text)
		assert.Equal(t, want, got, text)
	}
	for text, want := range map[string]string{"甲": "页码“甲”无法识别，写成 1-3,5 这样。", "7": "页码“7”不在第 1—6 页之内。", "3-1": "页码“3-1”不在第 1—6 页之内。", "0": "页码“0”不在第 1—6 页之内。", "1-x": "页码“1-x”无法识别，写成 1-3,5 这样。"} {
		_, err := kit.ParsePages(text, 6)
		assert.EqualError(t, err, want)
	}
}
