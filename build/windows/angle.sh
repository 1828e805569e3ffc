#!/usr/bin/env bash
# Fetches the pinned ANGLE (OpenGL ES on Direct3D) that an npm package carries, checks it, and prints the folder it lies in.
# The folder is the same for every checkout of a user: its path is part of the compiler's cache keys.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

package=gl version=8.1.6
sum=d1cb2650b57481b3846373777c6a1e535bf3fcda525df20f077b3a479f9ca177
home="${XDG_CACHE_HOME:-$HOME/.cache}/gongzhi/angle-$version"
mark="$home/stamp"
want="2 $sum $(sha256sum egl.c | cut -d' ' -f1) $(x86_64-w64-mingw32-gcc -dumpversion)"

if [[ $(cat "$mark" 2>/dev/null || true) != "$want" ]]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  if ! (cd "$work" && npm pack --silent "$package@$version" >/dev/null 2>"$work/err"); then
    cat "$work/err" >&2
    echo "兼容模式需要的 ANGLE 没有下载成，请检查 npm 软件源后重试。" >&2
    exit 1
  fi
  archive="$work/$package-$version.tgz"
  if [[ $(sha256sum "$archive" | cut -d' ' -f1) != "$sum" ]]; then
    echo "ANGLE 的校验和不对，没有使用。" >&2
    exit 1
  fi
  rm -rf "$home"
  mkdir -p "$home/lib" "$home/unpacked"
  tar xzf "$archive" -C "$home/unpacked" --strip-components=1 package/angle/include package/angle/LICENSE \
    package/deps/windows/dll/x64/libEGL.dll package/deps/windows/dll/x64/libGLESv2.dll package/deps/windows/dll/x64/d3dcompiler_47.dll
  mv "$home/unpacked/angle/include" "$home/include"
  mv "$home/unpacked/angle/LICENSE" "$home/unpacked/deps/windows/dll/x64/"*.dll "$home/"
  rm -rf "$home/unpacked"
  x86_64-w64-mingw32-gcc -O2 -c egl.c -o "$work/egl.o"
  x86_64-w64-mingw32-ar rcsD "$home/lib/libEGL.a" "$work/egl.o"
  echo "$want" >"$mark"
fi
echo "$home"
