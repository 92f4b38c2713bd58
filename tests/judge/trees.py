"""The judge's side: calls read off a tree that MediaWiki's own preprocessor printed (`trees.php`).

A node is a string, or [name, children]. Spans are counted by putting the text together again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from coopwiki.reading.calls import Call
from coopwiki.reading.places import is_function

Node = Any
BLANKS = " \t\n\r\0\x0b"
BRACES = {"template": 2, "tplarg": 3}


@dataclass
class Judged:
    """One call as it must be read; `arguments` are names and values in typed order."""

    name: str
    start: int
    end: int
    arguments: list[tuple[str, str]] = field(default_factory=list)
    place: str = "text"
    outer: str = ""


@dataclass
class Around:
    """What a node stands in."""

    name: str = ""
    place: str = "text"


class Walk:
    """Goes through one tree."""

    def __init__(self) -> None:
        self.calls: list[Judged] = []
        self.typed: list[str] = []
        self.length = 0

    def calls_of(self, tree: Node) -> list[Judged]:
        self.walk(tree, Around())
        return sorted(self.calls, key=lambda call: call.start)

    def put(self, text: str) -> None:
        self.typed.append(text)
        self.length += len(text)

    def walk(self, nodes: Node, around: Around) -> None:
        for node in nodes:
            if isinstance(node, str):
                self.put(node)
            elif node[0] in BRACES:
                self.braces(node[0], node[1], around)
            elif node[0] == "ext":
                self.put(ext(node[1]))
            elif not node[0].startswith("@"):
                self.walk(node[1], around)

    def braces(self, kind: str, children: Node, around: Around) -> None:
        count = BRACES[kind]
        parts = [child for child in children if not child[0].startswith("@")]
        name = shown(parts[0][1]).strip(BLANKS)
        call = Judged(name, self.length, 0, [], around.place, around.name)
        if kind == "template":
            self.calls.append(call)
        self.put("{" * count)
        self.walk(parts[0][1], Around(name, "name"))
        inside = Around(name, place_inside(kind, name, around.place))
        number = 0
        for _, part in parts[1:]:
            self.put("|")
            number += self.positional(part)
            call.arguments.append(argument(part, number))
            self.walk(part, inside)
        self.put("}" * count)
        call.end = self.length

    @staticmethod
    def positional(part: Node) -> bool:
        return bool(part[0][1]) and part[0][1][0][0] == "@index"


def place_inside(kind: str, name: str, place: str) -> str:
    if place == "name":
        return place
    if place == "function" or (kind == "template" and is_function(name)):
        return "function"
    return "argument" if kind == "template" else place


def argument(part: Node, number: int) -> tuple[str, str]:
    if Walk.positional(part):
        return str(number), shown(part[1][1])
    return shown(part[0][1]).strip(BLANKS), shown(part[2][1]).strip(BLANKS)


def shown(nodes: Node) -> str:
    """The text of nodes without comments and inclusion tags, everything else as typed."""
    return "".join(one(node) for node in nodes)


def one(node: Node) -> str:
    if isinstance(node, str):
        return node
    name, children = node
    if name in ("comment", "ignore") or name.startswith("@"):
        return ""
    if name == "ext":
        return ext(children)
    if name in BRACES:
        parts = "|".join(one(child) for child in children if not child[0].startswith("@"))
        return "{" * BRACES[name] + parts + "}" * BRACES[name]
    return shown(children)


def ext(children: Node) -> str:
    found = {name: "".join(nodes) for name, nodes in children}
    if "inner" not in found:
        return f"<{found['name']}{found['attr']}/>"
    return f"<{found['name']}{found['attr']}>{found['inner']}{found.get('close', '')}"


def judged(tree: Node, text: str) -> list[Judged]:
    """Calls of a tree. Fails if the tree doesn't give the text back."""
    walk = Walk()
    calls = walk.calls_of(tree)
    if "".join(walk.typed) != text:
        raise ValueError(f"this tree is not of this text: {text!r}")
    return calls


def found(calls: Iterable[Call]) -> list[Judged]:
    """Give what was read the same shape. Fails if parameters don't follow from the parts."""
    return [one_found(call) for call in calls]


def one_found(call: Call) -> Judged:
    pairs = [(argument.name, argument.value) for argument in call.arguments]
    if call.fields() != (dict(pairs), len(dict(pairs)) < len(pairs)):
        raise ValueError(f"{call.fields()} doesn't follow from {pairs}")
    return Judged(call.name, call.start, call.end, pairs, call.place.value, call.outer)
