"""The sentences about mistakes: all of them used, none missing, each with what to type."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import coopwiki
from coopwiki.core.fault import Fault, shortened
from coopwiki.subjects.sentences import every_message

MESSAGES = every_message()
SOURCES = Path(coopwiki.__file__).parent
CODES = {"Fault": 0, "refused": 0, "Pair": 2, "Sentence": 0}
SUGGESTIONS = {"Fault": 2, "refused": 2, "Pair": 3}
"""Which argument of a call is a code, and which one what to type."""


@dataclass(frozen=True, slots=True)
class Module:
    """What a module's source holds of sentences: their codes and names, and what calls say and suggest."""

    written: frozenset[str]
    defined: tuple[str, ...]
    read: frozenset[str]
    codes: tuple[str, ...]
    suggestions: tuple[str, ...]


@cache
def modules() -> tuple[Module, ...]:
    """Every module but the file of sentences; trees are let go one by one, since kept ones slow all that follows."""
    paths = (path for path in sorted(SOURCES.rglob("*.py")) if path.name != "messages.py")
    return tuple(module(ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def module(tree: ast.Module) -> Module:
    nodes = tuple(ast.walk(tree))
    calls = tuple(node for node in nodes if isinstance(node, ast.Call))
    return Module(
        frozenset(strings(nodes)),
        tuple(sentences_of(tree)),
        frozenset(node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)),
        tuple(arguments(calls, CODES)),
        tuple(arguments(calls, SUGGESTIONS)),
    )


def strings(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def arguments(calls: Iterable[ast.Call], places: dict[str, int]) -> Iterator[str]:
    """Strings in the argument at that place of calls of those names."""
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id in places:
            place = places[call.func.id]
            for argument in call.args[place : place + 1]:
                yield from strings(ast.walk(argument))


def sentences_of(tree: ast.Module) -> Iterator[str]:
    """The names under which a module defines sentences."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name("Sentence"))):
                yield name
            case _:
                pass


def test_every_sentence_is_used_somewhere() -> None:
    written = {text for one in modules() for text in one.written}
    assert sorted(MESSAGES.keys() - written) == []
    constants = {name for one in modules() for name in one.defined}
    assert len(constants) > 100
    used = {name for one in modules() for name in one.read}
    assert sorted(constants - used) == []


def test_every_fault_has_its_sentence() -> None:
    raised = {code for one in modules() for code in one.codes}
    assert len(raised) > 30
    assert sorted(raised - MESSAGES.keys()) == []


def test_no_suggestion_ends_the_sentence_a_second_time() -> None:
    suggested = [text for one in modules() for text in one.suggestions]
    assert len(suggested) > 10
    assert [text for text in suggested if text.endswith((".", "?", "!"))] == []


def test_a_sentence_says_what_was_found_and_what_to_do() -> None:
    for code, sentence in MESSAGES.items():
        blanks = re.findall(r"\{(.*?)\}", sentence)
        assert "suggestion" in blanks, code
        assert set(blanks) <= {"found", "suggestion"}, code


def test_a_sentence_is_in_good_french_typography() -> None:
    for code, sentence in MESSAGES.items():
        assert "'" not in sentence, code
        assert re.search(r"« | [»:;?!%€]|[^\u00a0][»;:?!](?!\w)|«[^\u00a0]", sentence) is None, code
        assert sentence == " ".join(sentence.split(" ")), code
        assert "  " not in sentence, code
        assert sentence[0] in "«{" or sentence[0].isupper(), code
        assert sentence[-1] in ".}", code


def test_a_sentence_speaks_to_nobody_by_tu_and_blames_nobody() -> None:
    unkind = {"tu", "te", "toi", "ton", "ta", "tes", "erreur", "faute", "invalide"}
    for code, sentence in MESSAGES.items():
        assert unkind.isdisjoint(re.findall(r"\w+", sentence.lower())), code


def test_a_message_quotes_what_was_typed_as_it_was_typed() -> None:
    message = Fault("choice_unknown", "{suggestion} {found}", "oui ou {found}").message
    assert message == ("«\u00a0{suggestion} {found}\u00a0» n’est pas un mot prévu ici\u00a0: écrire oui ou {found}.")


def test_a_long_text_is_cut_to_one_line() -> None:
    assert shortened("a\u00a0 b\n\tc") == "a b c"
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 61) == "x" * 59 + "…"
    assert shortened("mot " * 20, 9) == "mot mot…"
