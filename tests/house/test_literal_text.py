"""Article text is hostile: whatever draws it draws it literally, never as markup and never as Markdown."""

import ast
import re
from pathlib import Path

import pytest

DRAWS_MARKUP = {"Static", "Label", "notify"}
"""Calls of the screen library that read their text as markup unless told otherwise."""

FORBIDDEN = re.compile(
    r"markup\s*=\s*True|from_markup|render_markup|console\.print\(|\bMarkdown(Viewer)?\b|\bRichLog\b|\bPretty\("
)


@pytest.fixture(scope="module")
def drawing(modules: list[Path]) -> list[Path]:
    """The modules that know the screen library."""
    return [
        module
        for module in modules
        if re.search(r"^\s*(from|import) textual", module.read_text(encoding="utf-8"), re.M)
    ]


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", None) or getattr(call.func, "attr", "")


def is_literal(call: ast.Call) -> bool:
    """Whether a call draws a text of our own, or draws any text literally."""
    own = all(isinstance(argument, ast.Constant) for argument in call.args)
    plain = any(
        keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )
    return own or plain


def test_the_screen_library_is_used_somewhere(drawing):
    assert drawing


def test_nothing_turns_markup_on_or_draws_markdown(drawing):
    found = [
        f"{module.name}: {hit.group()}"
        for module in drawing
        for hit in FORBIDDEN.finditer(module.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_text_that_is_not_our_own_is_drawn_with_markup_off(drawing):
    found = [
        f"{module.name}:{node.lineno} {called(node)}"
        for module in drawing
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and called(node) in DRAWS_MARKUP and not is_literal(node)
    ]
    assert found == []
