"""A file that travels inside the PDF: the manifest, the numbers behind a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from typing import Any

from reportgen.model.document import Metadata


class Relationship(StrEnum):
    """What an attachment is to its report (ISO 19005-3 6.8)."""

    SOURCE = "Source"
    DATA = "Data"
    ALTERNATIVE = "Alternative"
    SUPPLEMENT = "Supplement"


@dataclass(frozen=True, slots=True)
class Attachment:
    """`name` is a plain file name with an ending that tells its kind."""

    name: str
    content: bytes
    description: str
    relationship: Relationship


def engine_attachment(attachment: Attachment, metadata: Metadata) -> Any:
    """The engine's own value, dated like the report."""
    from weasyprint import Attachment as EngineAttachment  # noqa: PLC0415  # a second of imports

    from reportgen.write.layout.fetch import AssetFetcher  # noqa: PLC0415  # as above

    created = datetime.fromisoformat(metadata.created)
    if created.tzinfo is None:
        created = created.replace(tzinfo=UTC)
    return EngineAttachment(
        file_obj=BytesIO(attachment.content),
        url_fetcher=AssetFetcher({}),
        name=attachment.name,
        description=attachment.description,
        created=created.astimezone(UTC),
        modified=created.astimezone(UTC),
        relationship=attachment.relationship.value,
    )
