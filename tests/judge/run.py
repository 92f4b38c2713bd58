"""Compares the reader with MediaWiki itself on damaged pages; `make judge` runs it.

    python tests/judge/run.py --count 10000 --version 1.39 1.43 --api 300

Every call is compared: name, span, parts in typed order, parameters, place. Status 1 if one differs.
The engine is asked by a maintenance script; `--api` also asks action=expandtemplates some texts.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))
sys.path.append(str(Path(__file__).resolve().parents[2] / "demo"))

from coopwiki.reading.preprocess import Scanner
from judge.cases import CASES, read_cases
from judge.damaged import texts
from judge.parsetree import is_plain, tree_of_xml
from judge.trees import Judged, Node, found, judged
from mediawiki import VERSIONS, MediaWiki
from mediawiki_api import Client

PRINTER = Path(__file__).with_name("trees.php")
SHOWN = 3
"""Differences printed in full, per version."""


def main(words: Sequence[str]) -> int:
    """Compare on each version; 0 when nothing differs."""
    asked = arguments(words)
    cases = [case.text for case in read_cases(CASES)]
    pages = [*cases, *texts(asked.count, asked.seed)]
    return int(sum(compared(version, pages, asked.api) for version in asked.version) > 0)


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="MediaWiki juge la lecture des fiches.")
    parser.add_argument("--count", type=int, default=10_000, help="pages abîmées")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--version", nargs="+", choices=VERSIONS, default=list(VERSIONS))
    parser.add_argument("--api", type=int, default=300, help="pages demandées aussi à l’API")
    return parser.parse_args(words)


def compared(version: str, pages: Sequence[str], by_api: int) -> int:
    """Count the texts that differ on one version, and say so."""
    with tempfile.TemporaryDirectory() as folder:
        wiki = MediaWiki.create(Path(folder) / "wiki", version=version)
        tags, trees = printed(wiki, pages)
        scanner = Scanner(None, tags, numbers(version))
        wrong = report(version, "moteur", scanner, zip(pages, trees, strict=True))
        with wiki.running(), Client(wiki.api) as client:
            asked = [text for text in pages if is_plain(text)][: by_api or 0]
            answers = ((text, tree_of_xml(client.parsetree(text))) for text in asked)
            return wrong + report(version, "API", scanner, answers)


def numbers(version: str) -> tuple[int, int]:
    """Take `1.39` apart."""
    major, minor = version.split(".")
    return int(major), int(minor)


def printed(wiki: MediaWiki, pages: Iterable[str]) -> tuple[frozenset[str], Iterator[Node]]:
    """Ask the engine itself; the wiki's extension tags and the trees."""
    path = wiki.file("texts.jsonl")
    path.write_text("".join(json.dumps(text) + "\n" for text in pages), encoding="utf-8")
    tags, *lines, _ = wiki.maintenance(str(PRINTER), str(path)).split("\n")
    return frozenset(json.loads(tags)), map(json.loads, lines)


def report(version: str, how: str, scanner: Scanner, pairs: Iterable[tuple[str, Node]]) -> int:
    """Compare text by text and print what came of it; how many differ."""
    count = calls = wrong = 0
    for text, tree in pairs:
        expected, read = judged(tree, text), found(scanner.scan(text).calls)
        count, calls = count + 1, calls + len(expected)
        if expected != read:
            wrong += 1
            if wrong <= SHOWN:
                show(text, expected, read)
    print(f"MediaWiki {version} ({how}) : {count} textes, {calls} appels, {wrong} différences")
    return wrong


def show(text: str, expected: list[Judged], read: list[Judged]) -> None:
    """Print one difference."""
    print(f"texte : {text!r}\nMediaWiki : {expected}\nlu : {read}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
