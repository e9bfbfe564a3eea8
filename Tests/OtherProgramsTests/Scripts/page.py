"""Holds a page, and what Chromium made of it, against what a page promises: contrast, landmarks, tables, paper, no network.

usage: page.py CHROMIUM SCRATCH PAGE...
"""
import html
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
from html.parser import HTMLParser

import pypdf
from PIL import Image

chromium, scratch, pages = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), [pathlib.Path(name) for name in sys.argv[3:]]
package = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).parent
axe = (package / "axe.min.js").read_text(encoding="utf-8")
# Root may not have a sandbox, and nothing here is from a stranger.
common = [chromium, "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", f"--user-data-dir={scratch}/profile"]


def run(*arguments):
    done = subprocess.run(common + list(arguments), capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


class Words(HTMLParser):
    """The words that a page shows on paper."""

    def __init__(self):
        super().__init__()
        self.hidden, self.words = 0, set()

    def handle_starttag(self, tag, attributes):
        if tag in ("style", "title", "nav", "svg") or (tag, ("class", "skip")) == (tag, attributes[0] if attributes else None):
            self.hidden += 1

    def handle_endtag(self, tag):
        if tag in ("style", "title", "nav", "svg") or (tag == "a" and self.hidden):
            self.hidden -= 1

    def handle_data(self, text):
        if not self.hidden:
            self.words |= {word for word in re.findall(r"[A-Za-z0-9]+", text)}


for page in pages:
    source = page.read_text(encoding="utf-8")
    assert not re.search(r"<script|javascript:|\son\w+=|<(img|iframe|link|object|embed)\b|url\(|@import", source), "a script, or something to fetch"
    assert not re.search(r"(src|href)=\"(?!#)", source), "it leads out of itself"
    # The checker is a script, which the page itself would not run.
    checked = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", source)
    ask = (
        "<pre id=axe hidden></pre><script>axe.run(document.documentElement,{resultTypes:['violations']}).then("
        "r=>{document.getElementById('axe').textContent='AXE'+JSON.stringify([r.violations,r.passes.map(x=>x.id)])+'EXA'})</script>"
    )
    (scratch / "checked.html").write_text(checked.replace("</body>", f"<script>{axe}</script>{ask}</body>"), encoding="utf-8")
    for scheme, size in ((1, "1100,900"), (0, "360,800")):
        dom = run(f"--blink-settings=preferredColorScheme={scheme}", f"--window-size={size}", "--virtual-time-budget=60000", "--dump-dom",
                  (scratch / "checked.html").as_uri())
        answers = [text for text in re.findall(r"AXE(\[.*?)EXA", dom, re.S) if text.startswith("[[")]
        assert answers, "axe gave no answer"
        violations, passes = json.loads(html.unescape(answers[-1]))
        told = [(v["id"], [node["html"][:200] for node in v["nodes"][:3]]) for v in violations]
        assert not told, f"{page.name}, {'light' if scheme else 'dark'}: {told}"
        for rule in ("color-contrast", "landmark-one-main", "th-has-data-cells", "scope-attr-valid", "html-has-lang", "bypass", "svg-img-alt", "heading-order"):
            assert rule in passes, f"{page.name}: {rule} was not looked at"
    # Light and dark are two pictures, and neither is empty.
    grounds = []
    for scheme in (1, 0):
        picture = scratch / f"{page.stem}-{scheme}.png"
        run(f"--blink-settings=preferredColorScheme={scheme}", "--window-size=1000,1400", f"--screenshot={picture}", page.resolve().as_uri())
        image = Image.open(picture).convert("L")
        grounds.append(image.getpixel((2, 2)))
        assert image.getextrema()[1] - image.getextrema()[0] > 150, "there is nothing on the picture"
    assert grounds[0] > 230 and grounds[1] < 60, f"light and dark are {grounds}"
    # On paper: A4 and Letter, and every word is there.
    for name, (width, height) in {"A4": (595, 842), "letter": (612, 792)}.items():
        (scratch / "paper.html").write_text(source.replace("@page{", f"@page{{size:{name};"), encoding="utf-8")
        run("--no-pdf-header-footer", f"--print-to-pdf={scratch}/{page.stem}-{name}.pdf", (scratch / "paper.html").as_uri())
        reader = pypdf.PdfReader(scratch / f"{page.stem}-{name}.pdf")
        box = reader.pages[0].mediabox
        assert abs(box.width - width) < 2 and abs(box.height - height) < 2, f"the paper is {box}"
        if name == "letter":
            continue
        shown = set()
        for number, sheet in enumerate(reader.pages, 1):
            right, text = [0.0], []

            def look(piece, matrix, at, font, size):
                if piece.strip():
                    right[0] = max(right[0], matrix[0] * at[4] + matrix[4])

            text = sheet.extract_text(visitor_text=look)
            assert text.strip(), f"page {number} is empty"
            assert right[0] < width - 18 / 25.4 * 72, f"page {number}: a text begins beyond the margin, at {right[0]}"
            shown |= set(re.findall(r"[A-Za-z0-9]+", text))
        words = Words()
        words.feed(source)
        # A word that is broken into two lines is two words on paper.
        missing = {word for word in words.words - shown if len(word) < 16 and not any(word.startswith(w) for w in shown if len(w) > 2)}
        assert not missing, f"{page.name}: not on paper: {sorted(missing)[:20]}"
        print(f"{page.name}: {len(reader.pages)} pages of A4, {len(words.words)} words")
