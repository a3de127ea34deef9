"""A folder → web pages to judge: the gallery in `good/`, and pages with a planted fault in `broken/`."""

from __future__ import annotations

import sys
from pathlib import Path

from gallery.house_theme import gallery_document, make_document
from reportgen.write.html import write_html

BODY = "<main><h1>Title</h1><p>Words.</p></main>"
# Name → what takes the place of what.
FAULTS = {
    "no-language": (' lang="en-GB"', ""),
    "pale-text": ("<p>", '<p style="color: #ccc">'),
    "picture-without-words": ("<p>", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p>'),
    "too-wide": ("<p>", '<p style="width: 2000px">'),
    "broken-face": ('"data:font/woff2;base64,', '"data:font/woff2;base64,AAAA'),
}


def main() -> None:
    """Write them."""
    folder = Path(sys.argv[1])
    for kind in ("good", "broken"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    (folder / "good" / "gallery.html").write_bytes(write_html(gallery_document()))
    plain = write_html(make_document(BODY)).decode()
    for name, (before, after) in FAULTS.items():
        broken = plain.replace(before, after)
        if broken == plain:
            raise SystemExit(f"the fault {name} could not be planted")
        (folder / "broken" / f"{name}.html").write_text(broken, encoding="utf-8")


if __name__ == "__main__":
    main()
