package app

import "sync"

// Topic (变更主题) names what changed, so that open pages know whether to reload. It is the table word.
type Topic string

// The topics that acts announce.
const (
	OrgChanged       Topic = "org"
	PersonChanged    Topic = "person"
	VenueChanged     Topic = "venue"
	UserChanged      Topic = "user"
	SettingChanged   Topic = "setting"
	CalendarChanged  Topic = "holiday"
	MeetingChanged   Topic = "meeting"
	DutyChanged      Topic = "duty"
	AuthorityChanged Topic = "authority"
	ListChanged      Topic = "duty_list"
	AppealChanged    Topic = "appeal"
	EffectChanged    Topic = "effect"
	IncentiveChanged Topic = "incentive"
	ImportChanged    Topic = "import"
	FileChanged      Topic = "attachment"
	NumberChanged    Topic = "number"
)

// Changes (变更通知) tells listeners which topics changed, after the commit and on the goroutine that committed.
type Changes struct {
	mu        sync.Mutex
	next      int
	listeners map[int]func([]Topic)
}

func newChanges() *Changes { return &Changes{listeners: map[int]func([]Topic){}} }

// Listen registers fn for every announcement; the returned func ends it. fn must be quick and must not write.
func (c *Changes) Listen(fn func([]Topic)) (stop func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	id := c.next
	c.next++
	c.listeners[id] = fn
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.listeners, id)
	}
}

func (c *Changes) announce(topics ...Topic) {
	c.mu.Lock()
	var fns []func([]Topic)
	for _, fn := range c.listeners {
		fns = append(fns, fn)
	}
	c.mu.Unlock()
	for _, fn := range fns {
		fn(topics)
	}
}
