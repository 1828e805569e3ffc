package mask

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWorkedCases(t *testing.T) {
	raw, err := os.ReadFile("testdata/masking_01.json")
	require.NoError(t, err)
	var f struct {
		Cases []struct {
			Kind            Kind
			Input, Expected string
		}
	}
	require.NoError(t, json.Unmarshal(raw, &f))
	for _, c := range f.Cases {
		got, ok := Of(c.Kind, c.Input)
		assert.True(t, ok)
		assert.Equal(t, c.Expected, got, "%s %s", c.Kind, c.Input)
	}
}

func TestOwnCases(t *testing.T) {
	for _, c := range []struct {
		kind     Kind
		in, want string
	}{
		{KindMobile, "138 1234 5678", "138****5678"}, {KindMobile, "+86-13812345678", "+86138****5678"}, {KindMobile, "", ""},
		{KindMobile, "010-88886666", "010-****6666"}, {KindMobile, "110", "110"}, {KindMobile, "138****5678", "138****5678"},
		{KindLandline, "010-88886666", "010-****6666"}, {KindLandline, "０５７１－８７６５４３２１", "0571-****4321"}, {KindLandline, "03125926789", "0312-***6789"},
		{KindLandline, "010-88886666-801", "010-****6666-801"}, {KindLandline, "88886666", "****6666"}, {KindLandline, "02088886666", "020-****6666"},
		{KindLandline, "(010)88886666转801", "010-****6666-801"}, {KindLandline, "12345", "12345"},
		{KindID, "'11010519491231002X", "110105********002X"}, {KindID15, "110105491231002", "110105******002"}, {KindID, "E12345678", "E1*****78"}, {KindID, "12", "**"},
		{KindName, "𠮷野", "𠮷*"}, {KindName, "王小明", "王*明"}, {KindName, "李 娜", "李*"}, {KindName, "", ""},
		{KindBank, "6222 0212 3456 7890 123", "***************0123"}, {KindBank, "123", "***"},
		{KindAddress, "北京路街道重阳路社区解放大道12号", "北京路街道重阳路社区解放大道****"}, {KindAddress, "柳岸社区3栋602室", "柳岸社区****"},
		{KindAddress, "清河湾街道幸福路8号幸福街3号", "清河湾街道幸福路****"}, {KindAddress, "南锣鼓巷胡同12号", "南锣鼓巷胡同****"}, {KindAddress, "莲池小区5号楼", "****"}, {KindAddress, "", ""},
		{KindAddress, "幸福路中段28号", "幸福路****"}, {KindAddress, "和平街一号院", "和平街****"},
		{KindFreeText, "张三（13812345678）2026年3月5日来电，转12345", "张三（138****5678）2026年3月5日来电，转12345"},
		{KindFreeText, "电话138 1234 5678、１３９１２３４５６７８", "电话138****5678、139****5678"},
		{KindFreeText, "13812345678 13912345678", "138****5678 139****5678"}, {KindFreeText, "身份证11010519491231002x。", "身份证110105********002X。"},
		{KindFreeText, "老证110105491231002", "老证110105******002"}, {KindFreeText, "座机010-88886666找王五", "座机010-****6666找王五"},
		{KindFreeText, "卡号6222 0212 3456 7890 123", "卡号***************0123"}, {KindFreeText, "编号SQ2026030001，20260305", "编号SQ2026030001，20260305"},
		{KindFreeText, "代码91110000101623741K", "代码91110000101623741K"}, {KindFreeText, "微信wx13812345678", "微信wx138****5678"},
		{KindFreeText, "8613812345678", "86138****5678"}, {KindFreeText, "无号码", "无号码"}, {KindFreeText, "110105 19491231 002X", "110105********002X"},
		{KindMobile, "13812345678、13912345679", "138****5678、139****5679"}, {KindMobile, "138 1234 5678/139 1234 5679", "138****5678/139****5679"}, {KindMobile, "张三13812345678", "张三138****5678"},
		{KindLandline, "010-8888 6666", "010-****6666"}, {KindLandline, "88886666、88887777", "****6666、****7777"}, {KindLandline, "+86-10-88886666", "+86-10-****6666"}, {KindLandline, "400-800-1234", "400-800-1234"},
		{KindFreeText, "(010)88886666", "(010)****6666"}, {KindFreeText, "办公室（0312）5926789。", "办公室（0312）***6789。"}, {KindFreeText, "(010) 88886666转801", "(010)****6666转801"}, {KindFreeText, "0571-8765 4321", "0571-****4321"},
		{KindFreeText, "138\u200b1234\u200b5678", "138****5678"}, {KindFreeText, "138.1234.5678", "138****5678"}, {KindFreeText, "1381234 5678", "138****5678"}, {KindFreeText, "138\n12345678", "138****5678"},
		{KindFreeText, "电话：88886666，座机 5926789", "电话：****6666，座机 ***6789"}, {KindFreeText, "惠及88886666人次", "惠及88886666人次"}, {KindFreeText, "2021 2022 2023 2024 年", "2021 2022 2023 2024 年"},
		{KindFreeText, "共1200 1300 1400 1500元", "共1200 1300 1400 1500元"}, {KindFreeText, "版本1.2.3，占比12.5", "版本1.2.3，占比12.5"}, {KindFreeText, "完成（010）项", "完成（010）项"}, {KindFreeText, "1)88886666，(2)13812345678", "1)88886666，(2)138****5678"}, {KindFreeText, ")13812345678", ")138****5678"}, {KindFreeText, "", ""},
	} {
		got, ok := Of(c.kind, c.in)
		assert.True(t, ok)
		assert.Equal(t, c.want, got, "%s %s", c.kind, c.in)
		again, _ := Of(c.kind, got)
		assert.NotContains(t, again, "13812345678")
	}
	got, ok := Of("unknown", "秘密")
	assert.False(t, ok)
	assert.Equal(t, "**", got)
}

func FuzzMaskHidesEveryMobile(f *testing.F) {
	for _, text := range []string{"张三", "(010)", "1)", "电话：", "SQ2026"} {
		f.Add(text, "，转8001")
	}
	f.Fuzz(func(t *testing.T, before, after string) {
		text := before + " 电话13812345678 " + after
		assert.NotContains(t, FreeText(text), "13812345678")
		Mobile(text)
		Landline(text)
		Address(text)
	})
}
