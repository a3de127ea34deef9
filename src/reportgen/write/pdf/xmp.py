"""Metadata → one XMP packet that claims what the profile asks for (ISO 19005-3 6.6, ISO 14289-1 5)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from reportgen.model.profile import PdfVariant
from reportgen.model.report.document import Metadata

HEADER = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
FOOTER = '<?xpacket end="r"?>'

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

ARCHIVE = "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
ARCHIVE_TEXT = "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"
ACCESSIBLE = "<pdfuaid:part>1</pdfuaid:part>"

CLAIMS: Mapping[PdfVariant, tuple[str, ...]] = {
    PdfVariant.BOTH: (ARCHIVE, ACCESSIBLE),
    PdfVariant.ARCHIVE: (ARCHIVE,),
    PdfVariant.ARCHIVE_TEXT: (ARCHIVE_TEXT,),
    PdfVariant.ACCESSIBLE: (ACCESSIBLE,),
    PdfVariant.PLAIN: (),
}

# PDF/A knows no `pdfuaid` schema, so the packet has to describe it (ISO 19005-3 6.6.2.3).
EXTENSION = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""


def write_packet(metadata: Metadata, producer: str, variant: PdfVariant) -> bytes:
    """The packet in UTF-8; properties without a value are left out."""
    parts = (
        *CLAIMS[variant],
        _choice("dc:title", metadata.title),
        _listed("dc:creator", "Seq", metadata.authors),
        _choice("dc:description", metadata.subject),
        _listed("dc:publisher", "Bag", (metadata.publisher,)),
        _listed("dc:language", "Bag", (metadata.language,)),
        _listed("dc:subject", "Bag", metadata.keywords),
        _plain("dc:identifier", metadata.identifier),
        _plain("dc:format", "application/pdf"),
        _plain("pdf:Keywords", ", ".join(metadata.keywords)),
        _plain("pdf:Producer", producer),
        _plain("xmp:CreatorTool", metadata.generator),
        _plain("xmp:CreateDate", metadata.created),
        _plain("xmp:ModifyDate", metadata.created),
        EXTENSION if ACCESSIBLE in CLAIMS[variant] else "",
    )
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    described = "\n".join(part for part in parts if part)
    return (
        f'{HEADER}\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF {names}>\n'
        f'<rdf:Description rdf:about="">\n{described}\n</rdf:Description>\n'
        f"</rdf:RDF>\n</x:xmpmeta>\n{FOOTER}"
    ).encode()


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _choice(name: str, text: str) -> str:
    default = f"<rdf:li xml:lang={quoteattr('x-default')}>{escape(text)}</rdf:li>"
    return f"<{name}><rdf:Alt>{default}</rdf:Alt></{name}>" if text else ""


def _listed(name: str, kind: str, texts: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts if text)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""
