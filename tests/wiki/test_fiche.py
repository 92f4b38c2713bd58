"""Records on the real wiki: one block each, and mistakes in red in the robots' words."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page as Browser

from coopwiki.core.source import Page
from coopwiki.core.titles import Titles
from coopwiki.reading.page_reader import PageReader
from coopwiki.reading.templates import templates
from coopwiki.schema.export.call_layout import example_call
from coopwiki.schema.export.origin import english
from coopwiki.schema.record import Schema, schema_of
from coopwiki.subjects.records import RECORDS
from coopwiki.wiki.port import EXTENSION_TAGS_1_39
from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki.blocks import GOOD, Block, blocks, parsed

CATEGORY = "Fiches_à_corriger"
MISTAKEN = (
    "{{Contribution}}",
    "{{Contribution|}}",
    "{{Contribution|qui=Ana|quoi=Réunion|cercle=Technique}}",
    "{{Contribution|date=2026-03-12|qui=Ana|quoi=Réunion}}",
    "{{Contribution|date=30/02/2026|qui=Ana|quoi=Réunion|cercle=Technique}}",
    "{{Contribution|date=demain|qui=http://x.test|quoi=Réunion|cercle=Technique}}",
    "{{Contribution|date=12 mars 26|qui=|quoi= |cercle=Technique}}",
    f"{{{{Contribution|{GOOD}|bidule=3}}}}",
    f"{{{{Contribution|{GOOD}|bidule=}}}}",
    f"{{{{Contribution|{GOOD}|Budjet=Inter-CAE}}}}",
    f"{{{{Contribution|{GOOD}|regle_le=2026-04-05}}}}",
    f"{{{{Contribution|{GOOD}|Réglé_le=demain}}}}",
    f"{{{{Contribution|{GOOD}|personne qui l'a fait=Ana}}}}",
    f"{{{{Contribution|{GOOD}|oups}}}}",
    f"{{{{Contribution|{GOOD}|oups|12=encore}}}}",
    f"{{{{Contribution|{GOOD}|<b>gras</b> et [[lien]]}}}}",
    f"{{{{Contribution|{GOOD}|Date=2026-03-13}}}}",
    f"{{{{Contribution|{GOOD}|Date=2026-03-12}}}}",
    f"{{{{Contribution|{GOOD}|Qui=}}}}",
    "{{Contribution|date=2026-03-12|qui=|Qui=Ana|quoi=Réunion|cercle=Technique}}",
    f"{{{{Contribution|{GOOD}|montant=|Montant=}}}}",
    f"{{{{Contribution|{GOOD}|bon=&nbsp;|marque= }}}}",
    "{{Contribution|date=2026-03-12|qui=Ana|quoi=Réunion|cercle=Technique|taux=25}}",
    "{{Contribution|date=2026-03-12|qui=Ana|quoi=x|cercle=Technique|taux=30 €/jour|durée=2 jours}}",
    "{{Contribution|date=2026-03-12|qui=Ana|quoi=x|cercle=Technique|taux=1.200,50|durée=1h75}}",
    "{{Contribution|date=2026-03-12|qui=Ana|quoi=x|cercle=Technique|durée=90}}",
    "{{Contribution|date=2026-03-12|qui=Ana|quoi=x|cercle=Technique|durée=-1h}}",
    "{{Contribution|date=2026-03-12|qui=Ana|quoi=x|cercle=Technique|durée=-1h|montant=−45}}",
    "{{Contribution|date=2026-03-12|qui=Ana|quoi=x|cercle=Technique|durée=-1h|montant=45}}",
    "{{Contribution|date=2026-03-12|qui=Ana|quoi=x|cercle=Technique|durée=<nowiki>1h</nowiki>}}",
    "{{Contribution|date=2026-03-12|qui=<nowiki>[[A&B]]</nowiki>|quoi=x|cercle=Technique}}",
    "{{Contribution|date=2026-03-12|qui=Ana|quoi=x|cercle=<b>Tech</b>|Cercle=<b>Accueil</b>}}",
    f"{{{{Contribution|date=2026-03-12|qui=Ana|quoi=x|cercle=Technique|montant={'9' * 90} €}}}}",
    "{{Cercle|nom=Technique|raison d'être=Servir|entrée=libbre}}",
    "{{Cercle|nom=Technique|raison d’être=Servir|entrée=Libre}}",
    "{{Cercle|nom=Technique|membres=Ana ; http://x.test ; Paul}}",
    "{{Profil|nom=Ana Martin|référente=Paul|publication=peut-être}}",
    "{{Profil|nom=Ana Martin|référent=Inès|référente=Paul}}",
    "{{Profil|alias=Ana}}",
    "{{Budget|année=26|cercle=Technique|montant=douze}}",
    "{{Budget|année=2026|montant=12,505|nature=depenses}}",
    "{{Virement|date=03/2026|de=Communication|montant=300}}",
    "{{Règle|nom=taux horaire maximum|valeur=30 €|à partir du=2018}}",
    "{{Règle|nom=&nbsp;|valeur=<!-- rien -->&nbsp;|à partir du=2018-01-01|source=&#160;}}",
)


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


def by_the_robot(text: str) -> dict[int, set[tuple[str, str, str]]]:
    """What the robots report, by the line where the call opens."""
    page = Page(1, "Journal", 0, 1)
    names = templates(Titles(), RECORDS)
    issues = PageReader(names, EXTENSION_TAGS_1_39).read(text, page).issues
    found: dict[int, set[tuple[str, str, str]]] = {}
    for issue in issues:
        known = found.setdefault(text.count("\n", 0, issue.call) + 1, set())
        known.add((issue.severity, issue.field, issue.fault.message))
    return found


def by_the_block(block: Block) -> set[tuple[str, str, str]]:
    """What the block shows of it."""
    errors = {("error", *fault) for fault in block.errors}
    return errors | {("warning", *fault) for fault in block.warnings}


def test_every_mistake_shows_in_the_robots_words(reader: Client, screen: Browser) -> None:
    text = "\n".join(MISTAKEN)
    shown = list(map(by_the_block, blocks(screen, parsed(reader, text)[0])))
    expected = by_the_robot(text)
    assert dict(zip(MISTAKEN, shown, strict=True)) == {
        call: expected.get(line, set()) for line, call in enumerate(MISTAKEN, 1)
    }


def test_the_cases_hold_mistakes_of_every_kind() -> None:
    found = by_the_robot("\n".join(MISTAKEN))
    assert len(found) >= 35
    assert {severity for faults in found.values() for severity, *_ in faults} == {
        "error",
        "warning",
    }


@pytest.mark.parametrize("schema", [schema_of(r) for r in RECORDS], ids=english)
def test_a_right_record_is_one_block_without_a_mistake(schema: Schema, reader: Client, screen: Browser) -> None:
    html, categories = parsed(reader, f"Avant.\n{example_call(schema)}\nAprès.")
    (block,) = blocks(screen, html)
    assert (block.errors, block.warnings, categories) == ((), (), set())
    assert screen.locator("main > .mw-parser-output > .coopwiki-fiche").count() == 1
    assert screen.locator("main > .mw-parser-output > p").all_inner_texts() == ["Avant.", "Après."]


def test_a_call_gives_one_div_and_no_newline_around_it(reader: Client) -> None:
    given = reader.expanded(f"{{{{Contribution|{GOOD}}}}}", title="Journal")
    assert given.startswith('<div class="coopwiki-fiche ')
    assert given.endswith("</div>")
    assert "\n" not in given


def test_a_page_with_a_mistake_is_in_the_category_and_a_right_one_is_not(reader: Client) -> None:
    wrong = "{{Contribution|date=demain}}"
    assert parsed(reader, wrong)[1] == {CATEGORY}
    assert parsed(reader, f"{{{{Contribution|{GOOD}}}}}")[1] == set()


@pytest.mark.parametrize("title", ["Discussion:Journal", "Modèle:Essai", "Aide:Fiches"])
def test_pages_that_robots_do_not_read_are_not_in_the_category(reader: Client, title: str) -> None:
    assert parsed(reader, "{{Contribution|date=demain}}", title)[1] == set()


def test_a_talk_page_says_that_its_records_do_not_count(reader: Client, screen: Browser) -> None:
    call = f"{{{{Contribution|{GOOD}}}}}"
    on_talk, on_page = parsed(reader, call, "Discussion:Journal")[0], parsed(reader, call)[0]
    sentence = "Les robots ne lisent pas les pages de discussion : la fiche n’est pas comptée."
    screen.set_content(on_talk)
    assert sentence in screen.locator(".coopwiki-fiche").inner_text().replace("\u00a0", " ")
    screen.set_content(on_page)
    assert "discussion" not in screen.locator(".coopwiki-fiche").inner_text()


@pytest.mark.parametrize("title", ["Utilisateur:Ana", "Projet:Journal", "Journal/2026"])
def test_user_project_and_content_pages_are_tracked(reader: Client, title: str) -> None:
    assert parsed(reader, "{{Contribution|date=demain}}", title)[1] == {CATEGORY}


def test_a_warning_alone_is_no_reason_for_the_category(reader: Client, screen: Browser) -> None:
    html, categories = parsed(reader, f"{{{{Contribution|{GOOD}|Date=2026-03-12}}}}")
    (block,) = blocks(screen, html)
    assert (len(block.errors), len(block.warnings), categories) == (0, 1, set())


def test_400_contributions_stay_below_half_of_each_limit(reader: Client) -> None:
    others = "|marque=Fil Bleu|bon=B-2026-117|réglé le=2026-04-02|chantier=Refonte du site"
    text = "\n".join(f"{{{{Contribution|{GOOD}{others} {n}}}}}" for n in range(400))
    answer = reader.call(action="parse", text=text, contentmodel="wikitext", prop="text|limitreportdata")["parse"]
    report = {row["name"]: row for row in answer["limitreportdata"]}
    assert str(answer["text"]).count('class="coopwiki-fiche') == 400
    assert float(report["scribunto-limitreport-timeusage"]["0"]) < 2
    limited = {name: row for name, row in report.items() if "1" in row and "profile" not in name}
    assert {"limitreport-postexpandincludesize", "limitreport-ppvisitednodes"} <= limited.keys()
    for name, row in limited.items():
        used, most = (float(row[number]) for number in ("0", "1"))
        assert used <= most / 2, name


def test_the_wiki_accepts_the_form_of_every_template(reader: Client) -> None:
    titles = [f"Modèle:{schema_of(record).template}" for record in RECORDS]
    answer = reader.call(action="templatedata", titles="|".join([*titles, "Modèle:Jauge", "Modèle:Brouillon"]))
    found = {page["title"]: page for page in answer["pages"].values()}
    assert set(found) == {*titles, "Modèle:Jauge", "Modèle:Brouillon"}
    required = found["Modèle:Contribution"]["params"]
    assert [name for name, p in required.items() if p["required"]] == ["date", "qui", "quoi"]


def test_a_template_page_shows_its_example_and_no_error(reader: Client, screen: Browser) -> None:
    for record in RECORDS:
        html = reader.html(f"Modèle:{schema_of(record).template}")
        (block,) = blocks(screen, html)
        assert block.errors == ()
        assert screen.locator(".mw-templatedata-doc-wrap, .mw-templatedata-doc-params").count()
        assert screen.locator("main .error, main .errorbox").count() == 0


def test_the_sentences_on_the_wiki_are_those_of_python(reader: Client) -> None:
    sent = json.loads(reader.text("Module:CoopWiki/messages.json"))
    assert "missing_field" in sent
