"""One string, planted wherever a file can hold one, by other programs than those that look for it."""

from __future__ import annotations

import base64
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from functools import cache
from io import BytesIO

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from compose.compose_projects import compose_block
from reportgen.model.format import Format
from reportgen.write.worker.client import render_in_worker

SECRET = "the informant was paid twelve thousand"  # noqa: S105  # words to look for


@cache
def plain_report(kind: Format) -> bytes:
    (made,) = render_in_worker(compose_block("A plain text.", "theme: navy"), (kind,))
    return made.content


def png(**chunks: str) -> bytes:
    """A picture with text beside its pixels."""
    notes = PngInfo()
    if "text" in chunks:
        notes.add_text("Comment", chunks["text"])
    if "packed" in chunks:
        notes.add_text("Comment", chunks["packed"], zip=True)
    if "international" in chunks:
        notes.add_itxt("Comment", chunks["international"], zip=True)
    made = BytesIO()
    picture = Image.new("RGB", (8, 8), "navy")
    exif = picture.getexif()
    if "exif" in chunks:
        exif[0x010E] = chunks["exif"]
    picture.save(made, "PNG", pnginfo=notes, exif=exif)
    return made.getvalue() + chunks.get("behind", "").encode()


def jpeg(**segments: str) -> bytes:
    made = BytesIO()
    picture = Image.new("RGB", (8, 8), "navy")
    exif = picture.getexif()
    if "exif" in segments:
        exif[0x010E] = segments["exif"]
    comment = segments.get("comment", "").encode()
    picture.save(made, "JPEG", exif=exif, comment=comment)
    return made.getvalue() + segments.get("behind", "").encode()


def pdf(change: Callable[[pikepdf.Pdf], None], *, packed: bool = True) -> bytes:
    """A report with something put into it; its objects packed into streams, or in the open."""
    opened = pikepdf.open(BytesIO(plain_report(Format.PDF)))
    change(opened)
    made = BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    opened.save(made, object_stream_mode=mode)
    return made.getvalue()


def in_info(opened: pikepdf.Pdf) -> None:
    opened.docinfo["/Note"] = pikepdf.String(SECRET)


def in_name(opened: pikepdf.Pdf) -> None:
    opened.Root["/Note"] = pikepdf.Name(f"/{SECRET.replace(' ', '-')}")


def in_metadata(opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as metadata:
        metadata["dc:description"] = SECRET


def in_outline(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))


def in_annotation(opened: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=pikepdf.String(SECRET)
    )
    opened.pages[0].Annots = opened.make_indirect(pikepdf.Array([opened.make_indirect(note)]))


def in_alternative(opened: pikepdf.Pdf) -> None:
    opened.Root.StructTreeRoot.K[0]["/Alt"] = pikepdf.String(f"Münze: {SECRET}")


def in_actual_text(opened: pikepdf.Pdf) -> None:
    opened.Root.StructTreeRoot.K[0]["/ActualText"] = pikepdf.String(SECRET)


def in_page(opened: pikepdf.Pdf) -> None:
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    opened.pages[0].add_resource(font, pikepdf.Name.Font, pikepdf.Name("/Planted"))
    # Invisible, beyond the page, in two pieces.
    drawn = f"BT /Planted 9 Tf 3 Tr -999 -999 Td [({SECRET[:9]}) 20 ({SECRET[9:]})] TJ ET".encode()
    opened.pages[0].contents_add(opened.make_stream(drawn))


def in_marked_content(opened: pikepdf.Pdf) -> None:
    wide = SECRET.encode("utf-16-be").hex()
    opened.pages[0].contents_add(opened.make_stream(f"/Span <</ActualText <FEFF{wide}>>> BDC EMC".encode()))


def in_attachment(opened: pikepdf.Pdf) -> None:
    opened.attachments["a.csv"] = f"name,value\n{SECRET},1\n".encode()


def in_attached_word(opened: pikepdf.Pdf) -> None:
    opened.attachments["a.docx"] = word({"docProps/custom.xml": f"<a><b>{SECRET}</b></a>"})


def in_picture(opened: pikepdf.Pdf) -> None:
    picture = opened.make_stream(jpeg(exif=SECRET))
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Filter, picture.Width, picture.Height = pikepdf.Name.DCTDecode, 8, 8
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    opened.pages[0].add_resource(picture, pikepdf.Name.XObject)


def word(parts: Mapping[str, str | bytes], *, comment: str = "") -> bytes:
    """A Word report with other parts, or with more of them."""
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(plain_report(Format.DOCX))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
        new.comment = comment.encode()
    return made.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def body(inside: str) -> dict[str, str]:
    return {"word/document.xml": f"<w:document {W}><w:body>{inside}</w:body></w:document>"}


def run(text: str, element: str = "t") -> str:
    return f'<w:r><w:{element} xml:space="preserve">{text}</w:{element}></w:r>'


def html(inside: str) -> bytes:
    return plain_report(Format.HTML).replace(b"</main>", f"{inside}</main>".encode())


def data(content: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def letter(
    text: str = "x",
    page: str = "<p>x</p>",
    headers: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "a@example.org", "b@example.org"
    for name, value in (headers or {}).items():
        message[name] = value
    message.set_content(text, cte="base64")
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    for name, content in (files or {}).items():
        message.add_attachment(content, maintype="application", subtype="pdf", filename=f"{name}.pdf")
    return message.as_bytes()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'

# Where the string is → the file with it there.
PLANTED: Mapping[str, Callable[[], bytes]] = {
    "PDF information": lambda: pdf(in_info),
    "PDF information in the open": lambda: pdf(in_info, packed=False),
    "PDF name": lambda: pdf(in_name),
    "PDF metadata": lambda: pdf(in_metadata),
    "PDF outline": lambda: pdf(in_outline),
    "PDF annotation": lambda: pdf(in_annotation),
    "PDF alternative text": lambda: pdf(in_alternative),
    "PDF actual text": lambda: pdf(in_actual_text),
    "PDF page, unseen": lambda: pdf(in_page),
    "PDF marked content": lambda: pdf(in_marked_content),
    "PDF attachment": lambda: pdf(in_attachment),
    "PDF attachment with properties": lambda: pdf(in_attached_word),
    "PDF picture": lambda: pdf(in_picture),
    "PDF comment": lambda: plain_report(Format.PDF) + f"\n% {SECRET}\n".encode(),
    "PDF object that nothing uses": lambda: (
        plain_report(Format.PDF) + f"\n999 0 obj\n<< /A ({SECRET}) >>\nendobj\n".encode()
    ),
    "PDF stream that nothing uses": lambda: (
        plain_report(Format.PDF)
        + f"\n999 0 obj\n<< /Length {len(SECRET)} >>\nstream\n{SECRET}\nendstream\nendobj\n".encode()
    ),
    "Word text in pieces": lambda: word(body(f"<w:p>{run(SECRET[:9])}{run(SECRET[9:])}</w:p>")),
    "Word deleted text": lambda: word(body(f"<w:p><w:del>{run(SECRET, 'delText')}</w:del></w:p>")),
    "Word field": lambda: word(body(f"<w:p>{run(SECRET, 'instrText')}</w:p>")),
    "Word attribute": lambda: word(body(f'<w:p><w:bookmarkStart w:name="{SECRET}"/></w:p>')),
    "Word comment of XML": lambda: word(body(f"<!-- {SECRET} --><w:p/>")),
    "Word instruction of XML": lambda: word(body(f"<?note {SECRET}?><w:p/>")),
    "Word comments": lambda: word(
        {"word/comments.xml": f"<w:comments {W}><w:p>{run(SECRET)}</w:p></w:comments>"}
    ),
    "Word properties": lambda: word({"docProps/app.xml": f"<a><Company>{SECRET}</Company></a>"}),
    "Word custom data": lambda: word({"customXml/item1.xml": f"<a>{SECRET}</a>"}),
    "Word picture": lambda: word({"word/media/a.png": png(text=SECRET)}),
    "Word drawing": lambda: word({"word/media/a.svg": f"{SVG}<desc>{SECRET}</desc></svg>"}),
    "Word part without a name we know": lambda: word({"word/settings.bin": SECRET.encode("utf-16-le")}),
    "Word part of broken XML": lambda: word({"word/a.xml": f"<?xml version='1.0'?><a>{SECRET}"}),
    "Word name of a part": lambda: word({f"word/{SECRET}.xml": "<a/>"}),
    "Word comment of the archive": lambda: word({}, comment=SECRET),
    "HTML text in pieces": lambda: html(f"<p>{SECRET[:9]}<b>{SECRET[9:]}</b></p>"),
    "HTML attribute": lambda: html(f'<p title="{SECRET}">x</p>'),
    "HTML comment": lambda: html(f"<!-- {SECRET} -->"),
    "HTML style": lambda: html(f"<style>p::after {{ content: '{SECRET}' }}</style>"),
    "HTML script": lambda: html(f"<script>'{SECRET}'</script>"),
    "HTML hidden": lambda: html(f"<template><p hidden>{SECRET}</p></template>"),
    "HTML picture": lambda: html(f'<img src="{data(png(packed=SECRET), "image/png")}">'),
    "HTML drawing": lambda: html(
        f'<img src="{data(f"{SVG}<metadata>{SECRET}</metadata></svg>".encode(), "image/svg+xml")}">'
    ),
    "HTML drawing in signs": lambda: html(
        f'<img src="data:image/svg+xml,%3Csvg%3E%3Cdesc%3E{SECRET.replace(" ", "%20")}%3C/desc%3E%3C/svg%3E">'
    ),
    "PNG text": lambda: png(text=SECRET),
    "PNG packed text": lambda: png(packed=SECRET),
    "PNG international text": lambda: png(international=SECRET),
    "PNG notes of a camera": lambda: png(exif=SECRET),
    "PNG behind its end": lambda: png(behind=SECRET),
    "JPEG notes of a camera": lambda: jpeg(exif=SECRET),
    "JPEG comment": lambda: jpeg(comment=SECRET),
    "JPEG behind its end": lambda: jpeg(behind=SECRET),
    "SVG hidden": f'{SVG}<text display="none">{SECRET}</text></svg>'.encode,
}

LETTERS: Mapping[str, Callable[[], bytes]] = {
    "text": lambda: letter(text=SECRET),
    "page": lambda: letter(page=f"<p>{SECRET[:9]}<b>{SECRET[9:]}</b></p>"),
    "subject": lambda: letter(headers={"Subject": f"Ü {SECRET}"}),
    "header": lambda: letter(headers={"X-Note": SECRET}),
    "name of a file": lambda: letter(files={SECRET: b"x"}),
    "before the parts": lambda: letter().replace(b"\n\n--", f"\n\n{SECRET}\n--".encode(), 1),
}
