package app_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
	"gongzhi/app/intake"
	"gongzhi/data/datatest"
)

// sheetOf makes a book of one sheet from rows of texts.
func sheetOf(rows ...[]string) intake.Book {
	s := intake.Sheet{Name: "Sheet1"}
	for i, r := range rows {
		row := intake.Row{Number: i + 1}
		for _, c := range r {
			kind := intake.TextCell
			if c == "" {
				kind = intake.Empty
			}
			row.Cells = append(row.Cells, intake.Cell{Text: c, Raw: c, Kind: kind})
		}
		s.Rows = append(s.Rows, row)
	}
	return intake.Book{Name: "清单.xlsx", Sheets: []intake.Sheet{s}}
}

func judged(t *testing.T, a *app.App, kind string, book intake.Book) (intake.Kind, intake.Result) {
	k, ok := intake.KindOf(kind)
	require.True(t, ok)
	lookup, err := a.Imports.Lookup(context.Background(), k)
	require.NoError(t, err)
	period, err := a.Imports.Period(context.Background(), k)
	require.NoError(t, err)
	res, err := intake.Judge(context.Background(), book, k, intake.Setup{Lookup: lookup, Parsers: app.IntakeParsers(string(a.Today())), Today: a.Now(), Period: string(period)})
	require.NoError(t, err)
	return k, res
}

func TestAClerksListBecomesItemsOnceAndCanBeTakenBack(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	lead := app.Org{Name: "城市管理办公室", ShortName: "城市管理办", Aliases: app.Words{"城管办"}, Kind: app.KindGov}
	require.NoError(t, a.Orgs.Save(ctx, &lead))
	book := sheetOf([]string{"2026年责任清单"}, []string{"序号", "工作任务", "责任单位", "配合部门", "完成时间", "进度"},
		[]string{"1", "清淤", "城管办", "派出所、城市管理办", "2026年12月31日", "60%"}, []string{"2", "巡查", "新成立专班", "", "长期坚持", ""},
		[]string{"3", "整治", "城市管理办", "", "尽快", ""}, []string{"合计", "", "", "", "", ""})
	k, res := judged(t, a, "责任清单", book)
	require.True(t, res.OK(), res.Message)
	require.Equal(t, 2, res.Accepted)
	require.Len(t, res.Rejected, 1)
	assert.Equal(t, "BAD_DATE", res.Rejected[0].Code)
	batch, err := a.Imports.Commit(ctx, k, res, app.ImportFile{Path: "清单.xlsx"})
	require.NoError(t, err)
	assert.Len(t, batch.Made, 2)
	assert.Len(t, batch.MadeOrgs, 1)

	items, total, err := a.Duties.List(ctx, app.Query{}.By("id"))
	require.NoError(t, err)
	require.Equal(t, 2, total)
	assert.Equal(t, "清淤", items[0].Content)
	assert.Equal(t, lead.ID, items[0].LeadID)
	assert.Equal(t, "城市管理办", items[0].LeadName)
	assert.Equal(t, 60, items[0].Progress)
	assert.EqualValues(t, "2026-12-31", items[0].Due)
	assert.NotEmpty(t, items[0].No)
	assert.Contains(t, items[0].SupportNames, "派出所")
	assert.Empty(t, items[1].Due)
	assert.Equal(t, "长期坚持", items[1].DueText)

	_, again := judged(t, a, "责任清单", book)
	assert.Equal(t, 0, again.Accepted, "the same list again is duplicates")

	require.NoError(t, a.Imports.Undo(ctx, batch.ID))
	_, total, err = a.Duties.List(ctx, app.Query{})
	require.NoError(t, err)
	assert.Zero(t, total)
	_, orgs, err := a.Orgs.List(ctx, app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 1, orgs, "the unit made for the list went with it")
	assert.ErrorContains(t, a.Imports.Undo(ctx, batch.ID), "撤销")
}

func TestAnImportThatWasWorkedOnIsNotUndone(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	k, res := judged(t, a, "成员单位", sheetOf([]string{"单位名称", "类别"}, []string{"清河物业", "物业"}, []string{"北岸社区居民委员会", "社区"}))
	require.True(t, res.OK(), res.Message)
	batch, err := a.Imports.Commit(ctx, k, res, app.ImportFile{Path: "单位.csv"})
	require.NoError(t, err)
	o, err := a.Orgs.Get(ctx, batch.Made[1])
	require.NoError(t, err)
	assert.Equal(t, app.KindCommunity, o.Kind)
	o.Phone = "0571-88886666"
	require.NoError(t, a.Orgs.Save(ctx, &o))
	assert.ErrorContains(t, a.Imports.Undo(ctx, batch.ID), "北岸社区")
	_, total, err := a.Orgs.List(ctx, app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 2, total, "a refused undo takes nothing")
}

func TestARefusedRowAtCommitWritesNothing(t *testing.T) {
	a := datatest.New(t)
	ctx := datatest.Ctx()
	k, res := judged(t, a, "成员单位", sheetOf([]string{"单位名称"}, []string{"甲单位"}, []string{"乙单位"}))
	require.NoError(t, a.Orgs.Save(ctx, &app.Org{Name: "乙单位"})) // somebody adds it between preview and commit
	_, err := a.Imports.Commit(ctx, k, res, app.ImportFile{Path: "单位.csv"})
	assert.ErrorContains(t, err, "第 3 行")
	_, total, err := a.Orgs.List(ctx, app.Query{})
	require.NoError(t, err)
	assert.Equal(t, 1, total)
	_, err = a.Imports.Commit(datatest.As("读者", app.RoleReader), k, res, app.ImportFile{})
	assert.ErrorContains(t, err, "无权")
}

func TestOfTwoImportsStartedTogetherOnlyTheFirstIsWritten(t *testing.T) {
	tables := map[string][][]string{
		"责任清单": {{"工作任务", "责任单位", "完成时间"}, {"清淤", "城市管理办", "2026年12月31日"}, {"巡查", "新成立专班", "长期坚持"}},
		"名单":   {{"姓名", "单位", "电话"}, {"王秀兰", "东桥社区", "13800000001"}},
		"成员单位": {{"单位名称", "类型"}, {"东桥社区居民委员会", "社区"}},
		"诉求":   {{"诉求编号", "所属社区", "诉求内容"}, {"12345001", "西桥社区", "路灯不亮"}},
	}
	for kind, rows := range tables {
		t.Run(kind, func(t *testing.T) {
			a, ctx := datatest.New(t), datatest.Ctx()
			require.NoError(t, a.Orgs.Save(ctx, &app.Org{Name: "西桥社区居民委员会", ShortName: "西桥社区", Kind: app.KindCommunity}))
			k, one := judged(t, a, kind, sheetOf(rows...))
			require.Equal(t, len(rows)-1, one.Accepted, "%s %+v", one.Message, one.Rejected)
			_, two := judged(t, a, kind, sheetOf(rows...))
			first, err := a.Imports.Commit(ctx, k, one, app.ImportFile{Path: "a.xlsx"})
			require.NoError(t, err)
			_, err = a.Imports.Commit(ctx, k, two, app.ImportFile{Path: "a.xlsx"})
			require.ErrorContains(t, err, "第 2 行没有导入，整批已撤回：核对之后，系统中已登记了同一条")
			_, total, err := a.Imports.List(ctx, app.Query{})
			require.NoError(t, err)
			assert.Equal(t, 1, total)
			require.NoError(t, a.Imports.Undo(ctx, first.ID))
			_, err = a.Imports.Commit(ctx, k, two, app.ImportFile{Path: "a.xlsx"})
			assert.NoError(t, err, "what was taken back stands against nothing")
		})
	}
}
