"""No text that somebody types takes more than linear time.

Sizes are such that a linear pass takes milliseconds and one that grows with the square takes seconds.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import coopwiki
from coopwiki.core.days import read_day
from coopwiki.core.durations import read_duration
from coopwiki.core.euros import read_about, read_euros
from coopwiki.core.hours import read_hours
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key, loose
from coopwiki.core.normal import _CANONICAL, _COMPATIBLE, normalized
from coopwiki.core.rates import read_rate
from coopwiki.core.recurrence import read_recurrence
from coopwiki.core.titles import Titles
from coopwiki.core.typed import tidy, unmarked
from coopwiki.publishing import zones
from coopwiki.publishing.escape import escape
from coopwiki.serving.excluded_lines import left_lines
from coopwiki.serving.notes import still_of_use
from coopwiki.subjects.checks import CHECKS
from coopwiki.subjects.packs import pack
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.redirects import redirect_target
from coopwiki.wiki.stored_form import as_stored
from ledgers import ledger

SECONDS = 1.5
SIZE = 60_000
TODAY = date(2026, 6, 30)
UNITS = (
    "|", "[[", "]]", "[[a|", "{{", "}}", "{", "'", "''", "&", "&#", "<", "<!--", "<!-- ", "=", "\n", " ", "_", "a",
    "à ",
    "1", "1 ", "1,", "X", "?", "(", ") ", "*", ";", "/", "#", ":", "-", ".", "e\u0301", "é",
    "<!-- coopwiki:état ",
    "<!-- coopwiki:début ", "\n<!-- coopwiki", "#REDIRECT [[|", "reste à ", "http://", "au plus", "Contribution",
)  # fmt: skip
STARTS = ("", "#REDIRECT [[", "<!-- coopwiki:début ", "{{Contribution|quoi=", "\n<!--")
BOUNDED = {
    "coopwiki.core.days", "coopwiki.core.hours", "coopwiki.core.recurrence",
    "coopwiki.core.durations", "coopwiki.core.euros", "coopwiki.core.limits",
    "coopwiki.core.rates",
    "coopwiki.subjects.social_code.indicators",
}  # fmt: skip
"""Modules whose patterns are given `squeeze`d texts of 80 characters at most: their readers are tried instead."""


MATCHED = {
    "coopwiki.reading.wikitext._BEFORE_EQUALS",
    "coopwiki.serving.talk_pause._GOES_ON",
    "coopwiki.core.book_years._ALONE",
    "coopwiki.core.costs._PERIOD",
    "coopwiki.core.costs._PRODUCT",
    "coopwiki.importing.typed_cells._NOTED",
    "coopwiki.wiki.account._TOKEN",
}
"""Patterns that are only tried at the start of a text, or on the whole of it."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module keeps, by the module's name and its own."""
    for found in pkgutil.walk_packages(coopwiki.__path__, "coopwiki."):
        if found.name in BOUNDED:
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            held = value if isinstance(value, tuple) else (getattr(value, "__self__", value),)
            for one in held:
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                    yield f"{found.name}.{name}", one


PATTERNS = {pattern: name for name, pattern in patterns()}


def hardest(work: Callable[[str], object], size: int, most: float) -> str:
    """The first shape that takes longer than so many seconds, '' for none."""
    for unit in UNITS:
        for start in STARTS:
            text = start + unit * (size // len(unit))
            begun = time.process_time()
            work(text)
            if time.process_time() - begun > most:
                return repr((start, unit))
    return ""


@pytest.mark.parametrize("pattern", PATTERNS, ids=PATTERNS.__getitem__)
@pytest.mark.long
def test_a_pattern_takes_no_more_than_linear_time(pattern: re.Pattern[str]) -> None:
    def work(text: str) -> None:
        pattern.match(text)
        pattern.fullmatch(text)
        if PATTERNS[pattern] not in MATCHED:
            for _ in pattern.finditer(text):
                pass

    assert hardest(work, 4_000, 0.08) == ""


@pytest.mark.parametrize(
    "work",
    [
        read_hours, read_recurrence,
        read_day, read_duration, read_euros, read_about, read_rate, key, loose, tidy, unmarked, escape, as_stored,
        lambda text: redirect_target(text, Titles()),
        lambda text: zones.put(text, "robots", "x"),
        zones.name,
    ],
)  # fmt: skip
@pytest.mark.long
def test_a_reader_of_typed_text_takes_no_more_than_linear_time(
    work: Callable[[str], object],
) -> None:
    assert hardest(work, 6_000, 0.1) == ""


@pytest.mark.parametrize("pile", ["\u0301\u0323", "\u0323\u0301\u0345", "\u05b0\u0301"])
def test_a_pile_of_marks_is_put_in_order_at_once(pile: str) -> None:
    begun = time.process_time()
    found = normalized("NFC", "e" + pile * 200_000)
    assert time.process_time() - begun < SECONDS
    few = "e" + pile * 1_500
    assert normalized("NFC", few) == unicodedata.normalize("NFC", few)
    assert len(found) > 200_000


@pytest.mark.parametrize("pile", ["\u0f73", "\u0f81\u0344", "\uff9e\u0301"])
def test_a_pile_of_what_becomes_marks_is_put_in_order_at_once(pile: str) -> None:
    begun = time.process_time()
    normalized("NFKC", "e" + pile * 100_000)
    assert time.process_time() - begun < SECONDS


@pytest.mark.long
def test_all_that_becomes_marks_is_known() -> None:
    for form, known in (("NFD", _CANONICAL), ("NFKD", _COMPATIBLE)):
        apart = {sign: unicodedata.normalize(form, sign) for sign in map(chr, range(0x110000))}
        piled = {
            sign: marks for sign, marks in apart.items() if sign != marks and all(map(unicodedata.combining, marks))
        }
        own = {sign: [unicodedata.combining(sign)] for sign in piled}
        assert {
            ord(sign): marks for sign, marks in piled.items() if own[sign] != list(map(unicodedata.combining, marks))
        } == known


@given(st.text(st.sampled_from("aeé\u0301\u0323\u0345\u05b0\u0300\u0344\u0f73\u0f81\uff9e "), min_size=60, max_size=90))
def test_a_normal_form_is_pythons_own(text: str) -> None:
    long = text * 70
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert normalized(form, long) == unicodedata.normalize(form, long)


def shapes() -> dict[str, str]:
    """A page of each shape that once took the square of its length."""
    dec = "{{Décision|date=2026-01-01|où=T|titre=D%d|méthode=veto|remplace=D%d}}"
    man = "{{Mandat|instance=cogérance|qui=P%d|début=2020-01-01|fin=2021-01-01}}"
    return {
        "projets": "{{Co-budget|nom=A|enveloppe=9|ouverture=2026-01-01|clôture=2026-12-31}}"
        + "".join(f"{{{{Projet|titre=P{n}|qui=Ana}}}}" for n in range(SIZE // 26)),
        "décisions": "".join(dec % (n, n + 1) for n in range(SIZE // 75)),
        "décisions à rebours": "".join(dec % (n + 1, n) for n in range(SIZE // 75)),
        "mandats": "".join(man % n for n in range(SIZE // 70)),
        "mandats d’une personne": (man % 1) * (SIZE // 70),
        "rôles": "{{Rôle|cercle=T|nom=R|titulaire=Ana|début=2026-01-01}}" * (SIZE // 56),
        "voix": "{{Élection|rôle=R|cercle=T|date=2026-01-01}}"
        + "{{Voix|tour=1|de=Ana|pour=Paul|raison=x}}" * (SIZE // 42),
        "avis": "{{Proposition|titre=P|qui=Ana|date=2026-01-01|question=x}}"
        + "{{Avis|qui=Ana|position=question}}" * (SIZE // 34),
        "propositions": "{{Proposition|titre=P|qui=Ana|date=2026-01-01|question=x}}" * (SIZE // 58),
        "virements": "{{Virement|date=2026-01-01|de=A|vers=B|montant=5}}" * (SIZE // 52),
        "budgets": "".join(f"{{{{Budget|année=2026|nom=B{n}|montant=5}}}}" for n in range(SIZE // 40)),
        "articles": "{{Article|titre=T}} XX à qui ? " * (SIZE // 32),
        "profils": "{{Profil|nom=Lou}}" * (SIZE // 18),
        "homonymes derrière d’autres": "".join(f"{{{{Profil|nom=P{n}}}}}" for n in range(SIZE // 36))
        + "{{Profil|nom=Lou}}" * (SIZE // 36),
        "clôtures": "{{Clôture|année=2026|budget=T|date=2026-03-01}}" * (SIZE // 48),
        "soldes": "{{Solde constaté|date=2026-03-01|budget=T|montant=5}}" * (SIZE // 54),
        "réunions": "{{Réunion|date=2026-03-01|cercle=T}}" * (SIZE // 38),
        "actions": "{{Action|quoi=x|cercle=T|état=en cours}}" * (SIZE // 40),
        "espaces": "".join(f"{{{{Espace|nom=E{n}}}}}{{{{Action|quoi=x|espace=E{n}}}}}" for n in range(SIZE // 48)),
        "barèmes": "".join(
            f"{{{{Barème|nom=B{n}|à partir du=2026-01-01|mode=par tranche}}}}{{{{Tranche|barème=B{n}|taux=9 %}}}}"
            f"{{{{Tranche|barème=Autre{n}|taux=9 %}}}}"
            for n in range(SIZE // 120)
        ),
        "élections": "".join(
            f"{{{{Élection|rôle=R{n}|cercle=T|date=2026-01-01|élu=P{n}|accord=oui}}}}"
            f"{{{{Rôle|cercle=T|nom=R{n}|titulaire=Q{n}}}}}{{{{Mandat|instance=cogérance|qui=P{n}|début=2026-01-01}}}}"
            for n in range(SIZE // 150)
        ),
        "communs": "".join(
            f"{{{{Commun|nom=K{n}}}}}{{{{Dépense|date=2026-01-05|budget=K{n}|objet=x|montant=5|commun=K{n}}}}}"
            for n in range(SIZE // 84)
        ),
        "décidées": "".join(
            f"{{{{Proposition|titre=Jardin numéro{n}|qui=A|date=2026-01-01|question=x|état=ouverte}}}}"
            f"{{{{Décision|date=2026-02-01|où=T|titre=D{n}|méthode=veto|proposition=Jardin numéro{n}}}}}"
            for n in range(SIZE // 160)
        ),
        "soldes et lignes": "".join(
            f"{{{{Solde constaté|date=2026-03-01|budget=T{n % 9}|montant=5}}}}"
            f"{{{{Contribution|date=2026-01-05|qui=P|quoi=x{n}|budget=T{n % 9}|montant=3}}}}"
            for n in range(SIZE // 120)
        ),
        "intérêts": "".join(
            f"{{{{Formation|titre=F{n}|qui=A|seuil=2}}}}{{{{Intérêt|qui=P{n}|formation=F{n}}}}}"
            for n in range(SIZE // 70)
        ),
        "lignes": "{{Contribution|date=2026-01-01|qui=Ana|quoi=x|cercle=T|durée=1h|bon=B-1}}" * (SIZE // 74),
    }


def _left_lines(found: Ledger, today: date) -> object:
    """What notes are made from beside reports."""
    return left_lines(found), still_of_use(["avis:0"], found, today)


def _pack(found: Ledger, today: date) -> object:
    """What is told to other cooperatives."""
    return pack(found, today)


@pytest.mark.parametrize("shape", shapes())
@pytest.mark.long
def test_every_check_and_report_takes_a_page_full_of_one_record_in_linear_time(shape: str) -> None:
    begun = time.process_time()
    found = ledger({"Page": shapes()[shape]}, TODAY)
    slow = {"reading": time.process_time() - begun}
    for work in (*CHECKS, *(report.compute for report in REPORTS), _left_lines, _pack):
        begun = time.process_time()
        result = work(found, TODAY)
        tuple(result) if isinstance(result, Iterator) else result
        slow[work.__name__] = time.process_time() - begun
    assert {name: took for name, took in slow.items() if took > SECONDS} == {}
