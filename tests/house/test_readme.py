"""The README tells of every command, key, setting and format; `python tests/house/test_readme.py` writes its keys."""

import dataclasses
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click
import pytest

from briefing import commands, settings
from briefing.cli.root import briefing

README = Path(__file__).parents[2] / "README.md"
BETWEEN = re.compile(r"(?<=<!-- keys -->\n).*(?=<!-- /keys -->)", re.DOTALL)


def table_of_keys() -> str:
    """Everything a reader can do, as Markdown: one table, a bold row for each group."""
    lines = ["| keys | what they do | name in the settings |", "|---|---|---|"]
    for group, members in groupby(commands.COMMANDS, key=lambda command: command.group):
        lines.append(f"| **{group}** | | |")
        for command in members:
            keys = " ".join(f"`{commands.shown(key)}`" for key in command.keys)
            lines.append(f"| {keys} | {command.help} | `{command.id}` |")
    return "\n".join(lines) + "\n"


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


def test_the_table_of_keys_is_the_list_of_commands(readme):
    found = BETWEEN.search(readme)
    assert found
    assert found.group() == table_of_keys(), "run: python tests/house/test_readme.py"


@pytest.mark.parametrize("name", [name for name, _ in every_command(briefing)])
def test_every_command_is_in_the_readme(readme, name):
    assert re.search(rf"\b{re.escape(name)}\b", readme)


@pytest.mark.parametrize("name", [field.name for field in dataclasses.fields(settings.Settings)])
def test_every_setting_is_in_the_readme(readme, name):
    assert re.search(rf"^\[?{name}\]?( = |$)", readme, re.M)


def test_the_settings_in_the_readme_are_the_defaults(readme, tmp_path):
    example = tmp_path / "config.toml"
    example.write_text(readme.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    shown = settings.load(example)
    assert dataclasses.replace(shown, keys={}) == settings.Settings()
    assert list(commands.unknown(shown.keys)) == []


@pytest.mark.parametrize("name", ["BRIEFING_DB", "BRIEFING_CONFIG", "NO_COLOR"])
def test_every_environment_variable_is_in_the_readme(readme, name):
    assert name in readme


@pytest.mark.parametrize("command", ["make demo", "make test", "make check", "make setup", "make bench"])
def test_the_ways_in_are_in_the_readme(readme, command):
    assert command in readme


if __name__ == "__main__":
    README.write_text(BETWEEN.sub(lambda _: table_of_keys(), README.read_text(encoding="utf-8")), encoding="utf-8")
