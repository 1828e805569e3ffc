package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app"
)

func TestADeletedLineOfADraftIsTakenBack(t *testing.T) {
	k := newDutyDesk(t)
	l := k.list(app.ListEntry{Content: "巡河", LeadID: k.org[0], Due: "2026-12-01"}, app.ListEntry{Content: "保洁", LeadID: k.org[0], Due: "2026-12-01"})
	entries := func() (out []string) {
		_, all, err := k.DutyLists.Get(k.ctx, l.ID)
		require.NoError(t, err)
		for _, e := range all {
			out = append(out, e.Content)
		}
		return out
	}
	_, all, err := k.DutyLists.Get(k.ctx, l.ID)
	require.NoError(t, err)
	var r app.Receipt
	require.NoError(t, k.DutyLists.DeleteEntry(app.WithReceipt(k.ctx, &r), all[0].ID))
	assert.Equal(t, []string{"保洁"}, entries())
	require.NoError(t, k.Undos.Undo(k.ctx, r))
	assert.Equal(t, []string{"巡河", "保洁"}, entries())

	require.NoError(t, k.DutyLists.DeleteEntry(app.WithReceipt(k.ctx, &r), all[1].ID))
	_, err = k.DutyLists.Step(k.ctx, l.ID, app.ListReview)
	require.NoError(t, err)
	assert.ErrorContains(t, k.Undos.Undo(k.ctx, r), "送审", "what was sent for review stays as it was sent")
}
