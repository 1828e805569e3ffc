#!/usr/bin/env python3
"""Writes what goes beside the programs: papers.py sbom|zip|sums …

  sbom EXE ANGLE OUT    CycloneDX of the modules that EXE was built from, with their licences, and 许可证.txt of their texts
  zip FOLDER TIME OUT   the portable archive, the same bytes for the same contents
  sums OUT FILE…        SHA256SUMS
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import time
import zipfile

# Words that only one licence has, in the order of asking.
LICENCES = [
    ("Apache-2.0", r"Apache License\s+Version 2\.0"),
    ("MPL-2.0", r"Mozilla Public License,? [Vv]ersion 2\.0"),
    ("OFL-1.1", r"SIL OPEN FONT LICENSE Version 1\.1"),
    ("Unlicense", r"free and unencumbered software released into the public domain"),
    ("ISC", r"Permission to use, copy, modify, and(/or)? distribute this software for any\s+purpose"),
    ("BSD-3-Clause", r"Redistribution and use in source and binary forms[\s\S]*(Neither the name|nor the\s+names)"),
    ("BSD-2-Clause", r"Redistribution and use in source and binary forms"),
    ("LicenseRef-Microsoft-Redistributable", r"Microsoft redistributable code"),
    ("MIT", r"Permission is hereby granted, free of charge"),
]


def licence_files(folder):
    """Returns the licence texts of a module."""
    found = []
    for name in sorted(os.listdir(folder)):
        if re.match(r"(?i)(licen[cs]e|copying|notice|unlicense)", name) and os.path.isfile(os.path.join(folder, name)):
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                found.append(file.read())
    return found


def licence_name(texts):
    """Returns the SPDX name of the first text that says which licence it is."""
    for text in texts:
        for name, words in LICENCES:
            if re.search(words, text):
                return name
    return "NOASSERTION"


def modules(exe):
    """Returns path, version and folder of every module that the program was built from."""
    listed = subprocess.run(["go", "version", "-m", exe], check=True, capture_output=True, text=True).stdout
    used = [line.split("\t")[2:4] for line in listed.split("\n") if line.startswith("\tdep\t")]
    folders = subprocess.run(["go", "list", "-m", "-f", "{{.Path}}\t{{.Dir}}", "all"], check=True, capture_output=True,
                             text=True).stdout
    where = dict(line.split("\t") for line in folders.split("\n") if "\t" in line)
    return [(path, version, where.get(path, "")) for path, version in used]


def root():
    """Returns the folder of the project."""
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def parts(exe, angle):
    """Yields name, version, package URL and licence texts of everything inside."""
    for path, version, folder in modules(exe):
        yield path, version, "pkg:golang/%s@%s" % (path, version), licence_files(folder) if folder else []
    go = subprocess.run(["go", "env", "GOVERSION", "GOROOT"], check=True, capture_output=True, text=True).stdout.split("\n")
    yield "Go", go[0], "pkg:generic/go@" + go[0].removeprefix("go"), licence_files(go[1])
    with open(os.path.join(angle, "LICENSE"), encoding="utf-8") as file:
        yield "ANGLE", "npm gl 8.1.6", "pkg:npm/gl@8.1.6", [file.read()]
    yield "Microsoft d3dcompiler_47.dll", "npm gl 8.1.6", "", [
        "Microsoft 可再发行组件（Windows SDK REDIST.TXT）：Microsoft redistributable code, unchanged."]
    with open(os.path.join(root(), "assets", "fonts", "OFL.txt"), encoding="utf-8") as file:
        yield "Noto Sans SC, Noto Serif SC, LXGW WenKai（子集）", "", "", [file.read()]


def sbom(exe, angle, out):
    """Writes sbom.cdx.json and 许可证.txt; a part without a known licence stops the build."""
    components, texts = [], []
    for name, version, purl, files in parts(exe, angle):
        licence = licence_name(files)
        if licence == "NOASSERTION":
            sys.exit("没有认出许可证：%s" % name)
        component = {"type": "library", "name": name, "licenses": [{"license": {"name" if licence.startswith("LicenseRef") else "id": licence}}]}
        if version:
            component["version"] = version
        if purl:
            component["purl"] = purl
        components.append(component)
        texts.append("%s\n%s %s（%s）\n\n%s" % ("=" * 78, name, version, licence, "\n".join(files).strip()))
    version = re.search(r'Version = "(.+)"', open(os.path.join(root(), "app", "version.go"), encoding="utf-8").read()).group(1)
    main = {"type": "application", "name": "共治通", "version": version, "bom-ref": "gongzhi"}
    with open(os.path.join(out, "sbom.cdx.json"), "w", encoding="utf-8") as file:
        json.dump({"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": {"component": main},
                   "components": components}, file, ensure_ascii=False, indent=1)
        file.write("\n")
    with open(os.path.join(out, "许可证.txt"), "w", encoding="utf-8-sig", newline="\r\n") as file:
        file.write("共治通使用了以下开源软件和字体，各自的许可证全文如下。\n\n" + "\n\n".join(texts) + "\n")
    print("软件清单：%d 项" % len(components))


def pack(folder, epoch, out):
    """Writes a ZIP whose bytes depend on names, contents and the given time only."""
    date = time.gmtime(int(epoch))[:6]
    top = os.path.dirname(os.path.abspath(folder))
    names = sorted(os.path.join(at, name) for at, _, files in os.walk(folder) for name in files)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in names:
            info = zipfile.ZipInfo(os.path.relpath(name, top), date)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            with open(name, "rb") as file:
                archive.writestr(info, file.read())


def sums(out, files):
    """Writes the SHA-256 of the files."""
    with open(out, "w", encoding="utf-8") as file:
        for name in files:
            with open(name, "rb") as part:
                file.write("%s  %s\n" % (hashlib.sha256(part.read()).hexdigest(), os.path.basename(name)))


def main(args):
    """Runs one of the three."""
    if args[:1] == ["sbom"] and len(args) == 4:
        sbom(*args[1:])
    elif args[:1] == ["zip"] and len(args) == 4:
        pack(*args[1:])
    elif args[:1] == ["sums"] and len(args) > 2:
        sums(args[1], args[2:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
