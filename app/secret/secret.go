// Package secret keeps passwords: argon2id hashes in the standard text form, and the rule for a password that may be used.
// It uses golang.org/x/crypto/argon2 (maintained by the Go project, BSD licence).
package secret

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
)

// The cost of a hash: 64 MiB and one pass, about 50 ms on an office PC.
const (
	memoryKiB = 64 * 1024
	passes    = 1
	lanes     = 2
	saltBytes = 16
	keyBytes  = 32
)

// MinLength is the least number of characters of a password (OFFICE-RULES 3.5 S1).
const MinLength = 8

// Hash returns the argon2id hash of a password with a fresh salt, in the form $argon2id$v=19$m=65536,t=1,p=2$salt$key.
func Hash(password string) (string, error) {
	salt := make([]byte, saltBytes)
	if _, err := rand.Read(salt); err != nil {
		return "", err
	}
	key := argon2.IDKey([]byte(password), salt, passes, memoryKiB, lanes, keyBytes)
	b := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memoryKiB, passes, lanes, b.EncodeToString(salt), b.EncodeToString(key)), nil
}

// Verify says whether the password is the one that was hashed; a text that is no hash is an error.
func Verify(password, hash string) (bool, error) {
	parts := strings.Split(hash, "$")
	var version int
	var memory, time uint32
	var threads uint8
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false, errors.New("not an argon2id hash")
	}
	if _, err := fmt.Sscanf(parts[2], "v=%d", &version); err != nil || version != argon2.Version {
		return false, errors.New("unknown argon2 version")
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &time, &threads); err != nil || time == 0 || threads == 0 || memory > 1<<21 {
		return false, errors.New("unreadable argon2 cost")
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false, err
	}
	want, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil || len(want) == 0 {
		return false, errors.New("unreadable argon2 key")
	}
	got := argon2.IDKey([]byte(password), salt, time, memory, threads, uint32(len(want)))
	return subtle.ConstantTimeCompare(got, want) == 1, nil
}

// Weakness says in Chinese why a password may not be used, or nil: at least 8 characters of three of the four classes
// upper case, lower case, digit, other.
func Weakness(password string) error {
	n := utf8.RuneCountInString(password)
	if n < MinLength {
		return fmt.Errorf("密码至少 %d 个字符，现在是 %d 个", MinLength, n)
	}
	classes := map[string]bool{}
	for _, r := range password {
		switch {
		case unicode.IsUpper(r):
			classes["upper"] = true
		case unicode.IsLower(r):
			classes["lower"] = true
		case unicode.IsDigit(r):
			classes["digit"] = true
		default:
			classes["other"] = true
		}
	}
	if len(classes) < 3 {
		return errors.New("密码要含大写字母、小写字母、数字、符号（或汉字）中的三类")
	}
	return nil
}
