#!/usr/bin/env python3
"""Makes the five faces of assets/fonts out of pinned open fonts.

Inputs: five npm packages (Noto Sans and Serif SC, and JP for rare names; LXGW WenKai), fetched by npm from the registry it is set
up for and accepted only with a known SHA-256. Outputs: TrueType subsets of the characters named in characters(),
renamed as the Open Font License asks of a changed font. Nothing is done when the outputs already match the inputs.
"""
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
OUT = os.path.join(ROOT, "assets", "fonts")
CACHE = os.path.join(ROOT, ".cache", "fonts")
LIST = os.path.join(HERE, "tgh8105.txt")

# npm package, version and SHA-256 of its archive.
NPM = {
    "sans": ("@expo-google-fonts/noto-sans-sc", "0.4.3",
             "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59"),
    "serif": ("@expo-google-fonts/noto-serif-sc", "0.4.3",
              "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e"),
    "sans-jp": ("@expo-google-fonts/noto-sans-jp", "0.4.3",
                "563ee80509692e2b2f42ceae6a0b82afecb90daa1b3d025bcebdf3d9120f43a3"),
    "serif-jp": ("@expo-google-fonts/noto-serif-jp", "0.4.3",
                 "4805f4369a831140d0c1a5650e90296cff2641ff202da43ef5272edc2e0866ee"),
    "kai": ("@fontsource/lxgw-wenkai", "5.3.0",
            "e796ef6dd20f4eea37625222872095a7d049fa6bfdd6fe80a15dfa22fdf2c7ca"),
}

# face → (source, file inside it, family, style, weight class, largest size in MB).
# Source Sans and Source Serif reserve the name "Source"; the new names use no name of the makers.
FACES = {
    "Sans-Regular": ("sans", "400Regular/NotoSansSC_400Regular.ttf", "Gongzhi Hei", "Regular", 400, 4.0),
    "Sans-Bold": ("sans", "700Bold/NotoSansSC_700Bold.ttf", "Gongzhi Hei", "Bold", 700, 4.0),
    "Song-Regular": ("serif", "400Regular/NotoSerifSC_400Regular.ttf", "Gongzhi Song", "Regular", 400, 5.0),
    "XiaoBiaoSong": ("serif", "700Bold/NotoSerifSC_700Bold.ttf", "Gongzhi Biaosong", "Regular", 400, 5.0),
    "Kai": ("kai", "files/lxgw-wenkai-latin-500-normal.woff", "Gongzhi Kai", "Regular", 400, 5.6),
}

# face → file of its sister design with 400 more characters beyond the 16-bit plane (𠮷 among them), grafted where missing.
SISTERS = {
    "Sans-Regular": ("sans-jp", "400Regular/NotoSansJP_400Regular.ttf"),
    "Sans-Bold": ("sans-jp", "700Bold/NotoSansJP_700Bold.ttf"),
    "Song-Regular": ("serif-jp", "400Regular/NotoSerifJP_400Regular.ttf"),
    "XiaoBiaoSong": ("serif-jp", "700Bold/NotoSerifJP_700Bold.ttf"),
}

# Every character of these blocks that the source font has (first, last).
BLOCKS = [
    (0x20, 0x7E), (0xA0, 0xFF),        # ASCII, Latin-1
    (0x100, 0x17F), (0x1CD, 0x1DC),    # Latin Extended-A and the vowels of pinyin
    (0x391, 0x3C9), (0x410, 0x451),    # Greek, Cyrillic (both are in GB2312)
    (0x2010, 0x205E), (0x2070, 0x209F), (0x20A0, 0x20BF),  # punctuation, super- and subscripts, currency
    (0x2100, 0x218B), (0x2190, 0x21FF), (0x2200, 0x22FF),  # letterlike, Roman numerals, arrows, mathematics
    (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x259F),  # technical, enclosed numbers, boxes and blocks
    (0x25A0, 0x25FF), (0x2600, 0x266F), (0x2700, 0x27BF),  # geometric shapes, marks, dingbats (check marks)
    (0x2E80, 0x2FDF), (0x2FF0, 0x2FFB),  # radicals, description of characters
    (0x3000, 0x303F), (0x3105, 0x312F), (0x3200, 0x33FF),  # CJK punctuation, Bopomofo, enclosed, square units
    (0xF900, 0xFAFF), (0xFE10, 0xFE6B), (0xFF01, 0xFFEE),  # compatibility, vertical forms, full-width forms
    (0x20000, 0x3FFFF),                # every Han character beyond the 16-bit plane: names of persons and places
]
# Characters of names and of our papers that neither list has but registers of households do.
EXTRA = "〇〓𠮷䶮喆堃犇骉燚淼頔祎旸昇甦淞濬喦囍祂沄翀媖珺垚玥赟昉梽"
# Characters no paper can do without; the face is refused when one is missing.
REQUIRED = "一龠㙦䶮𠮷〇（），。、；：？！“”‘’《》〈〉【】〔〕—…·％￥¥℃㎡№①⑩㈠□■○●△▲☆★√✓☐☑×÷±≤≥≈→0123456789ABCxyz"


def say(chinese, english):
    """Prints one message in both languages."""
    print("字体 fonts: %s\n            %s" % (chinese, english), file=sys.stderr)


def stop(chinese, english):
    """Ends the program with a message in both languages."""
    say(chinese, english)
    sys.exit(1)


def sha256(path):
    """Returns the SHA-256 of a file as hexadecimal text."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def stamp():
    """Returns the mark of the inputs: this program (it names the versions and checksums) and the character list."""
    return hashlib.sha256((sha256(os.path.abspath(__file__)) + sha256(LIST)).encode()).hexdigest()


def outputs():
    """Returns the output file of each face."""
    return {name: os.path.join(OUT, name + ".ttf") for name in FACES}


def up_to_date(mark):
    """Tells whether every face recorded by the last run is still there, byte for byte, and made from these inputs."""
    try:
        with open(os.path.join(CACHE, "stamp"), encoding="utf-8") as file:
            lines = file.read().split("\n")
    except OSError:
        return False
    if lines[0] != mark:
        return False
    known = dict(line.split("  ", 1)[::-1] for line in lines[1:] if line)
    paths = outputs()
    return set(known) == set(paths) and all(
        os.path.exists(path) and sha256(path) == known[name] for name, path in paths.items())


def npm_source(key):
    """Fetches one npm package and returns the folder of its files."""
    package, version, want = NPM[key]
    archive = os.path.join(CACHE, "%s-%s.tgz" % (package.strip("@").replace("/", "-"), version))
    if not (os.path.exists(archive) and sha256(archive) == want):
        if not shutil.which("npm"):
            stop("没有找到 npm，无法取得字体。请先执行 make deps。", "npm not found; run make deps first.")
        say("正在下载 %s %s" % (package, version), "fetching %s %s" % (package, version))
        code = subprocess.call(["npm", "pack", "--silent", "--pack-destination", CACHE, "--fetch-retry-mintimeout=2000",
                                "--fetch-retry-maxtimeout=8000", "%s@%s" % (package, version)],
                               stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        if code or not os.path.exists(archive):
            stop("下载 %s %s 失败，请检查网络，或用 npm config set registry 换一个可用的 npm 源。" % (package, version),
                 "could not fetch %s %s; check the network or set another npm registry." % (package, version))
        got = sha256(archive)
        if got != want:
            os.remove(archive)
            stop("%s %s 的校验值不符，已删除，未使用。应为 %s，实为 %s。" % (package, version, want, got),
                 "checksum of %s %s differs, file removed and not used: want %s, got %s." % (package, version, want, got))
    folder = os.path.join(CACHE, key)
    wanted = [face[1] for face in list(FACES.values()) + list(SISTERS.values()) if face[0] == key]
    with tarfile.open(archive) as tar:
        for name in wanted:
            target = os.path.join(folder, name)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with tar.extractfile("package/" + name) as source, open(target, "wb") as file:
                shutil.copyfileobj(source, file)
    return folder


def gb2312():
    """Returns the characters of GB 2312-1980."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def characters():
    """Returns the code points every face should show."""
    with open(LIST, encoding="utf-8") as file:
        chars = {ord(c) for line in file if not line.startswith("#") for c in line.strip()}
    if len(chars) != 8105:
        stop("tgh8105.txt 应有 8105 字，实有 %d 字。" % len(chars), "tgh8105.txt must hold 8105 characters, has %d." % len(chars))
    chars |= gb2312() | {ord(c) for c in EXTRA}
    for first, last in BLOCKS:
        chars.update(range(first, last + 1))
    return chars


def even_digits(font):
    """Gives the ten digits one width, the widest, so that columns of figures line up; shapes stay centred."""
    cmap, metrics, glyphs = font.getBestCmap(), font["hmtx"], font["glyf"]
    names = [cmap[ord(digit)] for digit in "0123456789"]
    widest = max(metrics[name][0] for name in names)
    for name in names:
        width, side = metrics[name]
        shift = (widest - width) // 2
        glyph = glyphs[name]
        if width == widest or glyph.isComposite():
            continue
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(glyphs)
        metrics[name] = (widest, side + shift)
    if len({metrics[name][0] for name in names}) != 1:
        stop("数字宽度不一致。", "the digits differ in width.")


def rename(font, family, style):
    """Gives the subset its own names and keeps copyright (0) and licence (13, 14)."""
    table = font["name"]
    full = family if style == "Regular" else family + " " + style
    post = family.replace(" ", "") + "-" + style
    table.names = [n for n in table.names if n.nameID in (0, 13, 14) and n.platformID == 3 and n.langID == 0x409]
    for number, text in ((1, family), (2, style), (3, "0.1.0;" + post), (4, full), (5, "Version 0.100"), (6, post)):
        table.setName(text, number, 3, 1, 0x409)


def subset_of(path, chars):
    """Returns the font file cut down to the wanted characters, without layout rules, hints and foreign names."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 13, 14]
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea", "vmtx", "VORG", "DSIG", "FFTM", "gasp", "prep", "fpgm",
                            "cvt "]
    font = TTFont(path, lazy=True, recalcTimestamp=False)
    font.flavor = None
    worker = subset.Subsetter(options)
    worker.populate(unicodes=chars)
    worker.subset(font)
    return font


def graft(font, donor):
    """Copies the glyphs of donor into font under new names and maps their characters to them."""
    glyphs, metrics = font["glyf"], font["hmtx"]
    added = {old: "sister." + old for old in donor.getGlyphOrder() if old != ".notdef"}
    for old, new in added.items():
        glyph = donor["glyf"][old]
        glyph.expand(donor["glyf"])
        if glyph.isComposite():
            for part in glyph.components:
                part.glyphName = added[part.glyphName]
        glyphs[new] = glyph
        metrics[new] = donor["hmtx"][old]
    for table in font["cmap"].tables:
        if table.format == 12:
            table.cmap.update({code: added[old] for code, old in donor.getBestCmap().items()})


def add_ticked_box(font):
    """Makes ☐ and ☑, which the sources lack and our forms print, out of □ and ✓."""
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    cmap, shapes = font.getBestCmap(), font.getGlyphSet()
    box, tick = cmap[0x25A1], cmap[0x2713]
    frame, mark = font["glyf"][box], font["glyf"][tick]
    scale = 0.66 * (frame.yMax - frame.yMin) / (mark.yMax - mark.yMin)
    right = (frame.xMin + frame.xMax - scale * (mark.xMin + mark.xMax)) / 2
    up = (frame.yMin + frame.yMax - scale * (mark.yMin + mark.yMax)) / 2
    for code, name, ticked in ((0x2610, "box.empty", False), (0x2611, "box.ticked", True)):
        pen = TTGlyphPen(shapes)
        shapes[box].draw(pen)
        if ticked:
            shapes[tick].draw(TransformPen(pen, (scale, 0, 0, scale, right, up)))
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = font["hmtx"][box]
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def make_face(name, sources, chars):
    """Writes one face and returns its size and its number of characters."""
    source, file, family, style, weight, limit = FACES[name]
    font = subset_of(os.path.join(sources[source], file), chars)
    if name in SISTERS:
        source, file = SISTERS[name]
        rest = {c for c in chars if c > 0xFFFF} - set(font.getBestCmap())
        graft(font, subset_of(os.path.join(sources[source], file), rest))
    add_ticked_box(font)
    have = font.getBestCmap()
    missing = [c for c in REQUIRED if ord(c) not in have]
    if missing:
        stop("%s 缺少必需的字符：%s" % (name, "".join(missing)), "%s lacks required characters." % name)
    even_digits(font)
    rename(font, family, style)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsType = 0
    target = outputs()[name]
    font.save(target + ".part", reorderTables=None)
    size = os.path.getsize(target + ".part")
    if size > limit * (1 << 20):
        os.remove(target + ".part")
        stop("%s 有 %.1f MB，超过 %.1f MB 的上限。" % (name, size / (1 << 20), limit), "%s is larger than its limit." % name)
    os.replace(target + ".part", target)
    return size, len(have)


def main():
    """Makes what is missing and says what was made; with --check it only tells by its exit code whether nothing is."""
    mark = stamp()
    if up_to_date(mark):
        return
    if "--check" in sys.argv[1:]:
        sys.exit(1)
    try:
        import fontTools  # noqa: F401
    except ImportError:
        stop("没有找到 fontTools。请先执行 make deps。", "python3-fonttools not found; run make deps first.")
    os.makedirs(CACHE, exist_ok=True)
    os.makedirs(OUT, exist_ok=True)
    chars = characters()
    sources = {key: npm_source(key) for key in NPM}
    for name in FACES:
        size, count = make_face(name, sources, chars)
        print("字体 %s：%d 字，%.2f MB" % (name, count, size / (1 << 20)), flush=True)
    with open(os.path.join(CACHE, "stamp"), "w", encoding="utf-8") as file:
        file.write("\n".join([mark] + ["%s  %s" % (sha256(path), name) for name, path in outputs().items()]) + "\n")
    for key in sources:
        shutil.rmtree(os.path.join(CACHE, key), ignore_errors=True)


if __name__ == "__main__":
    main()
