package native

// TrayItem (任务栏图标菜单项) is one row of the icon's menu; the first one is also what a click on the icon does. An empty Label
// separates. Do runs on the icon's own thread.
type TrayItem struct {
	Label string
	Do    func()
}
