"""A document's metadata → what the engine's PDF says of itself, with viewer preferences and page labels."""

from __future__ import annotations

import re
from typing import Any

import pydyf

from reportgen.model.profile import PdfVariant
from reportgen.model.report.document import Metadata
from reportgen.write.pdf.xmp import write_packet

DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?")


def write_metadata(pdf: Any, metadata: Metadata, variant: PdfVariant) -> None:
    """Replace the engine's metadata, which come from the HTML, by the document's own."""
    producer = pdf.info["Producer"].string
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    stream.stream = [write_packet(metadata, producer, variant)]
    # Programs that index files look for the packet as plain text.
    stream.compress = False
    pdf.info.clear()
    pdf.info.update(_information(metadata, producer))
    pdf.catalog["Lang"] = pydyf.String(metadata.language)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    if "AF" in pdf.catalog:
        # The engine names each attachment twice.
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    if "Outlines" in pdf.catalog:
        pdf.catalog["PageMode"] = "/UseOutlines"
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array((0, pydyf.Dictionary({"S": "/D"})))})


def _information(metadata: Metadata, producer: str) -> dict[str, Any]:
    texts = {
        "Title": metadata.title,
        "Author": ", ".join(metadata.authors),
        "Subject": metadata.subject,
        "Keywords": ", ".join(metadata.keywords),
        "Creator": metadata.generator,
        "Producer": producer,
        "CreationDate": _pdf_date(metadata.created),
        "ModDate": _pdf_date(metadata.created),
    }
    return {key: pydyf.String(text) for key, text in texts.items() if text}


def _pdf_date(text: str) -> str:
    """`D:20261121000000Z` (ISO 32000-1 7.9.4); our dates are always in UTC."""
    match = DATE.match(text)
    if match is None:
        return ""
    return "D:" + "".join(part or "00" for part in match.groups()) + "Z"
