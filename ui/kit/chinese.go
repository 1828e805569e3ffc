package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// chineseWords are Fyne's own words as the program says them, whatever language the system speaks.
const chineseWords = `{
"Advanced":"高级","Cancel":"取消","Confirm":"确认","Copy":"复制","Create Folder":"新建文件夹","Cut":"剪切","Enter filename":"文件名",
"Error":"错误","Favourites":"收藏","File":"文件","Folder":"文件夹","New Folder":"新文件夹","No":"否","OK":"知道了","Open":"打开","Paste":"粘贴",
"Quit":"退出","Redo":"重做","Save":"保存","Select all":"全选","Show Hidden Files":"显示隐藏的文件","Undo":"撤销","Yes":"是",
"file.name":{"other":"名称"},"file.parent":{"other":"上一级"},
"monday":"星期一","tuesday":"星期二","wednesday":"星期三","thursday":"星期四","friday":"星期五","saturday":"星期六","sunday":"星期日",
"monday.short":"周一","tuesday.short":"周二","wednesday.short":"周三","thursday.short":"周四","friday.short":"周五","saturday.short":"周六","sunday.short":"周日"}`

// SpeakChinese replaces Fyne's own words in every language it knows.
func SpeakChinese() {
	for _, l := range []fyne.Locale{"en", "zh", "zh-Hans", "zh-CN", "zh-Hant", "cs", "de", "el", "es", "fr", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk"} {
		if err := lang.AddTranslationsForLocale([]byte(chineseWords), l); err != nil {
			fyne.LogError("界面词语", err)
		}
	}
}
