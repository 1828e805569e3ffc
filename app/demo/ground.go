package demo

import (
	"context"
	"fmt"
	"strings"

	"gongzhi/app"
	"gongzhi/app/idcode"
)

// unit is one organisation as it is told.
type unit struct {
	name, short, aliases string
	kind                 app.OrgKind
	group                string
	people               int
}

var sections = []unit{
	{"党政综合办", "", "综合办 党政办", app.KindGov, app.GroupOffice, 9}, {"党建工作办", "", "党建办", app.KindGov, app.GroupOffice, 6},
	{"平安建设办", "", "平安办 综治办", app.KindGov, app.GroupOffice, 8}, {"城市管理办", "", "城管办 城市管理办公室", app.KindGov, app.GroupOffice, 8},
	{"民生保障办", "", "民生办", app.KindGov, app.GroupOffice, 7}, {"经济发展办", "", "经发办", app.KindGov, app.GroupOffice, 6},
	{"社区建设办", "", "社建办", app.KindGov, app.GroupOffice, 6}, {"财政所", "", "", app.KindGov, app.GroupOffice, 4},
	{"派出所", "", "", app.KindGov, "", 5}, {"司法所", "", "", app.KindGov, "", 4}, {"市场监管所", "", "", app.KindGov, "", 4},
	{"综合行政执法队", "综合执法队", "执法队", app.KindGov, "", 5}, {"卫生服务中心", "", "", app.KindGov, "", 4},
}

var communities = []struct {
	name       string
	population int
}{{"清河", 9200}, {"河湾", 8100}, {"柳岸", 7400}, {"新桥", 5600}, {"东堤", 6900}, {"莲池", 4800}, {"枫林", 7700}, {"书院", 6100}, {"港口", 3100}, {"锦绣", 14800}, {"石桥", 10300}, {"北岸", 4400}}

var others = []unit{
	{"德润物业服务有限公司清河湾项目部", "德润物业", "", app.KindEnterprise, "", 2}, {"锦绣家园物业服务有限公司", "锦绣家园物业", "", app.KindEnterprise, "", 2},
	{"河湾供水服务站", "", "", app.KindEnterprise, "", 2}, {"清河湾农贸市场管理有限公司", "清河湾农贸市场", "", app.KindEnterprise, "", 2},
	{"安居电梯维保有限公司", "安居电梯", "", app.KindEnterprise, "", 1}, {"东堤停车管理有限公司", "东堤停车", "", app.KindEnterprise, "", 1}, {"港口仓储有限公司", "港口仓储", "", app.KindEnterprise, "", 1},
	{"清河湾志愿服务协会", "志愿服务协会", "", app.KindNGO, "", 3}, {"邻里互助社会工作服务中心", "邻里社工", "", app.KindNGO, "", 3}, {"夕阳红老年协会", "老年协会", "", app.KindNGO, "", 2},
	{"清河湾商会", "", "", app.KindNGO, "", 2}, {"绿色家园环保促进会", "绿色家园", "", app.KindNGO, "", 2},
	{"清河湾实验学校", "", "", app.KindProfessional, "", 2}, {"柳岸幼儿园", "", "", app.KindProfessional, "", 1}, {"清河湾社区医院", "", "", app.KindProfessional, "", 1},
}

// named are the people who appear by name in the office's papers.
var named = map[string][][2]string{
	"党政综合办": {{"周建国", "街道办事处副主任"}, {"李雯", "文书"}, {"张敏", "干事"}}, "党建工作办": {{"沈红", "主任"}}, "平安建设办": {{"赵海峰", "主任"}},
	"城市管理办": {{"陈立群", "主任"}}, "民生保障办": {{"郑玉兰", "主任"}}, "经济发展办": {{"何志强", "主任"}}, "社区建设办": {{"高志远", "主任"}}, "财政所": {{"冯洁", "所长"}},
	"派出所": {{"刘振", "副所长"}}, "司法所": {{"方亚楠", "所长"}}, "市场监管所": {{"孙毅", "副所长"}}, "综合执法队": {{"吴涛", "队长"}}, "卫生服务中心": {{"田家宁", "主任"}},
	"锦绣家园物业": {{"钱广利", "经理"}}, "北岸社区": {{"吴秋萍", "主任"}}, "枫林社区": {{"黄莉", "主任"}}, "柳岸社区": {{"徐蕾", "主任"}}, "石桥社区": {{"孙国平", "主任"}}, "东堤社区": {{"何静", "主任"}},
}

// rare are names that ordinary fonts and encodings lose.
var rare = []string{"𠮷云生", "王䶮", "李㛃", "陈𬱖", "买买提·艾合买提", "阿依古丽·吐尔逊", "欧阳𬭎", "张𫍯", "刘昇", "赵玥𬍛", "孙䒟"}

const (
	surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
	givens   = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红梅建国志远海燕晓东文博雨欣子轩佳怡思源春生秋月冬青夏荷云飞永康长安国庆兴旺"
)

// nameOf makes a name nobody was given on purpose.
func (o *office) nameOf() string {
	s, g := []rune(surnames), []rune(givens)
	name := string(pick(o, s)) + string(pick(o, g))
	if o.chance(70) {
		name += string(pick(o, g))
	}
	return name
}

// ground enters settings, units, rooms, people, users and indicators.
func (o *office) ground(ctx context.Context) (err error) {
	if o.cal, err = o.a.Calendar.Get(ctx); err != nil {
		return err
	}
	if err := o.a.Settings.Set(ctx, map[string]string{app.SetOffice: "清河湾街道", app.SetPrefix: "清街办发", app.SetMinutesPrefix: "清街联纪", app.SetClock: string(firstDay) + " 08:30:00"}); err != nil {
		return err
	}
	if err := o.units(ctx); err != nil {
		return err
	}
	for _, v := range []app.Venue{{Name: "一楼大会议室", Capacity: 80, Location: "街道办事处一楼"}, {Name: "二楼小会议室", Capacity: 20, Location: "街道办事处二楼"}, {Name: "三楼第二会议室", Capacity: 40, Location: "街道办事处三楼"}, {Name: "党群服务中心议事厅", Capacity: 60, Location: "清河路 12 号"}} {
		if err := o.a.Venues.Save(ctx, &v); err != nil {
			return err
		}
		o.venues = append(o.venues, v)
	}
	if err := o.users(ctx); err != nil {
		return err
	}
	return o.a.Effects.InstallDefaults(ctx)
}

func (o *office) units(ctx context.Context) error {
	phone, odd := 0, rare
	add := func(u unit, level app.OrgLevel, population int, from app.Date) error {
		org := app.Org{Name: u.name, ShortName: u.short, Aliases: strings.Fields(u.aliases), Kind: u.kind, Level: level, Group: u.group, Population: population, From: from, USCC: o.code(u.kind)}
		switch u.name {
		case "港口仓储有限公司":
			org.USCC = ""
		case "河湾供水服务站":
			org.USCC = org.USCC[:17] + map[bool]string{true: "1", false: "0"}[org.USCC[17] == '0'] // the check digit is wrong on purpose
		case "安居电梯维保有限公司", "柳岸幼儿园":
			org.To = "2026-06-30"
		}
		if err := o.a.Orgs.Save(ctx, &org); err != nil {
			return err
		}
		o.orgs[org.Short()] = org
		return o.staff(ctx, org, u.people, &phone, &odd)
	}
	for _, u := range sections {
		if err := add(u, app.LevelStreet, 0, ""); err != nil {
			return err
		}
	}
	for _, c := range communities {
		from := app.Date("")
		if c.name == "北岸" {
			from = "2026-04-01" // made by splitting 石桥
		}
		if err := add(unit{c.name + "社区居民委员会", c.name + "社区", c.name, app.KindCommunity, app.GroupCommunity, 6}, app.LevelCommunity, c.population, from); err != nil {
			return err
		}
	}
	for _, u := range others {
		if err := add(u, app.LevelNone, 0, ""); err != nil {
			return err
		}
	}
	return nil
}

// code is a fictitious unified code of area 990100 with a right check digit.
func (o *office) code(kind app.OrgKind) string {
	head := map[app.OrgKind]string{app.KindGov: "11", app.KindCommunity: "54", app.KindNGO: "51", app.KindEnterprise: "91", app.KindProfessional: "12"}[kind]
	body := fmt.Sprintf("%s990100%09d", head, o.dice.IntN(1_000_000_000))
	for _, digit := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
		if idcode.USCC(body + string(digit)).OK() {
			return body + string(digit)
		}
	}
	return ""
}

func (o *office) staff(ctx context.Context, org app.Org, n int, phone *int, odd *[]string) error {
	for i := range n {
		p := app.Person{OrgID: org.ID, Title: "工作人员", From: "2024-01-01"}
		if i == 0 {
			p.Title, p.Tags = map[bool]string{true: "主任", false: "负责人"}[org.Kind == app.KindCommunity || org.Kind == app.KindGov], app.Words{"联络员"}
		}
		switch own := named[org.Short()]; {
		case i < len(own):
			p.Name, p.Title = own[i][0], own[i][1]
		case i > 0 && *phone%12 == 7 && len(*odd) > 0:
			p.Name, *odd = (*odd)[0], (*odd)[1:]
		default:
			p.Name = o.nameOf()
		}
		*phone++
		p.Phone = fmt.Sprintf("1380000%04d", *phone)
		if i == n-1 && org.Group == app.GroupOffice {
			p.To = "2026-06-30" // left mid-year
		}
		if err := o.a.People.Save(ctx, &p); err != nil {
			return err
		}
		o.people[org.Short()] = append(o.people[org.Short()], p)
	}
	return nil
}

// noPassword is a hash that no password has: demo accounts are entered with one click, never with a password.
const noPassword = "-"

// users are the nine accounts.
func (o *office) users(ctx context.Context) error {
	for _, u := range []struct {
		account, name string
		roles         app.Role
		as            *context.Context
	}{
		{"admin", "管理员", app.RoleAdmin, &o.admin}, {"liwen", "李雯", app.RoleClerk, &o.clerk}, {"zhangmin", "张敏", app.RoleClerk, nil}, {"chenliqun", "陈立群", app.RoleClerk, nil},
		{"xulei", "徐蕾", app.RoleClerk, nil}, {"zhoujianguo", "周建国", app.RoleChair, &o.chair}, {"linzhengming", "林正明", app.RoleLeader, &o.leader},
		{"shenji", "审计员", app.RoleAuditor, nil}, {"chakan", "查看", app.RoleReader, nil},
	} {
		user := app.User{Account: u.account, Name: u.name, Roles: u.roles, PasswordHash: noPassword}
		if err := o.a.Users.Save(ctx, &user); err != nil {
			return err
		}
		if u.as != nil {
			*u.as = app.WithUser(ctx, user)
		}
	}
	return nil
}
