"""The README tells of every command, key, setting and format; `python tests/house/test_readme.py` writes its keys."""

import dataclasses
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import click
import pytest

from briefing import commands, keymap, settings
from briefing.cli.root import briefing
from briefing.presets import PRESETS

README = Path(__file__).parents[2] / "README.md"
CHOICES = {"preset": tuple(PRESETS)} | {
    name: get_args(type) for name, type in get_type_hints(settings.Settings).items() if get_origin(type) is Literal
}


def table_of_keys() -> str:
    """Everything a reader can do, as Markdown: one table, a bold row for each group."""
    lines = ["| keys | what they do | name in the settings |", "|---|---|---|"]
    for group, members in groupby(commands.COMMANDS, key=lambda command: command.group):
        lines.append(f"| **{group}** | | |")
        for command in members:
            lines.append(f"| {written(command.keys)} | {command.help} | `{command.id}` |")
    return "\n".join(lines) + "\n"


def table_of_presets() -> str:
    """What the presets change, as Markdown: a column for each."""
    names = [name for name in PRESETS if PRESETS[name]]
    lines = [f"| name in the settings | default | {' | '.join(names)} |", f"|---|---|{'---|' * len(names)}"]
    for command in commands.COMMANDS:
        if any(command.id in PRESETS[name] for name in names):
            changed = [written(PRESETS[name][command.id]) if command.id in PRESETS[name] else "" for name in names]
            lines.append(f"| `{command.id}` | {written(command.keys)} | {' | '.join(changed)} |")
    return "\n".join(lines) + "\n"


def written(keys: tuple[str, ...]) -> str:
    """Keys as a cell of a table has them."""
    return " ".join(f"`{commands.shown(key)}`".replace("|", "\\|") for key in keys) or "–"


TABLES = {"keys": table_of_keys, "presets": table_of_presets}


def between(name: str) -> re.Pattern[str]:
    """What stands in the README between the marks of a table."""
    return re.compile(rf"(?<=<!-- {name} -->\n).*(?=<!-- /{name} -->)", re.DOTALL)


def every_command(group: click.Group, before: str = "briefing") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if command.hidden:
            continue
        yield f"{before} {name}", command
        if isinstance(command, click.Group):
            yield from every_command(command, f"{before} {name}")


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_of_keys_are_the_commands_and_their_presets(readme, name):
    found = between(name).search(readme)
    assert found
    assert found.group() == TABLES[name](), "run: python tests/house/test_readme.py"


@pytest.mark.parametrize("name", [name for name, _ in every_command(briefing)])
def test_every_command_is_in_the_readme(readme, name):
    assert re.search(rf"\b{re.escape(name)}\b", readme)


@pytest.mark.parametrize("name", [field.name for field in dataclasses.fields(settings.Settings)])
def test_every_setting_is_in_the_readme(readme, name):
    assert re.search(rf"^\[?{name}\]?( = |$)", readme, re.M)


@pytest.mark.parametrize(("name", "choice"), [(name, choice) for name in CHOICES for choice in CHOICES[name]])
def test_every_choice_of_a_setting_is_in_its_line_of_the_readme(readme, name, choice):
    assert re.search(rf"^{name} = .*\b{choice}\b", readme, re.M)


def test_the_settings_in_the_readme_are_the_defaults(readme, tmp_path):
    example = tmp_path / "config.toml"
    example.write_text(readme.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    shown = settings.load(example)
    assert dataclasses.replace(shown, keys={}) == settings.Settings()
    keymap.check(shown, lambda command: f"README.md: {command}")


@pytest.mark.parametrize("name", ["BRIEFING_DB", "BRIEFING_CONFIG", "NO_COLOR"])
def test_every_environment_variable_is_in_the_readme(readme, name):
    assert name in readme


@pytest.mark.parametrize("command", ["make demo", "make test", "make check", "make setup", "make bench"])
def test_the_ways_in_are_in_the_readme(readme, command):
    assert command in readme


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    for name, table in TABLES.items():
        text = between(name).sub(lambda _, table=table: table(), text)
    README.write_text(text, encoding="utf-8")
