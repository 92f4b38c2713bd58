"""Reports as pages: what members typed stays text, each figure leads to its lines."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import mwparserfromhell
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.core.titles import Titles
from coopwiki.publishing import zones
from coopwiki.publishing.escape import Markup, escape
from coopwiki.publishing.robot_page import DataPage, Published, RobotPage
from coopwiki.reading.preprocess import Scanner
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.pages import PAGES
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.port import EXTENSION_TAGS_1_39
from coopwiki.wiki.title_rules import impossible
from ledgers import SHEETS, TODAY, budget, ledger, line

LAYOUTS = Path(__file__).resolve().parents[2] / "bots/coopwiki"
HOSTILE = (
    "<nowiki>}}</nowiki></table><script>alert(1)</script>[[Catégorie:X]]{{Supprimer}}~~~~ http://x.test "
    "<nowiki><!-- coopwiki:fin contributions --></nowiki> [http://y.test z] '''gras''' ''x __NOTOC__ {{!}}- -{x}- "
    "&lt;b&gt; RFC 1 mailto:a@b.test {{{1}}} <ref>r</ref> == t == * # ; : ! {{!}}} <br/> &#91;&#91;"
)  # fmt: skip
NAME = 'Ruse "onclick=alert(1) & __TOC__ ~~~~ Catégorie:X: *#! -(x)- RFC 1 ISBN 2 !!'
PEOPLE_SHOWN = Settings(amounts_by_person="everyone")


def cooperative(text: str, name: str) -> Ledger:
    """A ledger in which everything a member can type is this text or this name."""
    pages = {
        "Carnet": line(quoi=text, bon=text, chantier=text, marque=name, montant="12")
        + line(qui=name, cercle=name, quoi=text, durée="1h", taux="999")
        + line(cercle="", budget=name, quoi="x", montant="5")
        + line(quoi=text, date="2026-12-01")
        + line(qui=name + " 4", cercle=name + " 2", quoi=text, montant="7")
        + "{{Intention|date=2026-03-02|qui="
        + name
        + " 4|budget="
        + name
        + "|quoi="
        + text
        + "|montant=5}}"
        + "{{Réunion|date=2026-06-02|cercle="
        + name
        + "|présents="
        + name
        + " 4|lieu="
        + text
        + "}}"
        + "{{Réunion|date=2026-07-02|heure=9 h|chaque=jeudi|cercle="
        + "".join((name, *(f"|{field}={text}" for field in ("titre", "lieu", "visio", "ouvert à", "remplace"))))
        + "}}{{Règle|nom=appel hebdomadaire|valeur=jeudi 9 h|à partir du=2020-01-01}}{{Action|urgente=oui|cercle="
        + "".join((name, *(f"|{field}={text}" for field in ("quoi", "besoin"))))
        + "}}{{Événement|date=2026-07-02|cercle="
        + "".join((name, *(f"|{field}={text}" for field in ("titre", "heure", "lieu", "lien", "source"))))
        + "}}"
        + line(quoi=text, date=f"demain {text}")
        + line(quoi=text, durée=text, budget=name)[:-2]
        + f"|{name}={text}}}}}",
        "Budgets": budget(décision=text, financeur=text, dépassement="prorata", montant="10")
        + budget(cercle="", nom=name, montant="1", décision=text)
        + "{{Virement|date=2026-03-01|de=Technique|vers="
        + name
        + "|montant=5|décision="
        + text
        + "}}"
        + "{{Règle|nom="
        + name
        + "|valeur="
        + text
        + "|à partir du=2020-01-01}}"
        + "{{Règle|nom=seuils d'alerte d'un budget|valeur=50|à partir du=2020-01-01|source="
        + text
        + "}}"
        + "{{Règle|nom=taux horaire maximum|valeur=30|à partir du=2020-01-01}}",
        "Barèmes": "".join(
            f"{{{{Barème|nom={name}|à partir du={day}|mode=par tranche|source={text}}}}}{{{{Tranche|taux=10}}}}"
            for day in ("2020-01-01", "2021-01-01")
        ),
        "Cercle": "{{Cercle|nom=" + name + " 2|alias=" + name + " 3|raison d'être=" + text + "}}",
        "Proposition": proposed(text, name, "")
        + proposed(text, name, "2|échéance=2026-04-01")
        + proposed(text, name, "3|état=adoptée"),
        "Code social": "{{Article|titre=" + text + "|source=" + text + "}} XX\n" + text,
        "Élection": "{{Élection|rôle="
        + name
        + "|cercle="
        + name
        + "|date=2026-03-01|missions="
        + text
        + "|mandat="
        + text
        + "|proposé="
        + name
        + "|élu="
        + name
        + "|accord=oui}}{{Voix|tour=1|de="
        + name
        + "|pour="
        + name
        + "|raison="
        + text
        + "}}{{Voix|tour=2|pour="
        + name
        + " 9|raison=x}}",
        "Décisions": "{{Décision|date=2026-03-02|où="
        + name
        + "|titre="
        + text
        + "|méthode=veto|texte="
        + text
        + "|proposition="
        + name
        + "|objections="
        + text
        + "|revoir le=2026-04-01}}{{Décision|date=2026-03-03|où="
        + name
        + "|titre="
        + text
        + " 2|méthode=veto|remplace="
        + name
        + "}}{{Décision|titre="
        + text
        + "}}",
        "Profil": "{{Profil|publication=oui|me suggérer=oui|nom="
        + name
        + " 4|activité="
        + text
        + "|compétences="
        + text
        + "|marques="
        + name
        + "|territoire="
        + text
        + "}}",
        "Rôles": "".join(charge(text, name, more) for more in ("", "|titulaire=" + name + "|fin=2026-07-01")),
        "Mandats": "".join(seat(text, name, end) for end in ("", "2026-06-01", "2026-07-01")),
        "Co-budgets": "{{Co-budget|nom="
        + name
        + "|enveloppe=9|ouverture=2026-01-01|clôture=2026-02-02}}"
        + "{{Projet|titre="
        + name
        + "|qui="
        + name
        + "|description="
        + text
        + "}}"
        + "{{Part|qui="
        + name
        + " 4|projet="
        + name
        + "|montant=1}}{{Part|qui=x|projet="
        + name
        + "|montant=99}}",
        "Ailleurs": "<poem>" + line(quoi=text) + "</poem>{{Contribution|date=" + text,
    }
    return ledger(SHEETS | pages)


def proposed(text: str, name: str, more: str) -> str:
    """A proposal with every kind of opinion below it."""
    said = (f"{{{{Avis|qui={name}|position={one}|argument={text}}}}}" for one in ("objection", "question"))
    fields = f"|titre={text} {more}|qui={name}|date=2026-03-01|question={text}|qui décide={name}|cercles={name}|sujet=x"
    return "{{Proposition" + fields + "|article=" + text + "}}" + "".join(said)


def pages(found: Ledger, settings: Settings = PEOPLE_SHOWN, readers: Audience = Audience.EVERYONE) -> list[Published]:
    made, failed = make(REPORTS, context_of(found, TODAY, settings, readers))
    assert failed == ()
    return [page for one in made for page in one.pages]


def texts(found: Ledger) -> dict[str, str]:
    """As members read them: nothing is withheld."""
    found_pages = pages(found, readers=Audience.MEMBERS)
    return {page.title: page.content for page in found_pages if isinstance(page, RobotPage)}


def built(text: str) -> Counter[str]:
    """Everything in a wikitext that is more than text, by two parsers."""
    scan = Scanner(None, EXTENSION_TAGS_1_39).scan(text)
    assert (scan.unclosed, scan.lookalikes) == ((), ())
    found = Counter(f"call {call.name}" for call in scan.calls)
    code = mwparserfromhell.parse(text)
    found.update(f"template {str(node.name).strip()}" for node in code.ifilter_templates())
    found.update(f"tag {node.tag}" for node in code.ifilter_tags())
    found.update(f"argument {node}" for node in code.ifilter_arguments())
    found.update(f"comment {node}" for node in code.ifilter_comments())
    found.update(f"outside {node.url}" for node in code.ifilter_external_links())
    found.update("link" for _ in code.ifilter_wikilinks())
    found.update(f"heading {node.level}" for node in code.ifilter_headings())
    return found


def charge(text: str, name: str, more: str) -> str:
    """A role that is vacant, or held with these fields."""
    fields = f"|nom={name}{len(more)}|cercle={name}|raison d'être={text}|redevabilités={name}"
    return "{{Rôle" + fields + more + "}}{{Rôle" + fields + "|titulaire=" + name + "|fin=2026-01-01}}"


def seat(text: str, name: str, end: str) -> str:
    """A mandate until that day, and a rule about it."""
    fields = f"|instance=cogérance|qui={name}{end}|début=2026-01-01|fin={end}|représente={name}"
    rule = f"|nom=collèges admis pour représenter ({name})|valeur=CAPE|à partir du=2020-01-01|source={text}"
    return "{{Mandat" + fields + "}}{{Règle" + rule + "}}"


@pytest.mark.long
def test_what_members_type_is_text_on_every_page() -> None:
    plain, hostile = texts(cooperative("Bois flotté ; bois peint", "Nom")), texts(cooperative(HOSTILE, NAME))
    assert len(plain) == len(hostile) == 31
    for one, other in zip(plain.values(), hostile.values(), strict=True):
        assert built(other) - built(one) == Counter(), other
        assert built(one) - built(other) == Counter()


def test_no_page_holds_a_category_a_signature_a_script_or_a_mark_a_member_typed() -> None:
    for title, text in texts(cooperative(HOSTILE, NAME)).items():
        for sign in (
            "~~~",
            "<script",
            "<!--",
            "[[Catégorie",
            "Supprimer}}",
            "x.test]",
            "<nowiki",
            "__TOC__",
        ):
            assert sign not in text, (title, sign)
        assert "http://x" not in text
        assert "mailto:a" not in text


def test_links_lead_only_where_our_pages_do() -> None:
    for title, text in texts(cooperative(HOSTILE, NAME)).items():
        for link in mwparserfromhell.parse(text).ifilter_wikilinks():
            target = str(link.title)
            if target.startswith("#"):
                assert f"== {target[1:]} ==" in text, (title, target)
                continue
            assert target.startswith((":", "Special:PermanentLink/")), (title, target)
            assert not impossible(Titles().split(target.partition("#")[0])[1]), (title, target)


def test_the_text_a_member_typed_is_there_to_be_read() -> None:
    found = texts(cooperative("Un <b>gros</b> travail", "Zoé & Cie"))
    month = mwparserfromhell.parse(found["Tableau de bord/Contributions 2026-03"])
    shown = month.strip_code(normalize=True, collapse=False)
    assert "Un <b>gros</b> travail" in shown
    assert "Zoé & Cie" in shown


def test_data_pages_are_json_with_names_to_the_letter() -> None:
    data = [page for page in pages(cooperative(HOSTILE, NAME)) if isinstance(page, DataPage)]
    values = [json.loads(page.text) for page in data]
    assert NAME.replace("__", " ").replace("  ", " ") in {value.get("name") for value in values}
    assert all(
        isinstance(value[money], str)
        for value in values
        if "spent" in value
        for money in ("allocated", "available", "spent", "remaining", "landing")
    )


def test_no_page_stands_twice_and_every_title_can_be_one() -> None:
    titles = [page.title for page in pages(cooperative(HOSTILE, NAME))]
    assert len(set(titles)) == len(titles)
    assert not [title for title in titles if impossible(Titles().split(title)[1])]


def test_every_report_has_pages() -> None:
    assert {type_.name for type_ in REPORTS} == set(PAGES)


def test_an_empty_wiki_has_pages_that_say_so() -> None:
    found = texts(ledger({}))
    assert set(found) == {
        "Tableau de bord",
        "Tableau de bord/Contributions",
        "Tableau de bord/Budgets 2026",
        "Tableau de bord/Annuaire",
        "Tableau de bord/Cercles",
        "Tableau de bord/Fiches à corriger",
        "Tableau de bord/Gouvernance",
        "Tableau de bord/Rôles",
        "Tableau de bord/Mandats",
        "Tableau de bord/Co-budgets",
    }
    assert "Rien à corriger" in found["Tableau de bord/Fiches à corriger"]


def test_the_same_ledger_gives_the_same_pages() -> None:
    assert pages(cooperative(HOSTILE, NAME)) == pages(cooperative(HOSTILE, NAME))


def test_amounts_by_person_are_shown_to_everyone_only_when_asked_for() -> None:
    found = ledger(SHEETS | {"Carnet": line(montant="12345")})
    for audience in ("members", "nobody"):
        closed = replace(PEOPLE_SHOWN, amounts_by_person=audience)
        published = [page for page in pages(found, closed) if isinstance(page, RobotPage)]
        assert not [page.title for page in published if "Ana Martin" in page.content]
    assert [title for title, text in texts(found).items() if "Ana Martin" in text]


def test_every_figure_leads_to_its_lines_and_each_line_to_its_revision() -> None:
    found = texts(ledger(SHEETS | {"Carnet": "\n" + line(montant="7"), "Budgets": budget()}))
    assert "[[:Tableau de bord/Budgets 2026/Technique|" in found["Tableau de bord/Budgets 2026"]
    assert "[[:Tableau de bord/Contributions 2026-03|" in found["Tableau de bord/Contributions"]
    for title in (
        "Tableau de bord/Contributions 2026-03",
        "Tableau de bord/Budgets 2026/Technique",
    ):
        assert "[[Special:PermanentLink/5#ligne-2|Carnet]], ligne 2" in found[title]


def test_every_total_says_how_many_lines_it_leaves_out() -> None:
    found = texts(ledger(SHEETS | {"Carnet": line(montant="7") + line(durée="zut") * 2, "B": budget()}))
    for title in (
        "Budgets 2026",
        "Budgets 2026/Technique",
        "Contributions",
        "Contributions 2026-03",
    ):
        assert "'''2\u00a0fiches écartées'''" in found[f"Tableau de bord/{title}"], title


# What is typed, as text


@pytest.mark.parametrize(
    "typed",
    [
        "[[A]]", "{{B}}", "~~~~", "http://x", "//x", "<b>", "&amp;", "'''x'''", "__TOC__", "{|", "|}", "|-", "!!",
        "a=b", "\x7f'\"`UNIQ", "-{x}-", "RFC 2", "ISBN 1", "Catégorie:X", "* x", "# x", ": x", "; x", "+ x", "- x",
        "----", "a\nb", "  a  ", "",
    ],
)  # fmt: skip
def test_any_markup_is_written_as_text(typed: str) -> None:
    assert built(escape(typed)) == Counter()


def test_what_is_written_as_text_reads_as_it_was_typed_on_one_line() -> None:
    written = escape(" [[A]]\n{{B}} <b> &amp; http://x ~~~~ é ")
    shown = mwparserfromhell.parse(written).strip_code(normalize=True, collapse=False)
    assert shown == "[[A]] {{B}} <b> &amp; http://x ~~~~ é"


def test_wikitext_on_purpose_is_left_as_it_is() -> None:
    assert escape(Markup("[[A]]")) == "[[A]]"
    assert escape(12) == "12"


MARKUP = st.text("[]{}|<>&='_~!:/*#;+- \n-aRFC1é\"", max_size=30)


@given(MARKUP, MARKUP)
def test_no_text_is_markup_wherever_it_stands(one: str, other: str) -> None:
    table = "{{|\n|+ {0}\n! scope=\"row\" | {0}\n|-\n| {1} || x\n| title=\"{0}\" | {1}\n|}}\n* {0} : {1}\n'''{0}'''"
    assert built(table.format(escape(one) or "x", escape(other))) == built(table.format("x", "x"))


def test_all_pages_end_with_the_line_that_tells_where_a_zone_ended() -> None:
    for title, content in texts(cooperative(HOSTILE, NAME)).items():
        page = f"{zones.zone('a', content)}\n\nMot."
        damaged = page.replace("coopwiki:fin a", "coopwiki:fain")
        assert zones.put(damaged, "a", content) == page, title


def test_every_table_stands_in_a_region_that_scrolls_by_keyboard() -> None:
    for file in sorted(LAYOUTS.rglob("*.jinja")):
        lines = file.read_text(encoding="utf-8").splitlines()
        for before, row in pairwise(lines):
            assert not row.startswith("{|") or 'tabindex="0" role="region"' in before, file.name


def test_the_pages_of_budgets_lead_to_what_was_known_of_them_where_that_is_written() -> None:
    known = "Tableau de bord/Ce qu’on savait 2026"
    found = texts(ledger(SHEETS | {"Budgets": budget()}))
    for title in ("Tableau de bord/Budgets 2026", "Tableau de bord/Budgets 2026/Technique"):
        assert f"{{{{#ifexist:{known}|" in found[title]
        assert f"[[:{known}|Ce qu’on savait" in found[title]


def test_a_line_of_a_table_never_ends_with_a_block_that_takes_its_newline_away() -> None:
    for file in sorted(LAYOUTS.rglob("*.jinja")):
        lines = file.read_text(encoding="utf-8").splitlines()
        for row, after in pairwise(lines):
            cell = row.startswith(("|", "!")) and row.endswith(("{% endif %}", "{% endfor %}"))
            assert not cell or not after.startswith(("|", "!")), f"{file.name}: {row}"
