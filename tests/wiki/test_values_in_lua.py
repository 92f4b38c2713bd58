"""Values as Lua reads them on the real Scribunto: the same as the robots, to the letter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

import pytest

from coopwiki.core.elision import of
from coopwiki.core.names import any_order, key, loose
from coopwiki.core.typed import blank
from coopwiki.deployment.shipped_page import sources
from coopwiki.schema.export.lua import choice_of
from mediawiki import MediaWiki
from mediawiki_api import Client
from value_cases import Outcome, all_kinds, cases, outcome
from value_near_misses import near_misses

KINDS = all_kinds()
NEAR_MISSES = 3000

READER = """
local values = require('Module:CoopWiki/valeurs')
local names = require('Module:CoopWiki/noms')
local faults = require('Module:CoopWiki/fiche/erreurs')
local p = {}

local function encoded(rows)
	return (mw.text.jsonEncode(rows):gsub('%W', function(byte)
		return string.format('%%%02X', byte:byte())
	end))
end

local function asked(frame)
	return mw.loadJsonData('Module:Essai/' .. frame.args[1] .. '.json')
end

local function outcome(messages, field, typed)
	local reading = values.read(field, typed)
	local code = reading.error or reading.warning
	local value = type(reading.value) == 'table' and table.concat(reading.value, ' ; ') or reading.value
	local finding = { code = code, found = reading.found, suggestion = reading.suggestion }
	return {
		value or '', reading.error and 'refused' or 'read', code or '', reading.suggestion or '',
		code and faults.sentence(messages, finding) or '',
	}
end

function p.main(frame)
	local messages = mw.loadJsonData('Module:CoopWiki/messages.json')
	local given, found = asked(frame), {}
	for i, kind in ipairs(given.kinds) do
		found[i] = outcome(messages, given.fields[kind], given.texts[i])
	end
	return encoded(found)
end

function p.names(frame)
	local found = {}
	for i, text in ipairs(asked(frame).texts) do
		found[i] = { names.key(text), names.loose(text), names.any_order(text), values.blank(text) and 'blank' or '' }
	end
	return encoded(found)
end

function p.elided(frame)
	local found = {}
	for i, name in ipairs(asked(frame).texts) do
		found[i] = { names.after_de(name) .. name }
	end
	return encoded(found)
end

return p
"""
NAMES = ("Inès", "Paul", "Équipe", "Yves", "Yann", "Hawa", "Œuvre", "août 2026", "ÉLISE", "Éa", "Y", "Île", "")


@pytest.fixture(scope="module")
def lua(mediawiki: MediaWiki) -> Iterator[Client]:
    """Answer as the modules we ship do, on a fresh wiki."""
    shipped = [(source.title, source.text) for source in sources()]
    every = [(case.kind, case.typed) for case in cases()]
    tables = [(f"Module:Essai/{kind}.json", asked(damaged(kind))) for kind in KINDS]
    names = ("Module:Essai/désignés.json", asked(("day", name) for name in NAMES))
    ours = [("Module:Essai", READER), names, ("Module:Essai/cas.json", asked(every)), *tables]
    mediawiki.import_pages([*shipped, *ours], links=False)
    with Client(mediawiki.api) as client:
        yield client


def damaged(kind: str) -> list[tuple[str, str]]:
    return [(kind, text) for text in near_misses(kind, NEAR_MISSES)]


def asked(pairs: Iterable[tuple[str, str]]) -> str:
    rows = tuple(pairs)
    kinds = [name for name, _ in rows]
    fields = {name: {"kind": name, **choice_of(KINDS[name])} for name in kinds}
    return json.dumps({"fields": fields, "kinds": kinds, "texts": [text for _, text in rows]})


def invoked(client: Client, function: str, page: str) -> list[list[str]]:
    found: list[list[str]] = json.loads(unquote(client.expanded(f"{{{{#invoke:Essai|{function}|{page}}}}}")))
    return found


def answers(client: Client, page: str) -> list[tuple[Outcome, bool]]:
    """Give Lua's outcome of each text of a page, and whether it was read."""
    rows = invoked(client, "main", page)
    return [
        (Outcome(value, code, suggestion, message), read == "read") for value, read, code, suggestion, message in rows
    ]


def expected(name: str, typed: str) -> tuple[Outcome, bool]:
    return outcome(KINDS[name], typed), KINDS[name].read(typed).error is None


def test_lua_reads_every_case_as_the_robots_do(lua: Client) -> None:
    pairs = [(case.kind, case.typed) for case in cases()]
    _agree(pairs, answers(lua, "cas"))


@pytest.mark.parametrize("kind", KINDS)
def test_lua_and_the_robots_agree_on_thousands_of_damaged_values(lua: Client, kind: str) -> None:
    _agree(damaged(kind), answers(lua, kind))


@pytest.mark.parametrize("kind", ["person", "circle", "names", "overrun", "day"])
def test_lua_brings_names_together_as_the_robots_do(lua: Client, kind: str) -> None:
    texts = [text for _, text in damaged(kind)]
    expected_rows = [[key(text), loose(text), any_order(text), "blank" if blank(text) else ""] for text in texts]
    found = invoked(lua, "names", kind)
    pairs = zip(texts, expected_rows, found, strict=True)
    assert [pair for pair in pairs if pair[1] != pair[2]] == []


def test_lua_elides_before_a_name_as_the_robots_do(lua: Client) -> None:
    assert [row for (row,) in invoked(lua, "elided", "désignés")] == list(map(of, NAMES))


def _agree(pairs: list[tuple[str, str]], found: list[tuple[Outcome, bool]]) -> None:
    assert len(found) == len(pairs)
    wrong = [
        f"{kind} {typed!r}\n  robots {python}\n  Lua    {lua}"
        for (kind, typed), lua in zip(pairs, found, strict=True)
        if (python := expected(kind, typed)) != lua
    ]
    assert not wrong, f"{len(wrong)} of {len(pairs)}\n" + "\n".join(wrong[:40])
