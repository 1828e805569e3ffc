package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Numbers (文号) keeps the register of document numbers: gapless per prefix and year, never reused, voided with a reason.
type Numbers struct{ *core }

// String is the number as printed: 清街办发〔2026〕12号.
func (n Number) String() string { return fmt.Sprintf("%s〔%d〕%d号", n.Prefix, n.Year, n.Seq) }

// prefixOf is the prefix under which an organisation issues papers, or minutes: its own, else the office's.
func prefixOf(tx Tx, org int64, key string) (string, error) {
	if org == 0 {
		org = int64(settingInt(tx, SetOfficeOrg))
	}
	o, err := tx.Orgs().Get(org)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return "", err
	}
	own := o.Prefix
	if key == SetMinutesPrefix {
		own = o.MinutesPrefix
	}
	if own == "" {
		own = setting(tx, key)
	}
	return own, nil
}

// ownPrefixes keeps the registers of organisations apart: no two share a prefix.
func ownPrefixes(tx Tx, o *Org, wrong *Errors) error {
	o.Prefix, o.MinutesPrefix = strings.TrimSpace(o.Prefix), strings.TrimSpace(o.MinutesPrefix)
	wrong.Add(o.Prefix != "" && o.Prefix == o.MinutesPrefix, "minutes_prefix", "纪要代字与机关代字相同，两种文号会混在一本登记簿里。")
	for field, prefix := range map[string]string{"prefix": o.Prefix, "minutes_prefix": o.MinutesPrefix} {
		if prefix == "" {
			continue
		}
		wrong.Add(strings.ContainsAny(prefix, "〔〕[]（）() 　") || utf8.RuneCountInString(prefix) > 12, field, "代字只写文字，不超过 12 个字，不写年份和括号。")
		for _, key := range []string{SetPrefix, SetMinutesPrefix, SetSlipPrefix} {
			wrong.Add(prefix == setting(tx, key), field, "“%s”是本街道的代字。不填就用本街道的。", prefix)
		}
		for _, column := range []string{"prefix", "minutes_prefix"} {
			other, err := tx.Orgs().Find(Where(Eq(column, prefix), Cond{"id", "!=", o.ID}))
			if err != nil && !errors.Is(err, ErrNotFound) {
				return err
			}
			wrong.Add(err == nil, field, "“%s”已是%s的代字，换一个。", prefix, other.Name)
		}
	}
	return nil
}

// Prefixes lists the prefixes under which numbers can be taken (机关代字): the office's first, then those of single units.
func (s *Numbers) Prefixes(ctx context.Context) (all []Prefix, err error) {
	err = s.read(ctx, func(tx Tx) error {
		for _, key := range []string{SetPrefix, SetMinutesPrefix} {
			if p := setting(tx, key); p != "" {
				all = append(all, Prefix{Text: p, Minutes: key == SetMinutesPrefix})
			}
		}
		orgs, err := tx.Orgs().List(Query{Sort: []Sort{{Key: "id"}}})
		for _, o := range orgs {
			if o.Prefix != "" {
				all = append(all, Prefix{Text: o.Prefix, OrgName: o.Name})
			}
			if o.MinutesPrefix != "" {
				all = append(all, Prefix{Text: o.MinutesPrefix, OrgName: o.Name, Minutes: true})
			}
		}
		return err
	})
	return all, err
}

// Prefix (机关代字) begins the numbers of one register.
type Prefix struct {
	Text    string
	OrgName string // empty: the office
	Minutes bool
}

// String is the prefix with whose it is: 清综办纪（党政综合办公室，纪要）.
func (p Prefix) String() string {
	switch {
	case p.OrgName != "" && p.Minutes:
		return p.Text + "（" + p.OrgName + "，纪要）"
	case p.OrgName != "":
		return p.Text + "（" + p.OrgName + "）"
	}
	return p.Text
}

// takeNumber takes the next number of a prefix and year for a record, inside the act that signs it.
func takeNumber(tx Tx, n Number) (string, error) {
	if n.Prefix == "" {
		return "", Errorf("prefix", "机关代字为空，不能编号。到“系统设置 → 规则与文号”填写。")
	}
	last, err := lastNumber(tx, n.Prefix, n.Year)
	if err != nil {
		return "", err
	}
	n.Record, n.Seq = Record{}, last+1
	if err := tx.Numbers().Put(&n); err != nil {
		return "", err
	}
	return n.String(), nil
}

func lastNumber(tx Tx, prefix string, year int) (int, error) {
	last, err := tx.Numbers().Find(Where(Eq("prefix", prefix), Eq("year", year)).By("-seq"))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return 0, err
	}
	return last.Seq, nil
}

// List is the register.
func (s *Numbers) List(ctx context.Context, q Query) (rows []Number, total int, err error) {
	return list(ctx, s.core, q, Tx.Numbers)
}

// Of is the number given to a paper that has no record of its own, by its code and serial; empty when it has none.
func (s *Numbers) Of(ctx context.Context, kind string, id int64) (string, error) {
	rows, _, err := s.List(ctx, Where(Eq("kind", kind), Eq("record_id", id), Eq("void_for", "")).By("-id"))
	if err != nil || len(rows) == 0 {
		return "", err
	}
	return rows[0].String(), nil
}

// Reserve takes the next number for a paper at its sign-off (取号): one of the program's own papers by code and serial, or any
// other paper of the office by its title alone.
func (s *Numbers) Reserve(ctx context.Context, n Number) (no string, err error) {
	n.Title, n.Prefix = strings.TrimSpace(n.Title), strings.TrimSpace(n.Prefix)
	if n.Title == "" {
		return "", Errorf("title", "写明文件标题。")
	}
	err = s.write(ctx, Act{Name: "取文号", Object: n.Title}, func(tx Tx) error {
		if _, err := s.signer(ctx, tx, "取文号"); err != nil {
			return err
		}
		if n.Prefix == "" {
			if n.Prefix, err = prefixOf(tx, 0, SetPrefix); err != nil {
				return err
			}
		}
		if n.Year == 0 {
			n.Year = s.today().Year()
		}
		if n.Kind != "" {
			if old, err := tx.Numbers().Find(Where(Eq("kind", n.Kind), Eq("record_id", n.RecordID), Eq("void_for", ""))); err == nil {
				return Errorf("", "这份文件已有文号：%s。", old)
			}
		}
		no, err = takeNumber(tx, n)
		return err
	}, NumberChanged)
	return no, err
}

// Void marks a number as not used; it is never given again.
func (s *Numbers) Void(ctx context.Context, id int64, reason string) error {
	if reason = strings.TrimSpace(reason); reason == "" {
		return Errorf("reason", "作废文号要写明原因。")
	}
	return s.write(ctx, Act{Name: "作废文号", Object: reason, Right: RightSign}, func(tx Tx) error {
		n, err := tx.Numbers().Get(id)
		if err != nil {
			return err
		}
		if n.VoidFor != "" {
			return Errorf("", "%s已经作废。", n)
		}
		n.VoidFor = reason
		return tx.Numbers().Put(&n)
	}, NumberChanged)
}

// Name is what the number was given to, in a word.
func (n Number) Name() string {
	switch n.Kind {
	case "meeting":
		return "会议通知"
	case "minutes":
		return "会议纪要"
	case "incentive":
		return "奖惩文书"
	case "slip":
		return "督办单"
	case "D15":
		return "进度通报"
	}
	return "其他文件"
}

// SearchText of a number: the number itself and the title.
func (n *Number) SearchText() string { return n.String() + "\n" + keys(n.Title) }

// list reads one page of a table and the total.
func list[T any](ctx context.Context, c *core, q Query, table func(Tx) Records[T]) (rows []T, total int, err error) {
	err = c.read(ctx, func(tx Tx) error {
		if total, err = table(tx).Count(q); err != nil {
			return err
		}
		rows, err = table(tx).List(q)
		return err
	})
	return rows, total, err
}

// get reads one record.
func get[T any](ctx context.Context, c *core, id int64, table func(Tx) Records[T]) (rec T, err error) {
	err = c.read(ctx, func(tx Tx) error {
		rec, err = table(tx).Get(id)
		return err
	})
	return rec, err
}
