package app

import (
	"strings"

	"gongzhi/app/intake"
	"gongzhi/app/score"
)

// importer writes the accepted rows of one batch inside its transaction.
type importer struct {
	core       *core
	tx         Tx
	who        string
	book       *dutyBook
	orgs       map[string]Org
	indicators map[string]Indicator
	rankings   map[Period][]importedRank
	parents    map[int64]string // name of the unit above, by unit
	made       IDs
	madeOrgs   IDs
	replaced   []Replaced

	madeIndicators IDs
}

// finish writes what only the whole file can tell: rankings by quarter, and units above units.
func (in *importer) finish() error {
	if err := in.finishRankings(); err != nil {
		return err
	}
	return in.finishParents()
}

func text(r intake.Record, column string) string { return r.Value(column).Text }

// unit is the unit of a cell: a known one, or a new one under the name the clerk wrote (warning NEW_ORG in the preview).
func (in *importer) unit(v intake.Value) (Org, error) {
	if len(v.Refs) > 0 && v.Refs[0].ID != 0 {
		return Org{Record: Record{ID: v.Refs[0].ID}, Name: v.Refs[0].Name}, nil
	}
	name := compact(v.Text)
	if o, ok := in.orgs[name]; ok {
		return o, nil
	}
	o := GuessOrg(name)
	o.Note = "导入时新建，类别和考核分组按名称推定，请核对"
	if err := saveOrg(in.tx, &o); err != nil {
		return o, err
	}
	in.orgs[name] = o
	in.madeOrgs = append(in.madeOrgs, o.ID)
	return o, nil
}

func refIDs(v intake.Value, except int64) IDs {
	var ids IDs
	for _, r := range v.Refs {
		if r.ID != 0 && r.ID != except && !ids.Has(r.ID) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

func (in *importer) duty(r intake.Record) error {
	if in.book == nil {
		book, err := in.core.dutyBook(in.tx)
		if err != nil {
			return err
		}
		in.book = book
	}
	lead, err := in.unit(r.Value("牵头单位"))
	if err != nil {
		return err
	}
	due, support := r.Value("完成时限"), r.Value("配合单位")
	d := Duty{Source: FromList, SourceText: text(r, "来源"), Content: text(r, "责任事项"), Deliverable: text(r, "工作要求"), LeadID: lead.ID,
		SupportIDs: refIDs(support, lead.ID), SupportNames: support.Text, Person: text(r, "责任人"), Phone: text(r, "联系电话"),
		Start: Date(text(r, "起始日期")), Due: Date(due.Text), Progress: percent(r.Value("办理进度")), Note: joinNotes(text(r, "类别"), text(r, "进展情况"), text(r, "备注"))}
	if string(d.Due) != due.Raw {
		d.DueText = due.Raw
	}
	if err := in.book.add(&d); err != nil {
		return err
	}
	in.made = append(in.made, d.ID)
	return nil
}

func joinNotes(category, progress, remark string) string {
	note := remark
	if progress != "" {
		note = "导入时进展：" + progress + "\n" + note
	}
	if category != "" {
		note = "类别：" + category + "\n" + note
	}
	return note
}

// percent is a fraction as whole percent, half up.
func percent(v intake.Value) int {
	return int(score.Printed(string(v.Number)).Mul(score.Int(100)).Round(0).Float())
}

func (in *importer) appeal(r intake.Record) error {
	a := Appeal{No: text(r, "诉求编号"), Channel: text(r, "来源"), Name: text(r, "诉求人"), Phone: text(r, "联系电话"), Place: text(r, "地址"),
		Category: text(r, "诉求类别"), Content: text(r, "诉求内容"), Note: text(r, "备注")}
	if day := text(r, "提交时间"); len(day) >= 10 {
		a.Day = Date(day[:10])
	}
	community, err := in.unit(r.Value("所属社区"))
	if err != nil {
		return err
	}
	a.CommunityID, a.CommunityName = community.ID, community.Name
	if h := r.Value("办理单位"); h.Text != "" {
		a.HandlerName = h.Text
		if ids := refIDs(h, 0); len(ids) > 0 {
			a.HandlerID = ids[0]
		}
		a.State = AppealDispatched
	}
	if state := text(r, "办理状态"); state != "" {
		a.Note = joinNotes("", state, a.Note)
		for s := AppealRegistered; s <= AppealClosed; s++ {
			if s.String() == state || state == "已"+s.String() {
				a.State = s
			}
		}
	}
	if err := in.tx.Appeals().Put(&a); err != nil {
		return err
	}
	in.made = append(in.made, a.ID)
	return nil
}

func (in *importer) org(r intake.Record) error {
	o := Org{Name: text(r, "单位名称"), ShortName: text(r, "简称"), Kind: orgKindOf(text(r, "单位类别")), USCC: text(r, "统一社会信用代码"),
		Contact: firstOf(text(r, "联系人"), text(r, "负责人")), Phone: text(r, "联系电话"), Address: text(r, "地址"), Note: text(r, "备注")}
	if o.Kind == KindCommunity {
		o.Group, o.Level = GroupCommunity, LevelCommunity
	}
	for _, l := range [...]OrgLevel{LevelDistrict, LevelStreet, LevelCommunity} {
		if word := text(r, "层级"); word != "" && strings.HasPrefix(l.String(), strings.TrimSuffix(word, "级")) {
			o.Level = l
		}
	}
	if g := text(r, "考核分组"); g != "" {
		o.Group = strings.TrimSuffix(g, "组")
	}
	o.Aliases = Words(strings.FieldsFunc(text(r, "别名"), func(c rune) bool { return strings.ContainsRune("、，,;；/ \n", c) }))
	o.From, o.To = Date(text(r, "启用日期")), Date(text(r, "停用日期"))
	if err := saveOrg(in.tx, &o); err != nil {
		return err
	}
	if above := compact(text(r, "上级单位")); above != "" {
		if in.parents == nil {
			in.parents = map[int64]string{}
		}
		in.parents[o.ID] = above
	}
	in.made = append(in.made, o.ID)
	return nil
}

// finishParents puts new units under the units named above them, whether those stood earlier, later or in the register.
func (in *importer) finishParents() error {
	if len(in.parents) == 0 {
		return nil
	}
	byName := map[string]int64{}
	err := in.tx.Orgs().Each(Query{}.By("-id"), func(o *Org) error {
		for _, name := range append([]string{o.Name, o.Short()}, o.Aliases...) {
			byName[intake.Squeeze(name)] = o.ID
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range in.made {
		above := in.parents[id]
		if above == "" {
			continue
		}
		o, err := in.tx.Orgs().Get(id)
		if err != nil {
			return err
		}
		if o.ParentID = byName[intake.Squeeze(above)]; o.ParentID == 0 || o.ParentID == id {
			o.ParentID, o.Note = 0, strings.TrimSpace(o.Note+"\n上级单位（名录中没有）："+above)
		}
		if err := in.tx.Orgs().Put(&o); err != nil {
			return err
		}
		in.replaced = append(in.replaced, Replaced{Kind: "org", ID: id, Rev: o.Rev})
	}
	return nil
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// orgKindOf reads a kind as clerks write it.
func orgKindOf(word string) OrgKind {
	for _, k := range OrgKinds {
		if k.String() == word {
			return k
		}
	}
	switch word {
	case "社区", "居委会", "村居":
		return KindCommunity
	case "科室", "机关", "部门", "事业单位", "派驻", "派驻单位":
		return KindGov
	case "物业", "物业企业", "公司":
		return KindEnterprise
	}
	return KindOther
}

func (in *importer) person(r intake.Record) error {
	p := Person{Code: text(r, "编号"), Name: text(r, "姓名"), Phone: text(r, "联系电话"), IDNumber: text(r, "身份证号"), Title: text(r, "职务"), Note: text(r, "备注")}
	for _, column := range []string{"单位", "社区"} {
		v := r.Value(column)
		if ids := refIDs(v, 0); len(ids) > 0 && p.OrgID == 0 {
			p.OrgID = ids[0]
		}
		if p.OrgName == "" {
			p.OrgName = v.Text
		}
	}
	if err := savePerson(in.tx, &p); err != nil {
		return err
	}
	in.made = append(in.made, p.ID)
	return nil
}
