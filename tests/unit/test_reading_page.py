"""One page's text → the calls that count, on the pages that count, with their lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.core.titles import Titles
from coopwiki.reading.page_reader import MANY, PageReader, PageReading
from coopwiki.reading.templates import templates
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.records import RECORDS
from coopwiki.wiki.port import EXTENSION_TAGS_1_39
from ledgers import SHEETS, codes, issues, ledger, line
from page_readings import PAGE, found, message, read


def test_a_plain_line_is_a_record_and_says_nothing() -> None:
    reading = read(line(durée="1h30", taux="25"))
    (record,) = reading.records
    assert isinstance(record, Contribution)
    assert (record.who, record.what, str(record.amount)) == ("Ana Martin", "Essai", "37.50")
    assert (reading.issues, reading.left_out) == ((), ())


def test_records_stand_in_the_order_of_their_openings_with_their_lines() -> None:
    text = "== Mars ==\n" + line(quoi="un") + "\n\n* " + line(quoi="deux") + line(quoi="trois")
    assert [(r.line, getattr(r, "what", "")) for r in read(text).records] == [
        (2, "un"),
        (4, "deux"),
        (4, "trois"),
    ]


def test_two_calls_on_one_line_are_told_apart_by_their_offset() -> None:
    first, second = read(line(quoi="un") + line(quoi="deux")).records
    assert (first.line, second.line) == (1, 1)
    assert first.offset == 0
    assert second.offset == len(line(quoi="un"))


def test_a_page_without_a_brace_says_nothing() -> None:
    assert read("Bonjour") == PageReading(PAGE)


@pytest.mark.parametrize(
    "hidden",
    ["<nowiki>{}</nowiki>", "<!-- {} -->", "<pre>{}</pre>", "<includeonly>{}</includeonly>"],
)
def test_a_call_that_mediawiki_does_not_see_does_not_count(hidden: str) -> None:
    reading = read(hidden.format(line()))
    assert reading.records == ()
    assert [i.severity for i in reading.issues if i.severity == "error"] == []


@pytest.mark.parametrize("tag", ["ref", "poem", "gallery"])
def test_a_call_that_shows_inside_a_tag_does_not_count_and_warns(tag: str) -> None:
    text = f"<{tag}>\n{line()}\n</{tag}>"
    assert read(text).records == ()
    assert found(text) == [(2, "warning", "", "hidden_in_tag")]


def test_a_call_inside_a_condition_counts_and_warns() -> None:
    text = "{{#if: x | " + line() + " }}"
    assert len(read(text).records) == 1
    assert found(text) == [(1, "warning", "", "inside_parser_function")]


def test_a_call_given_to_another_template_counts() -> None:
    text = "{{Encadré|texte=" + line() + "}}"
    assert len(read(text).records) == 1
    assert found(text) == []


def test_records_nested_in_each_other_both_count() -> None:
    text = line(quoi="dehors " + line(quoi="dedans"))
    assert [r.offset for r in read(text).records] == [0, text.index("{{", 2)]


def test_an_unclosed_call_is_an_error_even_alone_on_its_page() -> None:
    text = "Bonjour\n{{Contribution|date=2026-03-12|qui=Ana\n"
    assert found(text) == [(2, "error", "", "unclosed_call")]
    assert message(text) == (
        "La fiche {{Contribution|… n’est jamais fermée et ne compte pas : ajouter }} à la fin de la fiche."
    )
    assert [left.line for left in read(text).left_out] == [2]


def test_an_unclosed_link_is_named_as_what_keeps_a_call_open() -> None:
    text = line() + "\n" + line(quoi="[[Essai", durée="1h")
    assert found(text) == [(2, "error", "", "unclosed_call")]
    assert message(text).endswith(": terminer ou enlever d’abord « [[ », ligne 2.")


def test_calls_after_an_unclosed_one_still_count() -> None:
    text = "{{Contribution|date=2026-03-12|qui=Ana\n\n" + line()
    assert len(read(text).records) == 1
    assert found(text) == [(1, "error", "", "unclosed_call")]


def test_a_single_brace_warns() -> None:
    text = "{Contribution|date=2026-03-12|qui=Ana|cercle=T|quoi=x}}"
    assert found(text) == [(1, "warning", "", "single_brace")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Contributions", "near_template"),
        ("CONTRIBUTION", "near_template"),
        ("Contribtion", "near_template"),
        ("subst:Contribution", "substituted_call"),
        ("{{{type|Contribution}}}", "computed_name"),
    ],
)
def test_what_only_looks_like_a_record_warns_and_does_not_count(name: str, code: str) -> None:
    text = line().replace("Contribution", name)
    assert read(text).records == ()
    assert [(i.severity, i.code) for i in read(text).issues] == [("warning", code)]


def test_a_mistyped_name_that_never_closes_warns_too() -> None:
    text = "\n" + line().replace("Contribution", "Contribtion").removesuffix("}}")
    assert found(text) == [(2, "warning", "", "near_template")]
    assert found("{{Règles|a=1|b=2") == []


def test_another_template_with_a_like_name_and_other_fields_is_left_alone() -> None:
    assert found("{{Règles|a=1|b=2}} {{Cercles}} {{Profils|x}}") == []


@pytest.mark.parametrize(
    "name",
    ["contribution", "Modèle:Contribution", "template: contribution ", "safesubst:Contribution"],
)
def test_a_template_goes_by_every_name_mediawiki_knows_it_by(name: str) -> None:
    assert len(read(line().replace("Contribution", name)).records) == 1


def test_a_redirect_of_a_template_counts_as_the_template() -> None:
    pages = {
        "Modèle:Apport": "#REDIRECTION [[Modèle:Contribution]]",
        "Modèle:Aport": "#REDIRECT [[Modèle:Apport]]",
        "Carnet": line().replace("Contribution", "Apport"),
        "Carnet 2": line().replace("Contribution", "aport"),
    }
    assert len(ledger(pages).of(Contribution)) == 2


def test_a_draft_says_nothing_wherever_the_banner_stands() -> None:
    text = line(date="demain") + "\n{{Brouillon}}"
    assert read(text) == PageReading(PAGE, draft=True)
    assert len(read(line() + "<nowiki>{{Brouillon}}</nowiki>").records) == 1


@pytest.mark.parametrize(
    ("title", "counts"),
    [
        ("Carnet", True), ("Utilisateur:Ana/Carnet", True), ("Projet:Carnet", True),
        ("Discussion:Carnet", False), ("Discussion utilisateur:Ana", False), ("Modèle:Carnet", False),
        ("Aide:Carnet", False), ("MediaWiki:Carnet", False), ("Module:Carnet/doc", False),
        ("Catégorie:Carnet", False), ("Fichier:Carnet.png", False),
        ("Tableau de bord", False), ("Tableau de bord/Carnet", False), ("Tableau de bord bis", True),
        ("Utilisateur:Ana/carnet.js", False),
    ],
)  # fmt: skip
def test_records_count_on_the_pages_members_write(title: str, counts: bool) -> None:  # noqa: FBT001
    assert len(ledger({title: line()}).of(Contribution)) == int(counts)


def test_a_redirect_with_a_record_below_it_is_no_source() -> None:
    pages = {"Carnet": "#REDIRECTION [[Autre]]\n" + line(), "Autre": "x"}
    assert ledger(pages).of(Contribution) == ()


def test_a_long_page_is_read_whole_and_warns() -> None:
    text = "\n".join(line(quoi=f"Travail {n}") for n in range(5_000))
    found = ledger(SHEETS | {"Carnet": text})
    assert len(found.of(Contribution)) == 5_000
    assert [i.code for i in found.issues if i.line == 1] == ["page_too_long"]
    assert codes(SHEETS | {"Carnet": "\n".join([line(quoi=f"{n}") for n in range(MANY)])}) == []


def test_a_page_of_two_megabytes_is_read() -> None:
    text = "mot " * 500_000 + "\n" + line() + "\n[[" * 1000
    assert [r.line for r in read(text).records] == [2]


def test_a_prefix_stands_before_the_names_of_our_templates() -> None:
    names = templates(Titles(), RECORDS, prefix="Coop ")
    reader = PageReader(names, EXTENSION_TAGS_1_39)
    prefixed = line().replace("Contribution", "Coop Contribution")
    assert len(reader.read(prefixed, PAGE).records) == 1
    assert reader.read(line(), PAGE).records == ()
    (issue,) = reader.read("{{coop Contribution|", PAGE).issues
    assert "{{coop Contribution|…" in issue.fault.message
    (issue,) = reader.read(prefixed.replace("tion|", "tions|"), PAGE).issues
    assert issue.fault.message.endswith("écrire {{Coop Contribution|…}}.")


def test_the_line_of_an_issue_is_that_of_the_field_of_its_own_call() -> None:
    text = line() + "\n\n{{Contribution|date=2026-03-12\n|qui=Ana|cercle=Technique\n|quoi=x|durée=zut}}"
    assert issues(SHEETS | {"Carnet": text})[0] == ("Carnet", 5, "durée", "duration_unreadable")


ALPHABET = st.sampled_from(
    ["{{", "}}", "{{{", "}}}", "|", "=", "[[", "]]", "\n", "<!--", "-->", "<nowiki>", "</nowiki>", "<ref>",
     "Contribution", "Brouillon", "Budget", "date", "qui", "2026-03-12", "durée", "1h", "é", " ", "-{", "}-",
     "== ", "subst:", "<includeonly>", "montant", "−5", "cercle", "&nbsp;", "\u00a0", "#if:"]
)  # fmt: skip


@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_no_text_makes_reading_fail_and_every_call_is_a_record_or_left_out_or_doubted(
    text: str,
) -> None:
    reading = read(text)
    assert all(issue.fault.message for issue in reading.issues)
    if not reading.draft:
        errors = {issue.call for issue in reading.issues if issue.severity == "error"}
        assert bool(errors) == bool(reading.left_out)
        assert not errors & {record.offset for record in reading.records}


@given(st.data())
def test_calls_read_at_once_and_read_with_care_give_the_same(data: st.DataObject) -> None:
    values = ["", " ", "2026-03-12", "Ana", "1h", "−1h", "20", "x", "−20 €", "90", "zut"]
    names = ["date", "qui", "quoi", "cercle", "budget", "durée", "taux", "montant", "Durée", "autre", "1"]
    parts = data.draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(values)), max_size=9))
    plain = "{{Contribution" + "".join(f"|{name}={value}" for name, value in parts) + "}}"
    careful = plain.replace("}}", "<!-- -->}}")
    one, other = read(plain), read(careful)
    assert one.records == other.records
    assert one.left_out == other.left_out
    assert [(i.field, i.code) for i in one.issues] == [(i.field, i.code) for i in other.issues]
