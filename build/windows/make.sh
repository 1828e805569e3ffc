#!/usr/bin/env bash
# Builds everything for Windows on Linux into dist/: the program, the compatibility build, installer, portable ZIP, list of parts
# and checksums. DIST names another folder; PROGRAMS_ONLY=1 stops after the two programs. With SIGN_CERT and SIGN_KEY, or SIGN_PFX, all programs are signed
# (build/windows/sign.sh); without them they are not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
here=$PWD/build/windows dist=${DIST:-$PWD/dist}
version=$(sed -n 's/.*Version = "\(.*\)"/\1/p' app/version.go)
export LC_ALL=C.UTF-8 TZ=UTC
export SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)
angle=$("$here/angle.sh")

# The resource of both programs: icon, manifest, version. It is only written when it changed.
resource() {
  local commas="${version//./,},0" new
  new=$(mktemp)
  (cd "$here" && x86_64-w64-mingw32-windres -c 65001 -O coff -D "VERSION_COMMAS=$commas" -D "VERSION_DOTS=$version" -i app.rc -o "$new")
  cmp -s "$new" rsrc_windows_amd64.syso || cp "$new" rsrc_windows_amd64.syso
  rm -f "$new"
}

# Flags that leave no trace of folder, user, time or state of the work tree in the programs. Both share one set of cgo flags, so
# that SQLite is compiled once.
compile() { # output, tags
  GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc CPATH="$angle/include" CGO_LDFLAGS="-L$angle/lib" \
    go build -trimpath -buildvcs=false -tags "$2" -ldflags '-s -w -buildid= -H windowsgui' -o "$1" .
}

signed() { [[ -n ${SIGN_CERT:-}${SIGN_PFX:-} ]]; }

stage() {
  rm -rf "$dist/stage"
  mkdir -p "$dist/stage"
  cp "$dist/gongzhi.exe" "$dist/gongzhi-compat.exe" "$angle"/*.dll "$dist/stage/"
  $PYTHON "$here/papers.py" sbom "$dist/gongzhi.exe" "$angle" "$dist/stage"
  if signed; then for f in gongzhi.exe gongzhi-compat.exe; do "$here/sign.sh" "$dist/stage/$f"; done; fi
  touch -d "@$SOURCE_DATE_EPOCH" "$dist"/stage/*
}

installer() {
  local sign=()
  if signed; then sign=("-DSIGN=$here/sign.sh"); fi
  # Large pages make the search through 96 MB of dictionary a fifth faster.
  (cd "$here" && GLIBC_TUNABLES=glibc.malloc.hugetlb=1 makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DVERSION4="$version.0" -DSTAGE="$dist/stage" \
    -DOUT="$dist/共治通-$version-setup.exe" "${sign[@]}" setup.nsi)
  if signed; then "$here/sign.sh" "$dist/共治通-$version-setup.exe"; fi
}

portable() {
  local folder="$dist/portable/共治通-$version"
  rm -rf "$dist/portable"
  mkdir -p "$folder"
  cp "$dist"/stage/* "$here/便携版.txt" "$folder/"
  $PYTHON "$here/papers.py" zip "$folder" "$SOURCE_DATE_EPOCH" "$dist/共治通-$version-portable.zip"
  rm -rf "$dist/portable"
}

PYTHON=${PYTHON:-python3}
mkdir -p "$dist"
resource
compile "$dist/gongzhi.exe" ""
compile "$dist/gongzhi-compat.exe" "gles,egl"
[[ ${PROGRAMS_ONLY:-} == 1 ]] && exit 0
stage
installer & making=$!
portable
wait $making
cp "$dist/stage/sbom.cdx.json" "$dist/共治通-$version-sbom.cdx.json"
$PYTHON "$here/papers.py" sums "$dist/SHA256SUMS" "$dist/共治通-$version-setup.exe" "$dist/共治通-$version-portable.zip" \
  "$dist/共治通-$version-sbom.cdx.json"
rm -rf "$dist/stage"
if ! signed; then echo "提示：没有给出证书（SIGN_CERT 和 SIGN_KEY，或 SIGN_PFX），安装程序没有签名。" >&2; fi
size=$(stat -c %s "$dist/共治通-$version-setup.exe")
if ((size > 40000000)); then echo "安装程序 $size 字节，超过 40 MB。" >&2; exit 1; fi
ls -l "$dist"
