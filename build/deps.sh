#!/usr/bin/env bash
# Installs the system packages a task needs and lacks: build/deps.sh run|test|windows|test-windows|bench
set -euo pipefail

run_packages=(gcc libc6-dev pkg-config libgl1-mesa-dev libgl1-mesa-dri libx11-dev libxcursor-dev libxrandr-dev
  libxinerama-dev libxi-dev libxxf86vm-dev python3-fonttools)
test_packages=(xvfb xauth xdotool xclip openbox imagemagick poppler-utils)
windows_packages=(gcc-mingw-w64-x86-64 nsis osslsigncode)
test_windows_packages=(wine wine64 xvfb xdotool xclip openbox imagemagick poppler-utils sqlite3 locales openssl)
bench_packages=(xvfb libreoffice-calc libxlsxwriter-dev libsqlite3-dev python3)

packages=("${run_packages[@]}")
case "${1:-run}" in
  run) ;;
  test) packages+=("${test_packages[@]}") ;;
  windows) packages+=("${windows_packages[@]}") ;;
  test-windows) packages+=("${windows_packages[@]}" "${test_windows_packages[@]}") ;;
  bench) packages+=("${bench_packages[@]}") ;;
  *) echo "用法：build/deps.sh run|test|windows|test-windows|bench" >&2; exit 2 ;;
esac

if ! command -v go >/dev/null; then
  echo "没有找到 Go。请先安装 Go 1.26（https://go.dev/dl/）再执行 make。" >&2
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [[ $state == "install ok installed" ]] || missing+=("$package")
done
# npm may have come with another package of Node.js; it is needed while fonts are missing, and for Windows.
if ! command -v npm >/dev/null && { [[ ! -f .cache/fonts/stamp ]] || [[ ${1:-} == *windows ]]; }; then missing+=(npm); fi
[[ ${#missing[@]} -eq 0 ]] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "这台机器没有 apt-get（只支持 Debian、Ubuntu 自动安装）。请自行安装与下列软件包相当的软件：${missing[*]}" >&2
  exit 1
fi
as_root=()
if [[ $(id -u) -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "缺少软件包，又没有 sudo。请以 root 身份执行：apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

echo "正在安装缺少的软件包：${missing[*]}"
# apt waits for a running installation; the lock of the package lists needs a loop of its own.
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "$@" </dev/null
}
for attempt in 1 2 3 4 5 6; do
  apt update >/dev/null 2>&1 && break
  if [[ $attempt -eq 6 ]]; then echo "提示：软件包列表没有更新成功，改用现有列表。" >&2; else sleep 10; fi
done
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! apt install --no-install-recommends "${missing[@]}" >"$log" 2>&1; then
  tail -20 "$log" >&2
  echo "软件包没有装成，请检查网络或软件源后重试。" >&2
  exit 1
fi
