"""HTML with a stylesheet → HTML whose elements carry their style, as mail readers need it."""

from __future__ import annotations

import css_inline

from reportgen.errors import EngineError
from reportgen.model.diagnostic import Diagnostic


def inline_styles(html: str) -> str:
    """The page with its rules moved into `style` attributes; `@media` rules stay in the head.

    Nothing is fetched: stylesheets that the page links to are left out.
    """
    inliner = css_inline.CSSInliner(
        load_remote_stylesheets=False, keep_style_tags=False, keep_at_rules=True, keep_link_tags=False
    )
    try:
        return inliner.inline(html)
    except css_inline.InlineError as error:
        message = f"the letter's styles cannot be applied: {error}"
        raise EngineError([Diagnostic("broken-letter-style", message)]) from error
