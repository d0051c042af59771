"""HTML or words: told apart where the source does not say which of the two a text is."""

from __future__ import annotations

import html
import re
from typing import Final

_TAG: Final = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_INLINE: Final = re.compile(
    r"</?(?:a|abbr|b|br|cite|code|em|i|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.IGNORECASE
)
_ESCAPED_TAG: Final = re.compile(
    r"&lt;(?:/(?:p|div|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|span)|br ?/?)&gt;", re.IGNORECASE
)
_REFERENCE: Final = re.compile(r"&#?\w{2,32};")


def html_in(text: str) -> str | None:
    """The HTML that `text` is, escaped once less where it was escaped twice; None where it is words."""
    if _TAG.search(text):
        return text
    return unescaped(text) if _ESCAPED_TAG.search(text) else None


def unescaped(text: str) -> str:
    """`text` with references (&amp; &#8211;) read as the characters that they stand for."""
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), text)


def title_in(text: str) -> str:
    """The words of a title that may be HTML, escaped once or twice: marks of emphasis gone, references read."""
    once = unescaped(_INLINE.sub("", text))
    return unescaped(once) if _REFERENCE.search(once) else once
