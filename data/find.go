package data

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
	"sync"
)

// findLimit bounds the memory of one table's search texts, in bytes; a larger table is searched in the database.
const findLimit = 96 << 20

// finder keeps the search texts of one table in memory: reading a hundred thousand wide rows at every keystroke takes far
// longer than looking through their texts. Every change of a search text is an act with its audit row, so the number of the
// newest row says whether the texts are those of the snapshot, and which records to read again if not.
type finder struct {
	mu  sync.Mutex
	now *findTexts // nil until the first search, and after a failed reading
	big bool       // beyond findLimit
}

// findTexts are the texts as of one row of the audit log.
type findTexts struct {
	seq  int64
	text []byte        // one after the other, each ended by a zero byte
	ids  []int64       // 0 where a newer text has replaced it
	ends []int         // where each ends
	at   map[int64]int // index of a record

	often [256]int // how often each byte occurs in the first megabyte
	asked string   // the last search and what it found
	found []int64
}

// matching gives the ids whose text has every word; ok is false when the snapshot must be searched in the database.
func (f *finder) matching(t *tx, table string, words []string) (ids []int64, ok bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.big || !t.readonly {
		return nil, false, nil
	}
	seq, _, err := auditLog{t}.Head()
	if err != nil || f.now != nil && f.now.seq > seq { // a snapshot older than the texts
		return nil, false, err
	}
	if err := f.update(t, table, seq); err != nil || f.big {
		return nil, false, err
	}
	return f.now.look(words), true, nil
}

// update brings the texts to the snapshot: everything the first time, later what acts have changed since.
func (f *finder) update(t *tx, table string, seq int64) error {
	old := f.now
	if old != nil && old.seq == seq {
		return nil
	}
	f.now = nil
	if old != nil {
		changed, err := changedSince(t, table, old.seq)
		if err != nil {
			return err
		}
		if len(changed) < 1000 && len(old.ids) < 2*len(old.at)+1000 {
			old.forget(changed)
			list, _ := json.Marshal(changed)
			err := f.read(t, old, "SELECT id,find FROM "+table+" WHERE deleted_at='' AND id IN (SELECT value FROM json_each(?))", string(list))
			old.seq = seq
			return err
		}
	}
	return f.read(t, &findTexts{seq: seq, at: map[int64]int{}}, "SELECT id,find FROM "+table+" WHERE deleted_at=''")
}

func changedSince(t *tx, table string, seq int64) ([]int64, error) {
	rows, err := t.sql.QueryContext(t.ctx, "SELECT DISTINCT record_id FROM audit_item WHERE seq>? AND kind=? LIMIT 1000", seq, table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	ids := []int64{}
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// read appends texts; the finder has them only when all are read.
func (f *finder) read(t *tx, into *findTexts, query string, args ...any) error {
	rows, err := t.sql.QueryContext(t.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var text sql.RawBytes
		if err := rows.Scan(&id, &text); err != nil {
			return err
		}
		into.add(id, text)
		if len(into.text) > findLimit {
			f.big = true
			return nil
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	f.now = into
	return nil
}

func (x *findTexts) add(id int64, text []byte) {
	if len(x.text) < 1<<20 {
		for _, b := range text {
			x.often[b]++
		}
	}
	x.asked, x.found = "", nil
	x.text = append(append(x.text, text...), 0)
	x.at[id] = len(x.ids)
	x.ids, x.ends = append(x.ids, id), append(x.ends, len(x.text))
}

func (x *findTexts) forget(ids []int64) {
	x.asked, x.found = "", nil
	for _, id := range ids {
		if i, ok := x.at[id]; ok {
			x.ids[i] = 0
			delete(x.at, id)
		}
	}
}

// look gives the records whose text has every word. The list page asks for the same words several times over.
func (x *findTexts) look(words []string) []int64 {
	key := strings.Join(words, " ")
	if x.asked == key && x.found != nil {
		return x.found
	}
	longest := words[0]
	for _, w := range words {
		if len(w) > len(longest) {
			longest = w
		}
	}
	x.asked, x.found = key, x.walk(longest, words)
	return x.found
}

// walk goes from one occurrence of the word's rarest byte to the next and looks for the words in that text only.
func (x *findTexts) walk(word string, words []string) []int64 {
	rare := 0
	for i := range len(word) {
		if x.often[word[i]] < x.often[word[rare]] {
			rare = i
		}
	}
	out, from, record := []int64{}, 0, 0
	for {
		hit := bytes.IndexByte(x.text[from:], word[rare])
		if hit < 0 {
			return out
		}
		begin := from + hit - rare
		from += hit + 1
		if begin < 0 || begin+len(word) > len(x.text) || string(x.text[begin:begin+len(word)]) != word {
			continue
		}
		record += endsBefore(x.ends[record:], begin)
		if x.ids[record] != 0 && hasAll(x.of(record), words) {
			out = append(out, x.ids[record])
		}
		from = x.ends[record]
	}
}

func (x *findTexts) of(record int) []byte {
	if record == 0 {
		return x.text[:x.ends[0]]
	}
	return x.text[x.ends[record-1]:x.ends[record]]
}

// endsBefore is how many texts end at or before a place; the next hit is usually near, so the step doubles.
func endsBefore(ends []int, place int) int {
	step := 1
	for step < len(ends) && ends[step] <= place {
		step *= 2
	}
	i, _ := slices.BinarySearch(ends[:min(step+1, len(ends))], place+1)
	return i
}

func hasAll(text []byte, words []string) bool {
	for _, w := range words {
		if !bytes.Contains(text, []byte(w)) {
			return false
		}
	}
	return true
}
