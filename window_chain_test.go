package main_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// walk is the chain as the office goes it: the window and what was typed.
type walk struct {
	*window
	step int
}

// picture keeps what the screen shows now, when GONGZHI_WALK names a folder, and tells how many clicks and keys led there.
func (w *walk) picture(name string) {
	w.t.Helper()
	w.step++
	w.t.Logf("%02d %s：%d 次点击、按键", w.step, name, w.clicks)
	w.clicks = 0
	if w.album == "" {
		return
	}
	if strings.HasSuffix(name, "-paper") {
		time.Sleep(2 * time.Second) // the sheet is drawn after the page
	}
	path := filepath.Join(w.album, fmt.Sprintf("%02d-%s.png", w.step, name))
	c := exec.Command("import", "-window", "root", "-dither", "None", "-colors", "64", "-define", "png:compression-level=9", "PNG8:"+path)
	c.Env = w.env
	out, err := c.CombinedOutput()
	require.NoError(w.t, err, string(out))
	w.quiet()
}

// quiet closes the toasts, so that the next picture shows only its own.
func (w *walk) quiet() {
	clicks := w.clicks
	for w.album != "" && slices.ContainsFunc(w.places(), func(p place) bool { return p.Name == "关闭提示" }) {
		w.click("关闭提示")
		time.Sleep(300 * time.Millisecond)
	}
	w.clicks = clicks
}

// take chooses units in a field of several: a part of the name, then Enter.
func (w *walk) take(field string, units ...string) {
	w.t.Helper()
	w.focus(field)
	for _, u := range units {
		w.paste(u)
		w.until("列表 "+u, func(p place) bool { return p.Name == u })
		w.key("Return")
		w.find("移除" + u)
	}
}

// TestTheChainIsWalkedInTheRealWindow founds an office by typing and goes the whole chain in one go by mouse and keyboard: a
// meeting, its signed minutes, the duty they made, its close, the locked quarter, the proposals, the papers.
func TestTheChainIsWalkedInTheRealWindow(t *testing.T) {
	program := needsWindow(t)
	db := filepath.Join(t.TempDir(), "青石桥.db")
	w := &walk{window: openWindow(t, program, db)}
	w.found()
	w.plan()
	w.hold()
	w.account()
	w.sign()
	w.work()
	w.finish()
	w.lock()
	w.propose()
	w.close()
	linked(t, db)
	checked, err := exec.Command(program, "check", "--db", db).CombinedOutput()
	require.NoError(t, err, string(checked))
	assert.Contains(t, string(checked), "校验通过")
	w.printed(fmt.Sprintf("会议纪要-%d年第1次联席会议-*.pdf", time.Now().Year()), "青石桥街道办事处联席会议纪要", "东桥农贸市场消防通道当日清理完毕", "北桥社区", "周建国")
	w.printed("季度治理效能报告-"+quarterNow()+"-*.pdf", "社会治理效能报告", quarterNow(), "东桥社区", "北桥社区", "会议出席率")
}

// found is the first start: the office, its first user, its members.
func (w *walk) found() {
	w.fill("office", "青石桥街道办事处")
	w.key("Return")
	w.fill("account", "chenyan", "name", "陈妍", "password", "Qingshi@2026", "again", "Qingshi@2026")
	w.key("Return")
	w.fill("units", "东桥社区居民委员会\n西桥社区居民委员会\n南桥社区居民委员会\n北桥社区居民委员会\n城市管理办公室\n平安建设办公室")
	w.picture("first-start")
	w.click("开始使用")
	w.enter("chenyan", "Qingshi@2026")
	w.sees("陈妍")
}

// enter signs in; the account used last stands there already, and the password is asked for.
func (w *walk) enter(account, password string) {
	w.until("登录", func(p place) bool { return p.Name == "焦点" && (p.Text == "account" || p.Text == "password") })
	if p := w.find("account"); p.Text != account {
		w.tap(p)
		w.fill("account", account)
		w.key("Tab")
	}
	w.fill("password", password)
	w.key("Return")
}

// plan types a meeting with its people and its agenda, puts a slip right, and sends the notice.
func (w *walk) plan() {
	day := time.Now().Format("2006-01-02")
	w.rail("联席会议")
	w.click("安排会议")
	w.fill("title", "", "kind", "", "lead_org_id", "", "starts", day+" 09:00", "ends", day+" 08:30", "venue_id", "", "venue_name", "街道三楼会议室", "chair_id", "周建国")
	w.sees("＋ 新增“周建国”")
	w.key("Return")
	w.fill("name", "周建国", "org_id", "青石桥街道办事处", "title", "党工委副书记、办事处主任")
	w.key("ctrl+s")
	w.fill("chair_id", "", "recorder_id", "", "orgs", "")
	w.take("orgs", "东桥社区居民委员会", "西桥社区居民委员会", "南桥社区居民委员会", "北桥社区居民委员会", "城市管理办公室", "平安建设办公室")
	w.key("Tab")
	w.fill("guests", "", "people", "", "agenda", "")
	w.paste("传达区平安建设会议精神，15\n东桥农贸市场消防通道整治方案，城市管理办公室，30")
	w.until("第一项议程", func(p place) bool { return p.Name == "agenda" && p.Text == "传达区平安建设会议精神，15" })
	w.focus("agenda.2")
	w.key("ctrl+s")
	w.sees("结束时间应晚于开始时间")
	w.fill("ends", day+" 10:30")
	w.picture("plan")
	w.key("ctrl+s")
	w.click("发会议通知")
	w.sees("发出第1次联席会议通知？")
	w.click("发会议通知")
	w.find("打开会议")
	w.picture("notice")
}

// hold checks everybody in, begins, records both items, counts the vote, writes what was decided, and ends the meeting.
func (w *walk) hold() {
	w.click("打开会议")
	w.find("全部签到")
	w.key("F7")
	w.sees("可以表决")
	w.click("北桥社区 签到")
	w.click("缺席")
	w.until("6 人到会", func(p place) bool { return p.Name == "" && p.Text == "6" })
	w.picture("check-in")
	w.click("开会")
	w.fill("notes", "周建国：传达会议精神，各社区对照整改。")
	w.key("alt+Down")
	w.sees("二、东桥农贸市场消防通道整治方案")
	w.fill("notes", "东桥社区：占道摊位 14 个，建议限期清退。\n平安建设办公室：同意，联合执法。", "结论", "", "outcome", "东桥农贸市场消防通道当日清理完毕")
	w.key("F2", "F2", "F2", "F2", "F2", "F3")
	w.sees("赞成 5 票")
	w.picture("record")
	w.key("alt+d")
	w.fill("content", "", "lead_id", "东桥社区居民委员会", "support_ids", "")
	w.take("support_ids", "城市管理办公室")
	w.key("Tab")
	w.fill("person", "王秀兰", "due", "今", "deliverable", "清理前后照片、台账")
	w.picture("resolution")
	w.key("ctrl+s")
	w.sees("议定事项 1 项")
	w.key("alt+d")
	w.fill("content", "北桥社区消防通道标识当日补齐", "lead_id", "北桥社区居民委员会", "support_ids", "", "person", "李国栋", "due", "今")
	w.key("ctrl+s")
	w.sees("议定事项 2 项")
	w.click("散会…")
	w.click("散会")
	w.sees("表决结果未确认")
	w.picture("ended")
}

// account gives the chair an account, whose first password he must change.
func (w *walk) account() {
	w.rail("系统设置")
	w.click("用户")
	w.click("新增用户")
	w.fill("account", "zhoujg", "person_id", "周建国", "name", "", "password", "Office@2026")
	w.until("姓名自动填入", func(p place) bool { return p.Name == "name" && p.Text == "周建国" })
	w.clickText("登记和办理业务")
	w.clickText("签发、锁定考评")
	w.picture("account")
	w.key("ctrl+s")
	w.sees("已保存 周建国")
	w.leave()
}

// leave signs out.
func (w *walk) leave() {
	w.tap(w.still(func() place {
		return w.until("用户菜单", func(p place) bool { return p.Name == "用户" && p.X > 1200 })
	}))
	w.click("退出登录")
	w.lost("用户")
}

// sign is the chair's part: he changes his first password, confirms the vote and signs.
func (w *walk) sign() {
	w.enter("zhoujg", "Office@2026")
	w.sees("这是管理员设置的初始密码")
	w.fill("old", "Office@2026", "password", "Jianguo#1968", "again", "Jianguo#1968")
	w.key("Return")
	w.sees("密码已修改")
	w.picture("chair-home")
	w.rail("联席会议")
	w.clickText("2026年第1次联席会议")
	w.click("签发纪要")
	w.click("补充记录")
	w.sees("一、传达区平安建设会议精神")
	w.key("alt+Down")
	w.click("确认表决结果")
	w.sees("结果写入纪要")
	w.click("确认表决结果")
	w.sees("已确认")
	w.click("去签发纪要")
	w.sees("可以签发")
	w.click("签发")
	w.sees("签发后不能修改")
	w.click("签发")
	w.answer("与签发时一致", "按推算签发")
	w.picture("signed")
	w.click("预览纪要")
	w.savePDF("minutes-paper", fmt.Sprintf("会议纪要-%d年第1次联席会议-*.pdf", time.Now().Year()))
	w.leave()
}

// answer waits for what follows an act; beyond the published calendar a question stands before it.
func (w *walk) answer(text, question string) {
	w.t.Helper()
	if p := w.until(text, func(p place) bool { return strings.Contains(p.Text, text) || p.Name == question }); p.Name == question {
		w.click(question)
		w.sees(text)
	}
}

// work is the unit's part, entered by the clerk: it takes the duty, reports, and asks for the close.
func (w *walk) work() {
	w.enter("chenyan", "Qingshi@2026")
	w.rail("责任清单")
	w.clickText("东桥农贸市场消防通道")
	w.click("签收")
	w.sees("已签收")
	w.lost("签收") // the drawer has the acts of the next state
	w.picture("duty")
	w.click("填报进展")
	w.fill("percent", "100", "text", "14 个占道摊位全部清退，通道恢复畅通")
	w.picture("progress")
	w.key("ctrl+s")
	w.sees("100%")
	w.click("申请办结")
	w.fill("text", "")
	w.key("ctrl+s")
	w.sees("已申请办结")
	w.picture("asked")
	w.leave()
}

// finish is the leader's review: he agrees to the close and strikes the duty off.
func (w *walk) finish() {
	w.enter("zhoujg", "Jianguo#1968")
	w.rail("责任清单")
	w.click("办结审核")
	w.sees("办结申请")
	w.clickText("东桥农贸市场消防通道")
	w.click("同意办结")
	w.sees("已同意办结")
	w.click("事项")
	w.find("新增事项")
	w.clickText("东桥农贸市场消防通道")
	w.click("销号")
	w.sees("销号后不能再修改")
	w.click("销号")
	w.sees("已销号")
	w.picture("closed")
}
