"""Collect the texts, update and compile every language, and report what is wrong."""

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass, field
from pathlib import Path

from bot.cards.catalogues import DOMAIN
from tools.texts import ROOT, locale_folder
from tools.texts.checks import complaints_on
from tools.texts.collect import Collected, collect
from tools.texts.languages import UnreadableLanguage, as_text, compiled, started, updated


@dataclass
class Outcome:
    """The content that the files should have, and sentences about what is wrong."""

    files: dict[Path, bytes] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


def main(arguments: list[str], root: Path = ROOT) -> int:
    options = _options(arguments)
    collected = collect(root)
    outcome = _outcome(root, collected)
    if options.new:
        _start(root, options.new, collected, outcome)
    stale = [path for path, content in outcome.files.items() if _content(path) != content]
    if options.check:
        outcome.complaints += [_not_up_to_date(path.relative_to(root)) for path in stale]
    else:
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(outcome.files[path])
    print("\n".join(outcome.complaints) or f"{len(collected.template)} texts are in order.")
    return 1 if outcome.complaints else 0


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m tools.texts", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("--new", metavar="LANGUAGE", help="start one, such as de or pt_BR")
    return parser.parse_args(arguments)


def _outcome(root: Path, collected: Collected) -> Outcome:
    folder = locale_folder(root)
    outcome = Outcome(complaints=list(collected.complaints))
    outcome.files[folder / f"{DOMAIN}.pot"] = as_text(collected.template)
    for path in sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        name = path.relative_to(root).as_posix()
        try:
            _translate(path, name, collected, outcome)
        except UnreadableLanguage as why:
            outcome.complaints.append(f"{name}: {why}")
    return outcome


def _translate(path: Path, name: str, collected: Collected, outcome: Outcome) -> None:
    translated = updated(path, collected.template)
    outcome.files[path] = as_text(translated)
    if wrong := list(complaints_on(translated)):
        outcome.complaints += [f"{name}: {each}" for each in wrong]
    else:
        outcome.files[path.with_suffix(".mo")] = compiled(translated)


def _start(root: Path, language: str, collected: Collected, outcome: Outcome) -> None:
    path = locale_folder(root) / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if path.exists():
        outcome.complaints.append(f"{path.relative_to(root).as_posix()} is there already.")
        return
    try:
        outcome.files[path] = as_text(started(language, collected.template))
    except UnreadableLanguage as why:
        outcome.complaints.append(str(why))


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _not_up_to_date(path: Path) -> str:
    return f"{path.as_posix()} is not up to date. Run `make texts`, and commit what it writes."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
