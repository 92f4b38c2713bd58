"""People who are forgotten: their names are in no page, no data and no export; the rest counts as before."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import get_type_hints
from zipfile import ZipFile

import pytest
from pyarrow import parquet

from coopwiki.core.forgotten import Forgotten, Register
from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.core.source import Page
from coopwiki.exchange.formats import FORMATS
from coopwiki.privacy.forgetting import without
from coopwiki.privacy.pseudonyms import Pseudonyms
from coopwiki.publishing.robot_page import DataPage
from coopwiki.runs.load import Sources, checked
from coopwiki.runs.render import context_of, make
from coopwiki.schema.record import Record, schema_of
from coopwiki.serving.logbook import Logbook
from coopwiki.serving.outcome import JobResult
from coopwiki.settings import Settings, WrongSettings
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import lines
from coopwiki.subjects.exports import export_bytes
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from ledgers import SHEETS, TODAY, budget, line
from spellings import SPELLINGS

NOW = datetime(2026, 6, 30, 10, tzinfo=UTC)
ZOE = Register((Forgotten("Personne 7f3a2c", ("Zoé Petit", "Zoé", "Zozo"), "Zpetit"),))
PAGES = SHEETS | {
    "Utilisateur:Zpetit": "{{Profil|nom=Zoé Petit|alias=Zozo|compte=Zpetit|publication=oui|contact=z@exemple.coop}}",
    "Journal de Zoé Petit": line(qui="Zoé Petit", montant="11")
    + line(qui="[[Utilisateur:Zpetit|moi]]", montant="12")
    + line(qui="zozo", montant="13", quoi="Avec [[Utilisateur:Zpetit|Zoé Petit]], ZOÉ_PETIT et Petit Zoé")
    + line(qui="Zozo", date="demain, dit Zoé Petit"),
    "Notes/Zpetit": "{{Contribution|date=2026-03-12|qui=Zozo|Zoé Petit=oui",
    "Réunion": line(qui="Ana Martin", quoi="http://w.test/index.php/Zo%C3%A9_Petit et zpetit", montant="14")
    + line(qui="Ana Martin", date="2026-12-01", quoi="Zoé&nbsp;Petit")
    + budget(cercle="", nom="Fonds Zoé Petit", montant="500", soucieux="Zozo")
    + line(cercle="", budget="Fonds Zoé Petit", montant="15"),
}  # fmt: skip
TRACES = (
    "zoé petit",
    "zoé_petit",
    "zpetit",
    "zozo",
    "petit zoé",
    "zo%c3%a9",
    "zoé&nbsp;petit",
    "z@exemple",
)


def read(register: Register = ZOE) -> Ledger:
    return checked(Sources(Memory(PAGES), Settings(), forgotten=lambda: register).read(), TODAY)


def traces(text: str) -> list[str]:
    plain = text.lower().replace("&#95;", "_")
    return [trace for trace in TRACES if trace in plain]


@pytest.fixture
def file(tmp_path: Path) -> Pseudonyms:
    return Pseudonyms(tmp_path / "state" / "pseudonymes.jsonl")


def test_no_page_and_no_data_page_holds_a_name() -> None:
    settings = Settings(amounts_by_person="everyone")
    made, failed = make(REPORTS, context_of(read(), TODAY, settings))
    assert failed == ()
    pages = [page for one in made for page in one.pages]
    whole = [f"{p.title}\n{p.text if isinstance(p, DataPage) else p.content}" for p in pages]
    assert [(text[:80], traces(text)) for text in whole if traces(text)] == []
    assert "Personne 7f3a2c" in "".join(whole)


def shown(data: bytes) -> str:
    """The text of an export: each part of a zip, each cell of Parquet; a database keeps texts as they are."""
    if data.startswith(b"PAR1"):
        return str(parquet.read_table(BytesIO(data)).to_pylist())
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with ZipFile(BytesIO(data)) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.long
def test_no_export_holds_a_name(form: str) -> None:
    for type_ in RECORDS:
        assert traces(shown(export_bytes(read(), type_, form))) == []


def test_no_issue_holds_a_name() -> None:
    issues = read().issues
    assert len(issues) == 3
    told = [f"{i.page.title} {i.field} {i.fault.found} {i.fault.message}" for i in issues]
    assert [text for text in told if traces(text)] == []


def test_the_figures_stay_and_one_pseudonym_stands_for_all_names_bound_to_a_person() -> None:
    before, after = lines(read(Register())), lines(read())
    assert [one.amount for one in before] == [one.amount for one in after]
    who = {one.contribution.page.id: one.who for one in after}
    assert set(who.values()) == {"Personne 7f3a2c", "Ana Martin"}
    codes = sorted(issue.code for issue in read(Register()).issues)
    assert sorted(issue.code for issue in read().issues) == codes


def test_of_a_profile_only_the_pseudonym_is_left() -> None:
    (profile,) = [one for one in read().of(Profile) if one.name.startswith("Personne")]
    blank = Profile(page=profile.page, line=1, offset=profile.offset, name="Personne 7f3a2c")
    assert profile == blank


def test_a_first_name_that_is_anothers_stays_theirs() -> None:
    pages = SHEETS | {
        "A": "{{Profil|nom=Zoé Durand|alias=Zozo}}" + line(qui="Zozo", quoi="Zoé et Zoé Petite", montant="1")
    }
    found = Sources(Memory(pages), Settings(), forgotten=lambda: ZOE).read()
    (given,) = found.of(Contribution)
    assert found.people.canonical[given.who] == "Zoé Durand"
    assert given.what == "Zoé et Zoé Petite"


def test_a_page_that_names_somebody_is_reached_by_its_number() -> None:
    page = next(one for one in read().of(Contribution) if one.lump_sum == 11).page
    assert page.title == f"Special:Redirect/page/{page.id}"
    context = context_of(read(), TODAY, Settings(amounts_by_person="everyone"))
    (month,) = [
        p.content
        for one in make(REPORTS, context)[0]
        for p in one.pages
        if p.title == "Tableau de bord/Contributions 2026-03" and not isinstance(p, DataPage)
    ]
    assert f"[[Special:PermanentLink/{page.revision}#ligne-1|page {page.id}]]" in month


def test_a_pseudonym_is_stable_and_tells_nothing_without_the_file(file: Pseudonyms, tmp_path: Path) -> None:
    first = file.add(["Zoé Petit", "Zozo"], "Zpetit")
    assert file.add(["Zoé Petit"], "").pseudonym == first.pseudonym
    assert file.path.stat().st_mode & 0o777 == 0o600
    other = Pseudonyms(tmp_path / "other.jsonl").add(["Zoé Petit"], "")
    assert other.pseudonym != first.pseudonym
    rows = file.path.read_text(encoding="utf-8").splitlines()
    assert [list(json.loads(row)) for row in rows] == [["clé"], ["pseudonyme", "noms", "compte"]]


def test_who_takes_a_line_away_brings_the_name_back_and_forgets_it_the_same_again(
    file: Pseudonyms,
) -> None:
    file.add(["Paul Roy"], "")
    zoe = file.add(["Zoé Petit"], "").pseudonym
    assert file.register().of("Zoé Petit") == zoe
    kept = file.path.read_text(encoding="utf-8").splitlines()[:-1]
    file.path.write_text("\n".join(kept), encoding="utf-8")
    assert file.register().of("Zoé Petit") == ""
    assert file.register().of("Paul Roy") != ""
    assert file.add(["Zoé Petit"], "").pseudonym == zoe


def test_a_service_that_runs_sees_a_new_pseudonym(file: Pseudonyms) -> None:
    sources = Sources(Memory(PAGES), Settings(), forgotten=file.register)
    before = sources.read()
    assert sources.read() is before
    pseudonym = file.add(["Zoé Petit", "Zoé", "Zozo"], "Zpetit").pseudonym
    after = sources.read()
    assert pseudonym in {one.who for one in lines(after)}
    assert Contribution in sources.changed


@pytest.mark.parametrize("text", ["{", '{"clé": "00"}\n{"noms": 3}', "\n[]\n[]"])
def test_a_damaged_file_stops_everything(file: Pseudonyms, text: str) -> None:
    file.path.parent.mkdir()
    file.path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongSettings, match="abîmé"):
        Sources(Memory(PAGES), Settings(), forgotten=file.register).read()


@pytest.mark.parametrize(
    "damage",
    [
        "",
        '{"pseudonyme": "Personne 7f3a2c", "noms": ["Zoé Petit"], "compte": ""}\n',
        '{"clé": "KEY"}\n{"pseudonyme": "Personne 7f3a2c", "noms": "Zoé Petit", "compte": ""}\n',
        '{"clé": "KEY"}\n{"pseudonyme": "Personne 7f3a2c", "noms": [], "compte": ""}\n',
        '{"clé": "KEY"}\n{"pseudonyme": "Zoé Petit", "noms": ["Zoé Petit"], "compte": ""}\n',
        '{"clé": "KEY"}\n{"pseudonyme": "Personne 7f3a2c", "noms": ["Zoé Pe',
        '{"clé": "KEY"}\n[]\n',
        '{"clé": "KEY"}\n{"pseudonyme": "Personne 7f3a2c", "noms": ["Zoé Petit"], "noms": ["x"], "compte": ""}\n',
        '{"clé": "KEY"}\n{"pseudonyme": "Personne 7f3a2c", "noms": ["Zoé Petit", 3], "compte": ""}\n',
        '{"clé": "KEY"}\n{"pseudonyme": "Personne 7f3a2c", "noms": ["Zoé Petit"], "compte": null}\n',
        '{"clé": "KEY"}\n{"pseudonyme": "Personne 7f3a2c", "noms": ["Zoé Petit"]}\n',
        '{"clé": "KEY"} {"pseudonyme": "Personne 7f3a2c", "noms": ["Zoé Petit"], "compte": ""}\n',
        '[{"clé": "KEY"}]\n',
        '"clé"\n',
        "\ufeff" + '{"clé": "KEY"}\n',
        "\0" * 64,
        "\n\n",
        '{"clé": "KEY", "noms": []}\n',
        '{"clé": "KEY"}\n{"clé": "KEY"}\n',
        '{"clé": "ab"}\n',
    ],
)
def test_a_file_of_pseudonyms_that_is_not_whole_stops_everything(file: Pseudonyms, damage: str) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.write_text(damage.replace("KEY", "0" * 64), encoding="utf-8")
    with pytest.raises(WrongSettings, match="abîmé"):
        file.register()


def text_fields() -> list[tuple[type[Record], str, bool]]:
    """Each field of text of each record type, and whether it holds several texts."""
    hints = {type_: get_type_hints(type_) for type_ in RECORDS if type_ is not Profile}
    kinds = {type_: {name: str(hint) for name, hint in each.items()} for type_, each in hints.items()}
    return [
        (type_, column.attribute, "tuple" in kinds[type_][column.attribute])
        for type_ in hints
        for column in schema_of(type_).columns
        if "str" in kinds[type_][column.attribute]
    ]


def test_there_are_more_than_a_hundred_fields_of_text() -> None:
    assert len(text_fields()) > 100


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.long
def test_no_field_of_text_of_any_record_keeps_any_spelling(spelling: str) -> None:
    known = checked(Sources(Memory(SHEETS), Settings()).read(), TODAY)
    page = Page(9, "Journal", 0, 1, "")
    items = tuple(
        LeftOut(type_, page, 1, values={name: (spelling, "x") if several else spelling})
        for type_, name, several in text_fields()
    )
    left = without(replace(known, left_out=items), ZOE).left_out
    assert [item for item in left if ZOE.mentions(repr(item.values))] == []


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.long
def test_no_page_quotes_any_spelling(spelling: str) -> None:
    pages = SHEETS | {
        "Journal": line(qui="Ana Martin", quoi=f"Avec {spelling}, au marché", montant="7")
        + line(qui="Ana Martin", quoi="x", date=f"demain, dit {spelling}", montant="8")
    }
    found = checked(Sources(Memory(pages), Settings(), forgotten=lambda: ZOE).read(), TODAY)
    made, failed = make(REPORTS, context_of(found, TODAY, Settings(amounts_by_person="everyone")))
    assert failed == ()
    pages_made = [page for one in made for page in one.pages]
    texts = [f"{p.title}\n{p.text if isinstance(p, DataPage) else p.content}" for p in pages_made]
    assert [text[:60] for text in texts if ZOE.mentions(text)] == []
    assert not ZOE.mentions(export_bytes(found, Contribution, "csv").decode())


def test_a_message_that_names_somebody_is_neither_kept_nor_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "coopwiki")
    book = Logbook(tmp_path, ZOE.replaced)
    book.note("nuit", JobResult("failed", "Personnes/Zoé Petit : page protégée."), NOW, 5)
    assert book.read().job("nuit").message == "Personnes/Personne 7f3a2c : page protégée."
    assert "Petit" not in caplog.text
