package app

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// Error (可示错误) is a refusal that may be shown to the user: what is wrong and how to cure it, in Chinese.
// Field is the key of the form field it belongs to, empty when it concerns the whole act.
type Error struct {
	Field   string
	Message string
}

func (e *Error) Error() string { return e.Message }

// Errorf makes an Error for a field; field may be empty.
func Errorf(field, format string, args ...any) *Error {
	return &Error{Field: field, Message: fmt.Sprintf(format, args...)}
}

// Errors (多处错误) is several refusals at once: a form with more than one wrong field.
type Errors []*Error

func (e Errors) Error() string {
	if len(e) == 0 {
		return ""
	}
	if len(e) == 1 {
		return e[0].Message
	}
	return fmt.Sprintf("%s（共 %d 处需要改正）", e[0].Message, len(e))
}

// Add appends an Error for a field when wrong is true.
func (e *Errors) Add(wrong bool, field, format string, args ...any) {
	if wrong {
		*e = append(*e, Errorf(field, format, args...))
	}
}

// Err is nil when nothing was added.
func (e Errors) Err() error {
	switch len(e) {
	case 0:
		return nil
	case 1:
		return e[0]
	}
	return e
}

// Conflict (并发修改) says that somebody else changed the record since it was read. Nothing was written; the caller may
// reload, or save anyway with the current revision.
type Conflict struct {
	Kind    string // table word
	ID      int64
	Rev     int64 // revision now in the store
	Who     string
	At      Stamp
	Was, Is string // the record as it was read, when known, and as it is now, as JSON
}

// Changes are what others changed since the record was read; none when that is not known.
func (c *Conflict) Changes() []FieldChange {
	if c.Was == "" {
		return nil
	}
	return differences(c.Kind, AuditItem{Before: c.Was, After: c.Is})
}

func (c *Conflict) Error() string {
	at := ""
	if len(c.At) >= 16 {
		at = string(c.At[11:16]) + " "
	}
	return fmt.Sprintf("%s %s已修改这条记录。可重新载入，或仍然保存。", c.Who, at)
}

// ErrNotFound (记录不存在) says that a record is not in the store, or lies in the recycle bin.
var ErrNotFound = errors.New("记录不存在或已删除")

// Explain turns any error into what may be shown: the Chinese sentence of an Error, Errors or Conflict, else the general one.
func Explain(err error) string {
	var one *Error
	var many Errors
	var conflict *Conflict
	switch {
	case err == nil:
		return ""
	case errors.As(err, &one):
		return one.Message
	case errors.As(err, &many):
		return many.Error()
	case errors.As(err, &conflict):
		return conflict.Error()
	case errors.Is(err, ErrNotFound):
		return ErrNotFound.Error() + "。"
	}
	return "操作未完成，详情已写入日志。"
}

// Panic (异常) is a panic that Guarded caught; the stack is for the log, the user reads the general sentence.
type Panic struct {
	Cause any
	Stack string
}

func (p *Panic) Error() string { return fmt.Sprintf("panic: %v\n%s", p.Cause, p.Stack) }

// Guarded runs work and turns a panic into an error, so that no goroutine of the program can end it.
func Guarded(work func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &Panic{Cause: cause, Stack: string(debug.Stack())}
		}
	}()
	return work()
}

// Shown says whether err carries a sentence of its own for the user; anything else belongs in the log.
func Shown(err error) bool {
	var one *Error
	var many Errors
	var conflict *Conflict
	return errors.As(err, &one) || errors.As(err, &many) || errors.As(err, &conflict) || errors.Is(err, ErrNotFound)
}
