package secret_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"gongzhi/app/secret"
)

func TestHashIsVerifiedOnlyByItsPassword(t *testing.T) {
	h, err := secret.Hash("清河湾2026a")
	require.NoError(t, err)
	again, err := secret.Hash("清河湾2026a")
	require.NoError(t, err)
	assert.NotEqual(t, h, again, "a fresh salt each time")
	ok, err := secret.Verify("清河湾2026a", h)
	require.NoError(t, err)
	assert.True(t, ok)
	ok, err = secret.Verify("清河湾2026A", h)
	require.NoError(t, err)
	assert.False(t, ok)
	for _, bad := range []string{"", "plain", strings.Replace(h, "argon2id", "argon2i", 1), strings.Replace(h, "t=1", "t=0", 1), h[:len(h)/2]} {
		_, err := secret.Verify("x", bad)
		assert.Error(t, err, bad)
	}
}

func TestWeakPasswordsAreNamed(t *testing.T) {
	for _, weak := range []string{"", "Abc123", "abcdefgh", "abcd1234", "12345678!"} {
		assert.Error(t, secret.Weakness(weak), weak)
	}
	for _, good := range []string{"Abcd1234", "abcd123!", "清河湾街道2026a"} {
		assert.NoError(t, secret.Weakness(good), good)
	}
}
