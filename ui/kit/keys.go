package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// keyOf is a key press with the modifiers held now.
func keyOf(e *fyne.KeyEvent) Key {
	k := Key{Name: e.Name}
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		k.Shift = d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	return k
}

// String writes a key as people do, Ctrl+Shift+K.
func (k Key) String() string {
	var b strings.Builder
	if k.Ctrl {
		b.WriteString("Ctrl+")
	}
	if k.Alt {
		b.WriteString("Alt+")
	}
	if k.Shift {
		b.WriteString("Shift+")
	}
	b.WriteString(string(k.Name))
	return b.String()
}

// keyOfShortcut turns Fyne's shortcuts back into keys.
func keyOfShortcut(s fyne.Shortcut) (Key, bool) {
	switch s := s.(type) {
	case *desktop.CustomShortcut:
		return Key{
			Name: s.KeyName,
			Ctrl: s.Modifier&fyne.KeyModifierControl != 0,
			Alt:  s.Modifier&fyne.KeyModifierAlt != 0, Shift: s.Modifier&fyne.KeyModifierShift != 0,
		}, true
	case *fyne.ShortcutUndo:
		return Key{Name: fyne.KeyZ, Ctrl: true}, true
	case *fyne.ShortcutRedo:
		return Key{Name: fyne.KeyY, Ctrl: true}, true
	case *fyne.ShortcutCopy:
		return Key{Name: fyne.KeyC, Ctrl: true}, true
	case *fyne.ShortcutSelectAll:
		return Key{Name: fyne.KeyA, Ctrl: true}, true
	}
	return Key{}, false
}

// HandleKey runs a key through the open panel, the dialog on top and the shell's map.
func (h *Host) HandleKey(k Key) bool {
	taken := false
	h.Stir()
	h.tip.hide()
	h.guard(func() {
		if taken = h.cover != nil; taken {
			return
		}
		if taken = h.floatKey(k); taken {
			return
		}
		if d := h.topDialog(); d != nil {
			taken = d.key(k)
			return
		}
		if h.Keys != nil {
			taken = h.Keys(k)
		}
	})
	return taken
}

func (h *Host) handleShortcut(s fyne.Shortcut) bool {
	k, ok := keyOfShortcut(s)
	return ok && h.HandleKey(k)
}

// addShortcuts makes keys with Ctrl and Alt reach the shell when nothing has the keyboard.
func (h *Host) addShortcuts() {
	letters := []fyne.KeyName{
		fyne.KeyB, fyne.KeyE, fyne.KeyF, fyne.KeyK, fyne.KeyN, fyne.KeyP, fyne.KeyS, fyne.KeyD, fyne.KeyR, fyne.KeyT,
		fyne.Key0, fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9,
		fyne.KeyTab, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyLeftBracket, fyne.KeyRightBracket, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF7,
	}
	c := h.Win.Canvas()
	for _, name := range letters {
		for _, m := range []fyne.KeyModifier{fyne.KeyModifierControl, fyne.KeyModifierAlt, fyne.KeyModifierControl | fyne.KeyModifierShift} {
			c.AddShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: m}, func(s fyne.Shortcut) { h.handleShortcut(s) })
		}
	}
	for _, s := range []fyne.Shortcut{&fyne.ShortcutUndo{}, &fyne.ShortcutCopy{}, &fyne.ShortcutSelectAll{}} {
		c.AddShortcut(s, func(s fyne.Shortcut) { h.handleShortcut(s) })
	}
}
