"""Modules a newcomer can read: short, and each opens with a sentence that says what it is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


def parsed(modules: list[Path]) -> Iterator[tuple[Path, ast.Module]]:
    for module in modules:
        yield module, ast.parse(module.read_text(encoding="utf-8"))


def body_lines(function: Function) -> int:
    """Lines of a function without its signature and docstring."""
    first = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - first[0].lineno + 1 if first else 0


def test_no_module_is_longer_than_three_hundred_lines(modules):
    lengths = {module.name: len(module.read_text(encoding="utf-8").splitlines()) for module in modules}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_function_is_longer_than_forty_lines(modules):
    long = [
        f"{module.name}:{node.lineno} {node.name}: {body_lines(node)} lines"
        for module, tree in parsed(modules)
        for node in ast.walk(tree)
        if isinstance(node, Function) and body_lines(node) > MOST_LINES_OF_A_FUNCTION
    ]
    assert long == []


def test_every_module_opens_with_a_sentence(modules):
    silent = [module.name for module, tree in parsed(modules) if not (ast.get_docstring(tree) or "").strip()]
    assert silent == []


def test_every_public_function_says_what_it_does(modules):
    silent = [
        f"{module.name}:{node.lineno} {node.name}"
        for module, tree in parsed(modules)
        for node in tree.body
        if isinstance(node, Function) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_nothing_is_left_for_later(modules):
    left = re.compile(r"\b(TODO|FIXME|XXX)\b")
    found = [module.name for module in modules if left.search(module.read_text(encoding="utf-8"))]
    assert found == []


def test_no_class_of_the_main_screen_hides_a_private_name_of_another():
    from briefing.screens.main import MainScreen  # what has no screen must not pay for importing it

    owners: dict[str, list[str]] = {}
    for one in MainScreen.__mro__:
        for name in vars(one) if one.__module__.startswith("briefing.") else ():
            if name.startswith("_") and not name.endswith("__") and callable(getattr(one, name)):
                owners.setdefault(name, []).append(one.__name__)
    assert {name: classes for name, classes in owners.items() if len(classes) > 1} == {}
