#!/usr/bin/env python3
"""Reads `go test -json` on standard input, shows packages and failures, and ends with a plain summary."""
import collections
import json
import sys
import time


def main():
    """Prints as the tests go and exits with 1 when one of them failed."""
    start, output = time.time(), collections.defaultdict(list)
    tests, packages, failed, skipped = collections.Counter(), collections.Counter(), [], []
    for line in sys.stdin:
        try:
            event = json.loads(line)
        except ValueError:
            print(line, end="", flush=True)
            continue
        name, test, action = event.get("Package", event.get("ImportPath", "")), event.get("Test", ""), event["Action"]
        if action in ("output", "build-output"):
            output[name, test].append(event["Output"])
        if action not in ("pass", "fail", "skip", "build-fail"):
            continue
        if action == "build-fail":
            print("".join(output.pop((name, test), [])), flush=True)
            continue
        text = "".join(output.pop((name, test), []))
        if test:
            tests[action] += 1
            if action == "fail":
                failed.append("%s %s" % (name, test))
                print(text[:20000], flush=True)
            elif action == "skip":
                said = [part.strip() for part in text.split("\n") if part.strip() and not part.startswith(("===", "---"))]
                skipped.append("%s %s：%s" % (name, test, " ".join(said)[:200]))
            continue
        if action == "skip":
            continue
        packages[action] += 1
        print("%-6s %-32s %6.1f s" % ("通过" if action == "pass" else "失败", name, event.get("Elapsed", 0)), flush=True)
        if action == "fail":
            failed.append(name)
            print(text[-4000:], flush=True)
    print("-" * 60)
    for line in skipped:
        print("跳过 " + line)
    for line in failed:
        print("失败 " + line)
    print("代码包 %d 个通过、%d 个失败；测试 %d 项通过、%d 项失败、%d 项跳过；用时 %.0f 秒。" % (
        packages["pass"], packages["fail"], tests["pass"], tests["fail"], tests["skip"], time.time() - start))
    print("测试没有通过。" if failed or not packages["pass"] else "测试全部通过。")
    sys.exit(1 if failed or not packages["pass"] else 0)


if __name__ == "__main__":
    main()
