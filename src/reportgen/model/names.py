"""The ids that values refer to each other by, each its own type."""

from __future__ import annotations

from typing import NewType

BlockId = NewType("BlockId", str)
ClaimId = NewType("ClaimId", str)
SourceId = NewType("SourceId", str)
TermId = NewType("TermId", str)
ProfileId = NewType("ProfileId", str)
ThemeId = NewType("ThemeId", str)
VersionName = NewType("VersionName", str)
AssetName = NewType("AssetName", str)
Anchor = NewType("Anchor", str)

FULL = VersionName("full")
