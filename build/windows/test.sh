#!/usr/bin/env bash
# Builds the delivery signed with a certificate made for the test, checks signature and sums, builds the programs again in another
# folder and compares them byte by byte, and goes the whole way of windows_test.go under Wine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
version=$(sed -n 's/.*Version = "\(.*\)"/\1/p' app/version.go)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=gongzhi test" -addext extendedKeyUsage=codeSigning \
  -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
export DIST="$PWD/out/windows"
rm -rf "$DIST"
SIGN_CERT="$work/cert.pem" SIGN_KEY="$work/key.pem" build/windows/make.sh
setup="$DIST/共治通-$version-setup.exe"
osslsigncode verify -CAfile "$work/cert.pem" -in "$setup" >"$work/verify" || { cat "$work/verify"; exit 1; }
(cd "$DIST" && sha256sum --quiet -c SHA256SUMS)
echo "签名和校验和：通过"

mkdir "$work/elsewhere"
git ls-files -co --exclude-standard -z | while IFS= read -r -d '' f; do if [[ -f $f ]]; then printf '%s\0' "$f"; fi; done | \
  tar c --null -T - assets/fonts | tar x -C "$work/elsewhere"
(cd "$work/elsewhere" && DIST="$work/again" PROGRAMS_ONLY=1 build/windows/make.sh)
for f in gongzhi.exe gongzhi-compat.exe; do cmp "$DIST/$f" "$work/again/$f"; done
echo "两个文件夹里编译的程序逐字节相同：通过"

GONGZHI_SETUP="$setup" GONGZHI_SBOM="$DIST/共治通-$version-sbom.cdx.json" \
  go test -json -count=1 -timeout 40m -run 'WindowsProgram|ListOfParts' . | ${PYTHON:-python3} build/test.py
