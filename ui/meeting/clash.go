package meeting

import (
	"context"
	"strings"

	"gongzhi/app"
	"gongzhi/ui/kit"
)

// clashWatch warns, while a meeting is being written, of other meetings at the same time that need its place or its people.
type clashWatch struct {
	env   *kit.Env
	p     *plan
	rooms *kit.Field
	who   *kit.Field // the last field of people: the units of a new meeting, else the chair
}

// of has the watch look again when the field changes.
func (w *clashWatch) of(f *kit.Field) *kit.Field { return f.OnChange(w.look) }

// room is the field under which a taken place is told.
func (w *clashWatch) room(f *kit.Field) *kit.Field {
	w.rooms = f
	return w.of(f)
}

// people is the field under which people in two meetings are told.
func (w *clashWatch) people(f *kit.Field) *kit.Field {
	w.who = f
	return w.of(f)
}

func (w *clashWatch) look() {
	m, who := w.p.Meeting, []app.Invitation{{Orgs: w.p.units, People: w.p.people}, {Orgs: w.p.guests}}
	if m.VenueID != 0 {
		m.VenueName = ""
	}
	kit.Load(w.env, func(ctx context.Context) ([]app.Clash, error) { return w.env.App.Meetings.Clashes(ctx, m, who...) }, func(list []app.Clash) {
		room, people := clashTexts(list)
		if w.rooms == w.who {
			w.rooms.Advise(room + people)
			return
		}
		w.rooms.Advise(room)
		w.who.Advise(people)
	})
}

func clashTexts(list []app.Clash) (room, people string) {
	var rooms, persons []string
	for _, c := range list {
		if t := c.RoomText(); t != "" {
			rooms = append(rooms, t)
		}
		if t := c.PeopleText(); t != "" {
			persons = append(persons, t)
		}
	}
	return strings.Join(rooms, ""), strings.Join(persons, "")
}
