#!/usr/bin/env bash
# Installs the system packages a task needs and lacks: build/deps.sh run|test|windows|test-windows|bench|fonts
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
task=${1:-run}

run_packages=(gcc libc6-dev pkg-config libgl1-mesa-dev libgl1-mesa-dri libx11-dev libxcursor-dev libxrandr-dev
  libxinerama-dev libxi-dev libxxf86vm-dev python3-fonttools)
test_packages=(xvfb xauth xdotool xclip openbox imagemagick poppler-utils)
windows_packages=(gcc-mingw-w64-x86-64 nsis osslsigncode)
test_windows_packages=(wine wine64 xvfb xdotool xclip openbox fcitx5 imagemagick poppler-utils sqlite3 locales openssl)
bench_packages=(xvfb libreoffice-calc libxlsxwriter-dev libsqlite3-dev python3)

packages=("${run_packages[@]}")
case $task in
  run) ;;
  test) packages+=("${test_packages[@]}") ;;
  windows) packages+=("${windows_packages[@]}") ;;
  test-windows) packages+=("${windows_packages[@]}" "${test_windows_packages[@]}") ;;
  bench) packages+=("${bench_packages[@]}") ;;
  fonts) # a face of the system for a program built without its own
    echo "提示：内置字体没有生成，编译照常进行，程序改用系统字体。排除上面的原因后执行 make fonts 即可补上。" >&2
    packages=(fonts-lxgw-wenkai)
    ;;
  *) echo "用法：build/deps.sh run|test|windows|test-windows|bench|fonts" >&2; exit 2 ;;
esac

# refuse ends with a message; the face of the system is a convenience, its lack stops nothing.
refuse() {
  echo "$1" >&2
  if [[ $task == fonts ]]; then exit 0; fi
  exit 1
}

if ! command -v go >/dev/null; then
  refuse "没有找到 Go。请先安装 Go 1.26（https://go.dev/dl/）再执行 make。"
fi

missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [[ $state == "install ok installed" ]] || missing+=("$package")
done
# npm may have come with another package of Node.js; it is needed while fonts are missing, and for Windows.
if [[ $task != fonts ]] && ! command -v npm >/dev/null; then
  if [[ $task == *windows ]] || ! python3 build/fonts/make.py --check 2>/dev/null; then missing+=(npm); fi
fi
[[ ${#missing[@]} -eq 0 ]] && exit 0

if ! command -v apt-get >/dev/null; then
  refuse "这台机器没有 apt-get（只支持 Debian、Ubuntu 自动安装）。请自行安装与下列软件包相当的软件：${missing[*]}"
fi
as_root=()
if [[ $(id -u) -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    refuse "缺少软件包，这个账号没有 root 权限，本机也没有 sudo。请以 root 身份执行：apt-get update && apt-get install --no-install-recommends ${missing[*]}"
  fi
  # Where sudo needs a password and has no terminal to ask on, it would only fail later, inside apt.
  if ! sudo -n true 2>/dev/null; then
    if ! { : </dev/tty; } 2>/dev/null || ! sudo -p "安装软件包需要 %u 的口令：" true; then
      refuse "缺少软件包，这个账号没有得到 sudo 授权。请管理员先执行：sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
    fi
  fi
  as_root=(sudo)
fi

echo "正在安装缺少的软件包（第一次需要几分钟）：${missing[*]}"
# apt waits for a running installation; the lock of the package lists needs a loop of its own.
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 LC_ALL=C.UTF-8 apt-get -q -y \
    -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "$@" </dev/null
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for attempt in 1 2 3 4 5 6; do
  apt update >"$log" 2>&1 && break
  if [[ $attempt -eq 6 ]] || ! grep -q 'Could not get lock' "$log"; then
    echo "提示：软件包列表没有更新成功，改用现有列表。" >&2
    break
  fi
  sleep 10
done
if ! apt install --no-install-recommends "${missing[@]}" >"$log" 2>&1; then
  tail -20 "$log" >&2
  refuse "软件包没有装成，请检查网络或软件源后重试（Ubuntu 需要启用 universe 源）。"
fi
