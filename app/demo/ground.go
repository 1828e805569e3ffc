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

// sections are the offices of the street and the stations of the district's bureaus in it: papers print the full name.
var sections = []unit{
	{"清河湾街道党政综合办公室", "党政综合办", "综合办 党政办 党政综合办公室", app.KindGov, app.GroupOffice, 10},
	{"清河湾街道党建工作办公室", "党建工作办", "党建办 党建工作办公室", app.KindGov, app.GroupOffice, 6},
	{"清河湾街道平安建设办公室", "平安建设办", "平安办 综治办 平安建设办公室", app.KindGov, app.GroupOffice, 8},
	{"清河湾街道城市管理办公室", "城市管理办", "城管办 城市管理办公室", app.KindGov, app.GroupOffice, 8},
	{"清河湾街道民生保障办公室", "民生保障办", "民生办 民生保障办公室", app.KindGov, app.GroupOffice, 7},
	{"清河湾街道经济发展办公室", "经济发展办", "经发办 经济发展办公室", app.KindGov, app.GroupOffice, 6},
	{"清河湾街道社区建设办公室", "社区建设办", "社建办 社区建设办公室", app.KindGov, app.GroupOffice, 6},
	{"清河湾街道财政所", "财政所", "", app.KindGov, app.GroupOffice, 4},
	{"清河湾派出所", "派出所", "", app.KindGov, "", 5}, {"清河湾司法所", "司法所", "", app.KindGov, "", 4}, {"清河湾市场监督管理所", "市场监管所", "", app.KindGov, "", 4},
	{"清河湾街道综合行政执法队", "综合执法队", "执法队 综合行政执法队", app.KindGov, "", 5}, {"清河湾社区卫生服务中心", "卫生服务中心", "", app.KindGov, "", 4},
}

var communities = []struct {
	name       string
	population int
}{{"清河", 9200}, {"河湾", 8100}, {"柳岸", 7400}, {"新桥", 5600}, {"东堤", 6900}, {"莲池", 4800}, {"枫林", 7700}, {"书院", 6100}, {"港口", 3100}, {"锦绣", 14800}, {"石桥", 10300}, {"北岸", 4400}} // as of today; 石桥 had the people of 北岸 before

var others = []unit{
	{"德润物业服务有限公司清河湾项目部", "德润物业", "", app.KindEnterprise, "", 2}, {"锦绣家园物业服务有限公司", "锦绣家园物业", "", app.KindEnterprise, "", 2},
	{"河湾供水服务站", "", "", app.KindEnterprise, "", 2}, {"清河湾农贸市场管理有限公司", "清河湾农贸市场", "", app.KindEnterprise, "", 2},
	{"安居电梯维保有限公司", "安居电梯", "", app.KindEnterprise, "", 1}, {"东堤停车管理有限公司", "东堤停车", "", app.KindEnterprise, "", 1}, {"港口仓储有限公司", "港口仓储", "", app.KindEnterprise, "", 1},
	{"清河湾志愿服务协会", "志愿服务协会", "", app.KindNGO, "", 5}, {"邻里互助社会工作服务中心", "邻里社工", "", app.KindNGO, "", 5}, {"夕阳红老年协会", "老年协会", "", app.KindNGO, "", 4},
	{"清河湾商会", "", "", app.KindNGO, "", 4}, {"绿色家园环保促进会", "绿色家园", "", app.KindNGO, "", 4},
	{"清河湾实验学校", "", "", app.KindProfessional, "", 2}, {"柳岸幼儿园", "", "", app.KindProfessional, "", 1}, {"清河湾社区医院", "", "", app.KindProfessional, "", 1},
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
	if err := o.a.Effects.InstallDefaults(ctx); err != nil {
		return err
	}
	return o.indicators()
}

func (o *office) units(ctx context.Context) error {
	for _, u := range sections {
		if err := o.found(ctx, u, app.Org{Level: app.LevelStreet}); err != nil {
			return err
		}
	}
	for _, c := range communities {
		if c.name == "北岸" {
			continue // it will be made by splitting 石桥
		}
		if c.name == "石桥" {
			c.population += newPopulation
		}
		if err := o.found(ctx, community(c.name), app.Org{Level: app.LevelCommunity, Population: c.population}); err != nil {
			return err
		}
	}
	for _, u := range others {
		if err := o.found(ctx, u, app.Org{}); err != nil {
			return err
		}
	}
	return nil
}

// community is the residents' committee of a community.
func community(name string) unit {
	return unit{name + "社区居民委员会", name + "社区", name, app.KindCommunity, app.GroupCommunity, 6}
}

// found enters a unit with its people.
func (o *office) found(ctx context.Context, u unit, org app.Org) error {
	org.Name, org.ShortName, org.Aliases, org.Kind, org.Group, org.USCC = u.name, u.short, strings.Fields(u.aliases), u.kind, u.group, o.code(u.kind)
	switch u.name {
	case "港口仓储有限公司":
		org.USCC = ""
	case "河湾供水服务站":
		org.USCC = org.USCC[:17] + map[bool]string{true: "1", false: "0"}[org.USCC[17] == '0'] // the check digit is wrong on purpose
	}
	if err := o.a.Orgs.Save(ctx, &org); err != nil {
		return err
	}
	o.orgs[org.Short()] = &org
	return o.staff(ctx, &org, u.people)
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

func (o *office) staff(ctx context.Context, org *app.Org, n int) error {
	unit := org.Short()
	for i := range n {
		p := app.Person{OrgID: org.ID, Title: "工作人员", From: "2024-01-01"}
		if org.From != "" {
			p.From = org.From
		}
		if i == 0 {
			p.Title, p.Tags = map[bool]string{true: "主任", false: "负责人"}[org.Kind == app.KindCommunity || org.Kind == app.KindGov], app.Words{"联络员"}
		}
		o.phones++
		switch own := named[unit]; {
		case i < len(own):
			p.Name, p.Title = own[i][0], own[i][1]
			o.names[p.Name] = true
		case i == 1 && twinOf(unit) != "":
			p.Name = twinOf(unit)
			o.names[p.Name] = true
		case i > 0 && o.phones%12 == 7 && len(o.rare) > 0:
			p.Name, o.rare = o.rare[0], o.rare[1:]
		default:
			p.Name = o.newName()
		}
		if org.Kind == app.KindCommunity && i > 0 {
			p.Title, p.Tags = []string{"副主任", "网格员", "网格员", "楼栋长", "居民代表"}[(i-1)%5], nil
			if i >= 4 {
				p.Tags = app.Words{p.Title}
			}
		}
		p.Phone = fmt.Sprintf("1380000%04d", o.phones)
		if err := o.a.People.Save(ctx, &p); err != nil {
			return err
		}
		o.people[unit] = append(o.people[unit], &p)
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
