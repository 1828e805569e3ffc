package app

import (
	"context"
	"slices"
)

// revision (修订) is one entry in the version before and in the one that is issued; was is empty when there is none before.
type revision struct{ was, now ListEntry }

// entriesBefore are the entries in force until now by their key.
func entriesBefore(tx Tx, older []DutyList, except int64) (map[int64]ListEntry, error) {
	out := map[int64]ListEntry{}
	for _, o := range older {
		if o.ID == except {
			continue
		}
		entries, err := listEntries(tx, o.ID)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			out[e.Key] = e
		}
	}
	return out, nil
}

// adjustItem brings an open item to the words that a new version changed; what was decided on the item itself since, such as another
// lead unit or a person named, stays where the entry reads as before. The original deadline stays on record, and a new lead unit signs
// anew.
func (s *DutyLists) adjustItem(ctx context.Context, b *dutyBook, l DutyList, v revision, d *Duty) (bool, error) {
	was, want, text := v.was.duty(d.Round), v.now.duty(d.Round), ""
	old := *d
	d.ListID = l.ID
	d.follow(&was, &want)
	if err := b.names(d, &old); err != nil {
		return false, err
	}
	if want.Term == 0 && v.now.Repeat == RepeatNever && want.Due != was.Due && want.Due != old.Due {
		text = "；时限 " + Dated(old.Due) + " → " + Dated(want.Due)
		d.Due = want.Due
	}
	if d.LeadID != old.LeadID {
		text += "；牵头单位 " + old.LeadName + " → " + d.LeadName
		if d.Allows(DoReport) == nil { // neither halted nor waiting for a verdict
			d.State = DutyAssigned
		}
	}
	same := text == "" && sameWords(d, &old)
	if err := s.relight(b.tx, d); err != nil {
		return false, err
	}
	if err := b.tx.Duties().Put(d); err != nil || same {
		return false, err
	}
	return true, s.dutyEvent(ctx, b.tx, d, "清单调整", "按"+l.Title()+"调整"+text)
}

// follow takes over what differs between two versions of an entry.
func (d *Duty) follow(was, now *Duty) {
	follow(&d.Matter, was.Matter, now.Matter)
	follow(&d.Content, was.Content, now.Content)
	follow(&d.Deliverable, was.Deliverable, now.Deliverable)
	follow(&d.LeadID, was.LeadID, now.LeadID)
	follow(&d.Leader, was.Leader, now.Leader)
	follow(&d.Person, was.Person, now.Person)
	follow(&d.Phone, was.Phone, now.Phone)
	follow(&d.Level, was.Level, now.Level)
	follow(&d.Amount, was.Amount, now.Amount)
	follow(&d.Weight, was.Weight, now.Weight)
	follow(&d.Urgency, was.Urgency, now.Urgency)
	follow(&d.Note, was.Note, now.Note)
	if !slices.Equal(was.SupportIDs, now.SupportIDs) || was.SupportNames != now.SupportNames {
		d.SupportIDs, d.SupportNames = now.SupportIDs, now.SupportNames
	}
}

func follow[T comparable](into *T, was, now T) {
	if was != now {
		*into = now
	}
}

// sameWords says whether two versions of an item read the same, deadline and lead unit aside.
func sameWords(a, b *Duty) bool {
	return a.Content == b.Content && a.Deliverable == b.Deliverable && a.SupportNames == b.SupportNames && a.Matter == b.Matter && a.Leader == b.Leader &&
		a.Person == b.Person && a.Phone == b.Phone && a.Level == b.Level && a.Amount == b.Amount && a.Weight == b.Weight && a.Urgency == b.Urgency && a.Note == b.Note
}
