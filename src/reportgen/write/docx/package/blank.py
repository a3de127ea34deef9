"""The smallest package that Word opens: what every document starts from."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from reportgen.write.docx.ooxml import PARTS_NAMESPACES
from reportgen.write.docx.style.office_theme import OFFICE_THEME

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PARTS_NAMESPACES.items())
ROOT = DECLARED + ' mc:Ignorable="w14 w15"'

MAIN_PARTS: Mapping[str, str] = {
    "styles": f"<w:styles {ROOT}/>",
    "settings": f"<w:settings {ROOT}/>",
    "numbering": f"<w:numbering {ROOT}/>",
    "fontTable": f"<w:fonts {ROOT}/>",
}


def base_package() -> bytes:
    """The bytes of an empty document with styles, settings, numbering, fonts and properties."""
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{name}+xml"/>' for name in MAIN_PARTS
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(MAIN_PARTS, 1)
    )
    members = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{kinds}'
            f'<Override PartName="/word/theme/theme1.xml" '
            f'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
            f'<Override PartName="/docProps/core.xml" '
            f'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            f'<Override PartName="/docProps/app.xml" '
            f'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
            f'Target="docProps/core.xml"/>'
            f'<Relationship Id="rId3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/>'
            "</Relationships>"
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
        ),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            "<Application>reportgen</Application></Properties>"
        ),
        "word/document.xml": f"<w:document {ROOT}><w:body/></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}'
        f'<Relationship Id="rIdTheme" Type="{OFFICE}/theme" Target="theme/theme1.xml"/></Relationships>',
        "word/theme/theme1.xml": OFFICE_THEME,
        **{f"word/{name}.xml": xml for name, xml in MAIN_PARTS.items()},
    }
    return zip_members({name: (HEAD + xml).encode() for name, xml in members.items()})


def zip_members(members: Mapping[str, bytes]) -> bytes:
    """The members as an archive in one fixed order, without a clock or a machine in it."""
    packed = io.BytesIO()
    first = ("[Content_Types].xml", "_rels/.rels")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(members, key=lambda each: (each not in first, each)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, members[name])
    return packed.getvalue()
