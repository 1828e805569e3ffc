#!/usr/bin/env bash
# Lint with pinned tools, built once into .tools: build/lint.sh for all, build/lint.sh quick for what needs no type checking.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
quick=${1:-}

staticcheck=honnef.co/go/tools/cmd/staticcheck@v0.8.2
gocyclo=github.com/fzipp/gocyclo/cmd/gocyclo@v0.6.0

export GOBIN="$PWD/.tools"
mkdir -p "$GOBIN"
install() { # name, package@version
  local mark="$GOBIN/$1.version"
  if [[ ! -x $GOBIN/$1 || $(cat "$mark" 2>/dev/null) != "$2 $(go env GOVERSION)" ]]; then
    go install "$2"
    echo "$2 $(go env GOVERSION)" >"$mark"
  fi
}
[[ $quick ]] || install staticcheck "$staticcheck"
install gocyclo "$gocyclo"

bad=0
mapfile -t files < <(git ls-files -co --exclude-standard '*.go' | sort -u | while read -r f; do [[ -f $f ]] && echo "$f"; done)
unformatted=$(gofmt -l "${files[@]}")
if [[ -n $unformatted ]]; then echo "没有按 gofmt 排版：$unformatted" >&2; bad=1; fi
if [[ ! $quick ]]; then
  go vet ./... || bad=1
  "$GOBIN/staticcheck" ./... || bad=1
  # Documentation: every package and every exported name has its comment; imports follow the table.
  go test -run 'EveryPackage|ExportedNames|ImportsFollow|EnginesArePure|ScreensStay|NothingRuns' ./app || bad=1
fi
mapfile -t code < <(printf '%s\n' "${files[@]}" | grep -v '_test\.go$')
"$GOBIN/gocyclo" -over 15 "${code[@]}" || bad=1
awk_long='FNR==1 && NR>1 && n>300 {print f": "n" 行，超过 300 行"} {f=FILENAME; n=FNR} END {if (n>300) print f": "n" 行，超过 300 行"}'
awk "$awk_long" "${code[@]}"
exit $bad
