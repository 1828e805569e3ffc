package data

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// heldFile stands in a working folder and is held open while its program lives.
const heldFile = "held"

// scratch makes a working folder under a name that begins with prefix, and first removes those whose program was killed: they
// hold a whole copy of the office's data. done removes the folder.
func scratch(parent, prefix string) (dir string, done func(), err error) {
	for _, old := range named(parent, prefix, "") {
		if abandoned(filepath.Join(old, heldFile)) {
			os.RemoveAll(old)
		}
	}
	if dir, err = os.MkdirTemp(parent, prefix); err != nil {
		return "", nil, err
	}
	held, err := os.Create(filepath.Join(dir, heldFile))
	if err != nil {
		os.RemoveAll(dir)
		return "", nil, err
	}
	hold(held)
	return dir, func() { held.Close(); os.RemoveAll(dir) }, nil
}

// sweep removes half-written files whose program was killed.
func sweep(dir, prefix, suffix string) {
	for _, old := range named(dir, prefix, suffix) {
		if abandoned(old) {
			os.Remove(old)
		}
	}
}

// named lists what begins and ends so in a folder, in the order of names.
func named(dir, prefix, suffix string) (paths []string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) && strings.HasSuffix(e.Name(), suffix) {
			paths = append(paths, filepath.Join(dir, e.Name()))
		}
	}
	return paths
}

// abandoned says whether no program holds a file any more. One that is not there was lost with its program, unless its folder
// was made just now.
func abandoned(path string) bool {
	if _, err := os.Stat(path); err == nil {
		return released(path)
	}
	made, err := os.Stat(filepath.Dir(path))
	return err == nil && time.Since(made.ModTime()) > time.Minute
}

// freeName puts the time between a name and its end, and a number when that is taken, be it by attachments alone.
func freeName(path, end string) string {
	stamp := path + time.Now().Format("20060102-150405")
	name := stamp + end
	for n := 2; ; n++ {
		if !there(name) && !there(name+".files") {
			return name
		}
		name = stamp + "-" + strconv.Itoa(n) + end
	}
}
