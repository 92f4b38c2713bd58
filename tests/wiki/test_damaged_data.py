"""A robot's page that is damaged, in any way, breaks no page that shows it; nor does a chart's wrong argument."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Page as Browser

from coopwiki.core.names import key
from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki.blocks import parsed
from wiki.test_governance import STANDING
from wiki.test_jauge import BUDGET, LIFE
from wiki.versions import on

pytestmark = on("1.43")

DATA = "Module:CoopWiki/données"
PERSON = {
    "page": "Tableau de bord/Personnes/Ana", "circles": [{"name": "Technique", "page": "Technique"}],
    "roles": [{"name": "Soin", "circle": "Technique", "page": "Rôles", "end": "2027-03-01"}],
}  # fmt: skip
COMMON = {
    "name": "Essai",
    "rows": [{"term": "Qui le sait", "items": [{"text": "Soudure : Ana Martin", "page": "Utilisateur:Ana"}]}],
}
WRONG: tuple[object, ...] = (
    None, True, 3, -1e300, "x", "", "2026-99-99", [], [3], [None], ["x"], [[]], [{}], {}, {"a": 1}, {"page": 3}, "[[",
)  # fmt: skip
WHOLE = (
    "3",
    '"x"',
    "null",
    "true",
    "[]",
    "[3]",
    "{}",
    '{"year": 1}',
    '{"roles": 1}',
    '{"state": 1}',
)
"""Documents of another shape altogether."""

DAMAGED = "est illisible : leur prochain passage le réécrit."


def batched(calls: list[str], most: int) -> Iterator[list[str]]:
    """As many calls as a page has room for."""
    for begin in range(0, len(calls), most):
        yield calls[begin : begin + most]


def damaged(base: Mapping[str, object]) -> Iterator[str]:
    """Documents in which one value, or one inside a list or a table, is another than it should be; or is missing."""
    yield from WHOLE
    for name, value in base.items():
        yield json.dumps({other: kept for other, kept in base.items() if other != name})
        for wrong in WRONG:
            yield json.dumps({**base, name: wrong})
            if isinstance(value, list) and value and isinstance(value[0], dict):
                for inner in value[0]:
                    yield json.dumps({**base, name: [{**value[0], inner: wrong}]})
            if isinstance(value, dict):
                for inner in value:
                    yield json.dumps({**base, name: {**value, inner: wrong}})


KINDS: Mapping[str, tuple[str, Mapping[str, object], str]] = {
    "budgets": ("{{{{Jauge|{0}}}}}", BUDGET, "coopwiki-jauge"),
    "cercles": ("{{{{Cercle|nom={0}|raison d'être=Servir}}}}", LIFE, "coopwiki-fiche"),
    "communs": ("{{{{Commun|nom={0}}}}}", COMMON, "coopwiki-fiche"),
    "propositions": (
        "{{{{Proposition|titre={0}|question=Oui ?|date=2026-03-12|cercle=A}}}}",
        STANDING,
        "coopwiki-fiche",
    ),
}


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    pages = [
        (f"{DATA}/{kind}/Essai {number}.json", text)
        for kind, (_, base, _) in KINDS.items()
        for number, text in enumerate(damaged(base))
    ]
    deployed_wiki.import_pages(pages, links=False)
    return deployed_wiki


def shown(reader: Client, screen: Browser, calls: list[str], block: str) -> list[str]:
    """Show calls, each of which gives one block whatever it holds; what each says."""
    screen.set_content(parsed(reader, "\n".join(calls))[0])
    assert screen.locator(".scribunto-error").all_inner_texts() == []
    said = [one.replace("\u00a0", " ") for one in screen.locator(f".{block}").all_inner_texts()]
    assert len(said) == len(calls)
    return said


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_page_of_figures_breaks_no_page_that_shows_it(reader: Client, screen: Browser, kind: str) -> None:
    call, base, block = KINDS[kind]
    calls = [call.format(f"Essai {number}") for number, _ in enumerate(damaged(base))]
    said = [one for some in batched(calls, 100) for one in shown(reader, screen, some, block)]
    assert DAMAGED in "".join(said)


def test_a_damaged_list_of_people_breaks_no_profile(reader: Client, screen: Browser, mediawiki: MediaWiki) -> None:
    shapes = [json.loads(text) for text in damaged(PERSON)]
    names = [f"Essai {number}" for number, _ in enumerate(shapes)]
    listed = {key(name): shape for name, shape in zip(names, shapes, strict=True)}
    calls = [f"{{{{Profil|nom={name}}}}}" for name in names]
    mediawiki.import_pages([(f"{DATA}/personnes.json", json.dumps(listed))], links=False)
    said = [one for some in batched(calls, 90) for one in shown(reader, screen, some, "coopwiki-fiche")]
    assert DAMAGED in "".join(said)
    for text in WHOLE:
        mediawiki.import_pages([(f"{DATA}/personnes.json", text)], links=False)
        shown(reader, screen, calls[:1], "coopwiki-fiche")


CURVE = {
    "titre": "T", "disponible": "4920", "jour": "2026-02-20", "dépensé": "790", "rythme": "687.45", "2026-01": "130",
}  # fmt: skip
TYPED = (
    "", "x", "-", ".", "1.2.3", "1.", "1e9", "9" * 400, "0x10", "nan", "inf", "1/2/3", "/", "1.234", "２", "2026-13-01",
    "2026-00-01", "2026-01-32", "12 €", "<b>3", "<nowiki>3</nowiki>", "[[3]]", "{{{1}}}", "<ref>3</ref>",
)  # fmt: skip
CHANGED = [(name, typed) for name in (*CURVE, "2026-13", "2026-00", "en") for typed in TYPED]


def is_wrong(template: str, name: str, typed: str) -> bool:
    """Whether a chart can't be drawn with that argument."""
    if name in ("titre", "en"):
        return False
    if name in ("2026-13", "2026-00"):
        return True
    if template == "Colonnes":
        return name == "2026-01" and typed not in ("", "1.")
    return typed != "1." or name == "jour"


@pytest.mark.parametrize("template", ["Courbe", "Colonnes"])
def test_an_argument_of_a_chart_that_cannot_be_read_is_told(reader: Client, screen: Browser, template: str) -> None:
    calls = []
    for name, typed in CHANGED:
        named = "".join(f"|{one}={value}" for one, value in {**CURVE, name: typed}.items())
        calls.append(f"{{{{{template}{named}}}}}")
    said = shown(reader, screen, calls, "coopwiki-graphique")
    told = ["ne se lit pas, écrire par exemple" in one for one in said]
    wrong = [is_wrong(template, name, typed) for name, typed in CHANGED]
    assert [one for one in zip(CHANGED, told, wrong, strict=True) if one[1] != one[2]] == []


def test_a_typed_gauge_shows_a_number_or_says_what_to_write(reader: Client, screen: Browser) -> None:
    calls = [f"{{{{Jauge|valeur={typed}}}}}" for typed in TYPED[1:]]
    said = shown(reader, screen, calls, "coopwiki-jauge")
    read = [typed for typed, one in zip(TYPED[1:], said, strict=True) if "écrire" not in one]
    assert read == ["1.", "1.234"]
