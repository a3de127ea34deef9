"""A document's attachment → the engine's, dated like the report."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from reportgen.model.report.document import Attachment, Metadata


def engine_attachment(attachment: Attachment, metadata: Metadata) -> Any:
    """The engine's own value; its media type comes from the ending of the name."""
    from weasyprint import Attachment as EngineAttachment  # noqa: PLC0415  # a second of imports

    from reportgen.write.engine.fetch import AssetFetcher  # noqa: PLC0415  # as above

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
