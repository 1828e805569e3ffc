#!/usr/bin/env bash
# Opens the desktop on the demo office; without a display it writes two papers instead.
set -euo pipefail

program=bin/gongzhi
db=out/demo.db
mkdir -p out
[[ -f $db ]] || "$program" demo --db "$db"
if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
  exec "$program" --db "$db"
fi
echo "没有图形显示（DISPLAY 未设置），不打开窗口，改为把治理效能报告和会议纪要写到 out 目录："
"$program" report D23 --db "$db" --period 2026Q3 --format pdf,xlsx --out out
"$program" report D08 --db "$db" --format pdf --out out
