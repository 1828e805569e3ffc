package kit_test

import (
	"context"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/ui/kit"
	"gongzhi/ui/kit/kittest"
)

// longReport is a report of many pages that counts what is drawn.
type longReport struct {
	pages int
	drawn map[int]int // page → largest width drawn
	calls int
}

func (r *longReport) Count() int              { return r.pages }
func (r *longReport) Size(int) (w, h float32) { return 210, 297 }
func (r *longReport) Image(p, w int) image.Image {
	r.calls++
	r.drawn[p] = max(r.drawn[p], w)
	return image.NewAlpha(image.Rect(0, 0, w, w*297/210))
}

func TestALongReportIsDrawnPageByPageAsItIsRead(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	r := &longReport{pages: 200, drawn: map[int]int{}}
	env := w.NewEnv(kit.Route{})
	env.Preview(kit.Paper{Title: "治理效能报告", Load: func(context.Context) (kit.Sheets, error) { return r, nil }})
	require.NotNil(t, w.Page)
	assert.Greater(t, r.drawn[0], 300, "the first page is shown large")
	assert.Less(t, r.calls, 30, "thumbnails out of sight are not drawn")
	assert.Zero(t, r.drawn[100])
	keys := w.Page.(kit.KeyTaker)
	for range 199 {
		before := r.calls
		keys.Key(kit.Key{Name: fyne.KeyPageDown})
		assert.LessOrEqual(t, r.calls-before, 12)
	}
	assert.Greater(t, r.drawn[199], 300)
	calls := r.calls
	keys.Key(kit.Key{Name: fyne.KeyPageUp})
	assert.Equal(t, calls, r.calls, "the page before is still there")
	keys.Key(kit.Key{Name: fyne.KeyHome})
	assert.Greater(t, r.calls, calls, "a page long gone is drawn again")
}

func TestPlacesOfReplacedFacesAreListedAndMarked(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	r := &longReport{pages: 5, drawn: map[int]int{}}
	env := w.NewEnv(kit.Route{})
	var printed kit.PrintJob
	env.Preview(kit.Paper{Title: "通知", About: func() kit.About {
		return kit.About{Title: "关于召开联席会议的通知", Status: "清街发〔2026〕3号", Copies: 18, Why: "= 成员单位数", Duplex: true}
	}, Load: func(context.Context) (kit.Sheets, error) { return r, nil },
		Notice: func() string { return "本机没有公文字体：“仿宋”用程序自带的宋体代替。" },
		Spots: func() []kit.Spot {
			return []kit.Spot{{Page: 3, X: 28, Y: 40, W: 100, H: 6, Text: "仿宋：经研究"}, {Page: 4, X: 28, Y: 40, W: 5, H: 6, Text: "缺字〓：〓", Missing: true}}
		},
		Print: func(_ context.Context, job kit.PrintJob) error { printed = job; return nil }})
	assert.Equal(t, "关于召开联席会议的通知 · 共 5 页 · A4 纵向", w.Page.(kit.Subtitler).Subtitle())
	assert.Equal(t, "清街发〔2026〕3号", w.Page.(kit.Statuser).Status())
	assert.True(t, w.Sees("= 成员单位数"))
	assert.True(t, w.Sees("18 份 × 每份 3 张 = 54 张纸"), "%v", w.Texts())
	w.Fill("pages", "1-2")
	assert.True(t, w.Sees("18 份 × 每份 1 张 = 18 张纸"), "%v", w.Texts())
	w.Click("duplex")
	assert.True(t, w.Sees("18 份 × 每份 2 张 = 36 张纸"), "%v", w.Texts())
	w.Fill("copies", "1")
	w.Fill("pages", "")
	w.Click("查看替换位置")
	assert.Greater(t, r.drawn[3], 300, "the first place is shown")
	assert.True(t, w.Sees("第 4 页　仿宋：经研究"))
	assert.True(t, w.Sees("第 5 页　缺字〓：〓"))
	w.Click("打印…")
	assert.Equal(t, kit.PrintJob{Copies: 1}, printed)
}

func TestAPrinterIsChosen(t *testing.T) {
	w := kittest.New(t, nil, app.SystemUser("测试"))
	r := &longReport{pages: 2, drawn: map[int]int{}}
	var printed kit.PrintJob
	w.NewEnv(kit.Route{}).Preview(kit.Paper{Title: "通知", Load: func(context.Context) (kit.Sheets, error) { return r, nil },
		Printers: func() ([]string, string) { return []string{"一楼", "二楼文印室"}, "二楼文印室" },
		Print:    func(_ context.Context, job kit.PrintJob) error { printed = job; return nil }})
	assert.True(t, w.Sees("打印机"))
	w.Click("打印…")
	assert.Equal(t, kit.PrintJob{Copies: 1, Printer: "二楼文印室"}, printed)
	w.Click("printer")
	w.Click("一楼")
	w.Click("打印…")
	assert.Equal(t, kit.PrintJob{Copies: 1, Printer: "一楼"}, printed)
	w.Fill("pages", "2")
	w.Fill("copies", "3")
	w.Click("duplex")
	w.Click("打印…")
	assert.Equal(t, kit.PrintJob{Copies: 3, Pages: []int{1}, Duplex: true, Printer: "一楼"}, printed)
	w.Fill("pages", "3")
	w.Click("打印…")
	assert.True(t, w.Sees("页码“3”不在第 1—2 页之内。"))
}

// The rules of lamps call done and waiting items blue; the screen shows them so.
func TestADoneLampIsBlue(t *testing.T) {
	assert.Equal(t, kit.Blue, kit.Done.Tone())
	assert.Equal(t, kit.RedTone, kit.LateDone.Tone())
}
