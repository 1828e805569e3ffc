package idcode

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type vector struct {
	Code  string
	ID    json.RawMessage
	Valid any
	Note  string
}

// agree compares a status with the word of the vectors.
func agree(t *testing.T, v vector, c Check) {
	t.Helper()
	want := map[any]Status{true: Valid, false: Invalid, "normalise": Normalised, "empty": Empty, "warn": Warned, "legacy15": Legacy}[v.Valid]
	assert.Equal(t, want, c.Status, "%s%s %s: %s", v.Code, v.ID, v.Note, c.Reason)
	assert.Equal(t, c.Status >= Warned, c.Reason != "")
	assert.Equal(t, c.Status < Warned, c.OK())
}

func TestVectors(t *testing.T) {
	raw, err := os.ReadFile("testdata/id_codes_01.json")
	require.NoError(t, err)
	var f struct {
		USCC     []vector          `json:"uscc"`
		Resident []vector          `json:"resident_id"`
		Upgrade  map[string]string `json:"legacy15_upgrade"`
	}
	require.NoError(t, json.Unmarshal(raw, &f))
	for _, v := range f.USCC {
		agree(t, v, USCC(v.Code))
	}
	for _, v := range f.Resident {
		var id string
		if json.Unmarshal(v.ID, &id) != nil {
			id = string(v.ID)
		}
		agree(t, v, ResidentID(id, "2026-11-23"))
	}
	for old, long := range f.Upgrade {
		assert.Equal(t, long, Upgrade(old))
		assert.Equal(t, long, ResidentID(old, "").Code)
	}
}

func TestOddInput(t *testing.T) {
	assert.Equal(t, Invalid, USCC("统一社会信用代码统一社会信用代码统一").Status)
	assert.Equal(t, Invalid, ResidentID("身份证号码身份", "").Status)
	assert.Equal(t, Invalid, ResidentID("身份证号码身", "").Status, "18 bytes are not 18 digits")
	assert.Equal(t, Invalid, ResidentID("110105491331002", "").Status)
	assert.Equal(t, "12", Upgrade("12"))
	assert.Equal(t, "个体工商户", USCCKind("92990102192325861G"))
	assert.Empty(t, USCCKind("9"))
	assert.Empty(t, USCCKind("00"))
}
