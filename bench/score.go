package main

// units × indicators × quarters, as the engine's own benchmark has them.
const loop = `
import time
units, indicators, quarters = 1000, 30, 8
begin = time.perf_counter()
before = {}
for quarter in range(quarters):
    totals = []
    for u in range(units):
        total = 0.0
        for k in range(indicators):
            value = (u * 7 + k * 13) % 100 / 100
            ratio = value / 0.9 if k % 2 == 0 else (1 - value) / (1 - 0.9)
            total += 100 / indicators * min(max(ratio, 0), 1)
        totals.append((round(total, 2), u))
    totals.sort(reverse=True)
    before = {u: rank for rank, (_, u) in enumerate(totals)}
print(time.perf_counter() - begin)
`

// scoring runs the engine's benchmark beside bare floating-point loops that explain nothing and keep nothing.
func scoring(t *report) error {
	found, err := goBench("./app", "^BenchmarkScoring$", "1x")
	if err != nil {
		return err
	}
	f := figure{name: "评分 1000 单位 × 30 指标 × 8 季度（含逐项说明）", ours: found["Scoring"], unit: "毫秒", aim: 1000, peerName: missing}
	if installed("python3") {
		if f.peer, err = timed(runs, func() error { return command("python3", "-c", loop) }); err != nil {
			return err
		}
		f.peerName = "python3 浮点循环"
	}
	t.line(f)
	return nil
}
