"""The only door through which the engine reads: names of one document's assets, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, unquote

from weasyprint.urls import URLFetcherResponse

SCHEME = "asset:"
# What the engine leaves of an address (RFC 3986, 2.2, and the percent sign).
QUOTED = "%/:=&?~#+!$,;'@()*[]"

MEDIA_TYPES = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
}


class AssetFetcher:
    """Answers `asset:NAME` from a mapping and refuses every other address.

    Not a subclass of the engine's fetcher: that one brings handlers for files and hosts with it.
    """

    # The engine asks its fetcher for this name before it treats an error as fatal.
    _fail_on_errors = False

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        self.assets = assets
        self._quoted = {quote(name, safe=QUOTED): name for name in assets}

    def __call__(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the asset, with a media type by its ending."""
        return self.fetch(url, headers)

    def fetch(self, url: str, _headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the asset; `ValueError` tells the engine that there is none."""
        if not url.startswith(SCHEME):
            raise ValueError("only assets of the document can be read")
        address = url.removeprefix(SCHEME)
        # The engine quotes what no address may hold, but leaves the percent signs of a name.
        name = self._quoted.get(quote(address, safe=QUOTED), unquote(address))
        ending = "." + name.rpartition(".")[2].lower()
        if name not in self.assets or ending not in MEDIA_TYPES:
            raise ValueError("no such asset")
        return URLFetcherResponse(url, self.assets[name], {"Content-Type": MEDIA_TYPES[ending]})
