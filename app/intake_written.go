package app

import (
	"encoding/json"

	"gongzhi/app/idcode"
	"gongzhi/app/intake"
	"gongzhi/app/written"
)

// IntakeParsers are the grammars that imported tables are read with; today (yyyy-MM-dd) bounds birthdays.
func IntakeParsers(today string) intake.Parsers {
	return intake.Parsers{
		Date:     intakeDate,
		Number:   intakeNumber,
		Phone:    intakePhone,
		USCC:     func(text string) intake.Code { return intakeCode(idcode.USCC(text), "BAD_USCC") },
		IDNumber: func(text string) intake.Code { return intakeCode(idcode.ResidentID(text, today), "BAD_ID") },
	}
}

func intakeDate(text string, year int, from string) intake.Date {
	d := written.Date(text, written.Context{Year: year, YearFrom: from})
	out := intake.Date{Day: d.Date, None: d.Kind == written.None, Notes: intakeNotes(d.Warnings)}
	if d.Kind == written.Refused || d.Kind == written.Blank {
		out.Code, out.Reason = d.Code, d.Reason
		if out.Code == "" {
			out.Code = written.BadDate
		}
	}
	return out
}

func intakeNumber(text, unit string) intake.Number {
	n := written.Number(text, unit)
	out := intake.Number{Value: json.Number(n.Exact), Code: n.Code, Reason: n.Reason, Notes: intakeNotes(n.Warnings)}
	if n.Missing && out.Code == "" {
		out.Code = written.BadNumber
	}
	return out
}

func intakePhone(text string) intake.Code {
	p := written.Phone(text)
	return intake.Code{Text: p.Phone, Refuse: p.Code, Reason: p.Reason, Notes: intakeNotes(p.Warnings)}
}

// intakeCode warns of a wrong code and never blocks on it: registered codes with a wrong check digit exist.
func intakeCode(c idcode.Check, word string) intake.Code {
	out := intake.Code{Text: c.Code}
	switch c.Status {
	case idcode.Legacy:
		out.Notes = []intake.Note{{Code: "LEGACY15", Reason: c.Reason}}
	case idcode.Warned, idcode.Invalid:
		out.Notes = []intake.Note{{Code: word, Reason: c.Reason}}
	}
	return out
}

func intakeNotes(warnings []written.Warning) []intake.Note {
	var notes []intake.Note
	for _, w := range warnings {
		notes = append(notes, intake.Note{Code: w.Code, Reason: w.Reason})
	}
	return notes
}
