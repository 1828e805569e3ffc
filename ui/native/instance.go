package native

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"
)

// HandOver gives a file (or nothing) to the copy of the program that has the database open already, and says whether there is one.
func HandOver(database, file string) bool {
	return send(instanceName(database), []byte(file)) == nil
}

// Listen makes this copy the one that later copies hand their files to; end stops that. A copy that cannot listen works all the same.
func Listen(database string, hear func(file string)) (end func()) {
	end, err := listen(instanceName(database), func(message []byte) { hear(string(message)) })
	if err != nil {
		return func() {}
	}
	return end
}

// messageLimit is the length of the longest message of a later copy.
const messageLimit = 64 << 10

// instanceName is the same for every way of writing the database's path.
func instanceName(database string) string {
	if whole, err := filepath.Abs(database); err == nil {
		database = whole
	}
	sum := sha256.Sum256([]byte(strings.ToLower(filepath.ToSlash(database))))
	return "gongzhi-" + hex.EncodeToString(sum[:8])
}
