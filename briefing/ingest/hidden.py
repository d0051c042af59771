"""What a page holds and does not show: previews for lists of mail, templates, menus that are folded away."""

from __future__ import annotations

import re
from typing import Any, Final

_UNSEEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
"""No more than these: heights, sizes and opacities of nought also stand around text that fades in or unfolds."""

_MOST: Final = 0.5


def drop(root: Any) -> None:
    """Take the hidden elements out of the page whose lxml tree is `root`.

    A page that hides most of what it holds shows it by a script, or only to subscribers: it is left as it is.
    """
    found = [node for node in root.iter() if isinstance(node.tag, str) and _is_hidden(node)]
    outermost = set(found)
    found = [node for node in found if outermost.isdisjoint(node.iterancestors())]
    unseen = sum(_length(node) for node in found)
    if not unseen or unseen > _MOST * _length(root):
        return
    for node in found:
        if node.getparent() is not None:
            node.drop_tree()


def _is_hidden(node: Any) -> bool:
    return node.get("hidden") is not None or _UNSEEN.search(node.get("style") or "") is not None


def _length(node: Any) -> int:
    return sum(len(text.strip()) for text in node.itertext())
