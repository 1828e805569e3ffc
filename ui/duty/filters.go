package duty

import (
	"context"
	"strconv"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

func itemFilters(env *kit.Env) []kit.Filter {
	units := func(ctx context.Context) ([]kit.Option, error) {
		orgs, _, err := env.App.Orgs.List(ctx, app.Query{}.By("kind", "id"))
		var out []kit.Option
		for _, o := range orgs {
			out = append(out, kit.Option{Value: strconv.FormatInt(o.ID, 10), Text: o.Short()})
		}
		return out, err
	}
	sources := func(context.Context) ([]kit.Option, error) {
		var out []kit.Option
		for _, s := range app.DutySources {
			out = append(out, kit.Option{Value: strconv.Itoa(int(s)), Text: s.String()})
		}
		return out, nil
	}
	states := func(context.Context) ([]kit.Option, error) {
		var out []kit.Option
		for s := app.DutyAssigned; s <= app.DutyDraft; s++ {
			out = append(out, kit.Option{Value: strconv.Itoa(int(s)), Text: s.String()})
		}
		return out, nil
	}
	return []kit.Filter{
		{Key: "lead_id", Label: "牵头", All: "全部单位", Options: units, Where: number("lead_id")},
		{Key: "list", Label: "清单", All: "全部", Options: listOptions(env), Where: ofList(env)},
		{Key: "source", Label: "来源", All: "全部", Options: sources, Where: number("source")},
		{Key: "state", Label: "状态", All: "全部", Options: states, Where: number("state")},
	}
}

// noList is the choice of items that stand in no list: resolutions, imported tables, single orders.
const noList = "0"

// listOptions are the lists by their newest version.
func listOptions(env *kit.Env) func(ctx context.Context) ([]kit.Option, error) {
	return func(ctx context.Context) ([]kit.Option, error) {
		lists, _, err := env.App.DutyLists.List(ctx, app.Query{}.By("-version", "-id"))
		var out []kit.Option
		seen := map[int64]bool{}
		for _, l := range lists {
			if !seen[l.Family] {
				seen[l.Family] = true
				out = append(out, kit.Option{Value: strconv.FormatInt(l.Family, 10), Text: l.Name})
			}
		}
		return append(out, kit.Option{Value: noList, Text: "不在清单中"}), err
	}
}

// ofList keeps the items of a list, whichever version made them: what was done under an older one stays its own.
func ofList(env *kit.Env) func(string) []app.Cond {
	return func(v string) []app.Cond {
		if v == noList {
			return []app.Cond{app.Eq("list_id", 0)}
		}
		var ids app.IDs
		if lists, _, err := env.App.DutyLists.List(env.Ctx, app.Where(number("family")(v)...)); err == nil {
			for _, l := range lists {
				ids = append(ids, l.ID)
			}
		}
		return []app.Cond{app.In("list_id", ids)}
	}
}

// number compares a whole-number column with the text of a filter.
func number(key string) func(string) []app.Cond {
	return func(v string) []app.Cond {
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil {
			return nil
		}
		return []app.Cond{app.Eq(key, n)}
	}
}
