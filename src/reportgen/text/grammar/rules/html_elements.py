"""The names of HTML's elements, and those that hold no words for readers."""

from __future__ import annotations

# HTML Living Standard, "Index: Elements", and "Obsolete features" as far as people still write them.
_NAMES = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo big blockquote
body br button canvas caption center cite code col colgroup data datalist dd del details dfn
dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2
h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map
mark marquee math menu meta meter nav nobr noframes noscript object ol optgroup option output p
param picture pre progress q rp rt ruby s samp script search section select slot small source
span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead
time title tr track tt u ul var video wbr
"""
_BLOCK_NAMES = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup
option p search section summary table tbody td tfoot th thead title tr ul
"""
ELEMENTS = frozenset(_NAMES.split())

BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that browsers show apart from the words beside them."""

RAW = frozenset({"script", "style", "svg", "textarea", "template", "iframe", "noscript", "select", "object"})
"""Elements that are left out with all that they hold."""
