package data_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"gongzhi/app"
	"gongzhi/data/datatest"
)

// found is what a search finds in a read transaction (texts in memory) and in a write transaction (in the database).
func found(t *testing.T, s app.Store, q app.Query) (memory, database []int64) {
	t.Helper()
	list := func(out *[]int64) func(app.Tx) error {
		return func(tx app.Tx) error {
			all, err := tx.Orgs().List(q)
			for _, o := range all {
				*out = append(*out, o.ID)
			}
			if q.Limit == 0 {
				n, err := tx.Orgs().Count(q)
				require.NoError(t, err)
				assert.Equal(t, len(all), n)
			}
			return err
		}
	}
	require.NoError(t, s.Read(context.Background(), list(&memory)))
	require.NoError(t, s.Derive(context.Background(), app.Stamped{}, list(&database)))
	return memory, database
}

func TestSearchInMemoryFindsWhatTheDatabaseFinds(t *testing.T) {
	a := datatest.New(t)
	s := a.Store()
	words := []string{"柳岸", "桃园", "岸桃", "100%", "a_b", `c\d`, "ａ", "社区", "1"}
	one := rapid.SampledFrom(words)
	var ids []int64
	rapid.Check(t, func(r *rapid.T) {
		require.NoError(t, s.Write(context.Background(), app.Stamped{Act: "试"}, func(tx app.Tx) error {
			o := app.Org{Name: one.Draw(r, "a") + one.Draw(r, "b") + fmt.Sprint(len(ids))}
			if len(ids) > 3 && rapid.Bool().Draw(r, "old") {
				id := rapid.SampledFrom(ids).Draw(r, "id")
				was, err := tx.Orgs().Get(id)
				if err != nil {
					return tx.Orgs().Restore(id)
				}
				if rapid.Bool().Draw(r, "delete") {
					return tx.Orgs().Delete(id)
				}
				was.Name = o.Name
				o = was
			}
			err := tx.Orgs().Put(&o)
			ids = append(ids, o.ID)
			return err
		}))
		q := app.Query{Text: one.Draw(r, "q") + " " + one.Draw(r, "r")}.By("id")
		memory, database := found(t, s, q)
		assert.Equal(t, database, memory, q.Text)
	})
}

func TestAnOlderSnapshotFindsItsOwnRecords(t *testing.T) {
	s := datatest.New(t).Store()
	put := func(name string) {
		require.NoError(t, s.Write(context.Background(), app.Stamped{}, func(tx app.Tx) error { return tx.Orgs().Put(&app.Org{Name: name}) }))
	}
	count := func(tx app.Tx) int {
		n, err := tx.Orgs().Count(app.Query{Text: "社区"})
		require.NoError(t, err)
		return n
	}
	put("柳岸社区")
	require.NoError(t, s.Read(context.Background(), func(old app.Tx) error {
		require.Equal(t, 1, count(old))
		put("桃园社区")
		require.NoError(t, s.Read(context.Background(), func(tx app.Tx) error {
			assert.Equal(t, 2, count(tx))
			return nil
		}))
		assert.Equal(t, 1, count(old))
		return nil
	}))
	memory, database := found(t, s, app.Query{Text: "社区", Limit: 1, Offset: 1}.By("id"))
	assert.Equal(t, memory, database)
}

func TestSearchWithThousandsOfHits(t *testing.T) {
	s := datatest.New(t).Store()
	require.NoError(t, s.Write(context.Background(), app.Stamped{}, func(tx app.Tx) error {
		for i := range 3500 {
			if err := tx.Venues().Put(&app.Venue{Name: fmt.Sprintf("会议室%d", i), Capacity: i % 7}); err != nil {
				return err
			}
		}
		return nil
	}))
	require.NoError(t, s.Read(context.Background(), func(tx app.Tx) error {
		q := app.Query{Text: "会议室", Where: []app.Cond{app.Eq("capacity", 3)}, Limit: 5}.By("-capacity")
		n, err := tx.Venues().Count(q)
		assert.NoError(t, err)
		assert.Equal(t, 500, n)
		list, err := tx.Venues().List(q)
		assert.Len(t, list, 5)
		counts, _ := tx.Venues().Counts(app.Query{Text: "会议室"}, "capacity")
		assert.Len(t, counts, 7)
		return err
	}))
}

func TestNumbersAreFoundHoweverTheyAreWritten(t *testing.T) {
	a := datatest.New(t)
	require.NoError(t, a.Store().Write(context.Background(), app.Stamped{Act: "试"}, func(tx app.Tx) error {
		for _, s := range []app.Org{{Name: "督〔2026〕12号"}, {Name: "督〔2026〕2号"}, {Name: "督〔2026〕121号"}, {Name: "督〔2025〕12号", Contact: "Z2026-105"}} {
			if err := tx.Orgs().Put(&s); err != nil {
				return err
			}
		}
		return nil
	}))
	numbers := func(text string) (out []string) {
		list, _, err := a.Orgs.List(datatest.Ctx(), app.Query{Text: text})
		require.NoError(t, err)
		for _, s := range list {
			out = append(out, s.Name)
		}
		return out
	}
	for _, text := range []string{"〔2026〕12号", "[2026]12", "【2026】12号", "（2026）第12号", "(2026) 12", "督[2026]12", "督 〔2026〕 12 号", "督2026年第12号", "2026年12号", "［２０２６］０１２"} {
		assert.Equal(t, []string{"督〔2026〕12号"}, numbers(text), text)
	}
	for _, text := range []string{"Z2026-105", "z2026105", "Z2026－105", "z2026 105"} {
		assert.Equal(t, []string{"督〔2025〕12号"}, numbers(text), text)
	}
	assert.Len(t, numbers("12号"), 2)
	assert.Empty(t, numbers("2026年12月"))
}
