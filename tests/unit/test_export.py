"""What is generated from the record types: all of it there, up to date, and what the wiki needs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from coopwiki import generate
from coopwiki.core.names import key
from coopwiki.core.source import Page
from coopwiki.reading.record_reader import RecordReader
from coopwiki.schema.export.call_layout import example_call, layout
from coopwiki.schema.export.lua import lua_messages, lua_schema
from coopwiki.schema.export.origin import english
from coopwiki.schema.export.template import template_page
from coopwiki.schema.export.templatedata import template_data
from coopwiki.schema.record import Record, Schema, schema_of
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.sentences import every_message
from each import each

ROOT = Path(__file__).resolve().parents[2]
CASES = generate.CASES.read_text(encoding="utf-8")
SCHEMAS = tuple(map(schema_of, RECORDS))
every_record = each(SCHEMAS, english)


def form(schema: Schema) -> dict[str, Any]:
    """TemplateData as it stands in the template's page."""
    page = template_page(schema)
    start = page.index("<templatedata>") + len("<templatedata>")
    document: dict[str, Any] = json.loads(page[start : page.index("</templatedata>")])
    return document


def test_the_repository_is_up_to_date() -> None:
    assert generate.complaints(ROOT, generate.artefacts(RECORDS, CASES) | generate.copies()) == ()


def test_generating_twice_gives_the_same_text() -> None:
    assert generate.artefacts(RECORDS, CASES) == generate.artefacts(RECORDS, CASES)


def test_every_record_type_has_a_template_a_schema_and_a_docs_page() -> None:
    files = generate.artefacts(RECORDS, CASES)
    assert len(files) == 4 * len(RECORDS) + 8
    for schema in SCHEMAS:
        assert f"templates_wiki/Modèle%3A{schema.template}.wikitext" in files
        assert f"lua_modules/CoopWiki/schéma/{schema.template}.json" in files
        assert f"extension/CoopWiki/schema/{schema.template}.json" in files
        assert f"docs/records/{english(schema)}.md" in files


def test_a_changed_file_and_a_missing_one_are_stale(tmp_path: Path) -> None:
    files = generate.artefacts(RECORDS, CASES)
    generate.write(tmp_path, files)
    (tmp_path / "docs/records/rule.md").write_text("autre chose", encoding="utf-8")
    (tmp_path / "lua_modules/CoopWiki/messages.json").unlink()
    assert generate.complaints(tmp_path, files) == (
        "lua_modules/CoopWiki/messages.json : périmé, lancer « make generate ».",
        "docs/records/rule.md : périmé, lancer « make generate ».",
    )


def test_the_files_of_a_record_type_that_is_gone_are_orphans_until_generated_anew(
    tmp_path: Path,
) -> None:
    generate.write(tmp_path, generate.artefacts(RECORDS, CASES))
    fewer = generate.artefacts(RECORDS[1:], CASES)
    assert list(generate.orphans(tmp_path, fewer)) == [
        "templates_wiki/Modèle%3AContribution.wikitext",
        "lua_modules/CoopWiki/schéma/Contribution.json",
        "docs/records/contribution.md",
        "extension/CoopWiki/schema/Contribution.json",
    ]
    generate.write(tmp_path, fewer)
    assert generate.complaints(tmp_path, fewer) == ()


def test_handwritten_files_are_no_orphans(tmp_path: Path) -> None:
    by_hand = tmp_path / "templates_wiki" / "Modèle%3ABrouillon.wikitext"
    by_hand.parent.mkdir()
    by_hand.write_text("<includeonly>Brouillon</includeonly>", encoding="utf-8")
    generate.write(tmp_path, generate.artefacts(RECORDS, CASES))
    assert by_hand.is_file()


def test_check_exits_with_1_and_names_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.main(["--check", "--root", str(tmp_path)]) == 1
    assert "docs/records/rule.md" in capsys.readouterr().err
    assert generate.main(["--root", str(tmp_path)]) == 0
    assert generate.main(["--check", "--root", str(tmp_path)]) == 0
    assert capsys.readouterr().err == ""


@every_record
def test_the_help_of_a_field_ends_with_one_stop(schema: Schema) -> None:
    file = ROOT / "extension" / "CoopWiki" / "schema" / f"{schema.type.template}.json"
    helps = [field["help"] for field in json.loads(file.read_text(encoding="utf-8"))["fields"] if field["help"]]
    assert [text for text in helps if not text.endswith(".") or text.endswith("..")] == []


@every_record
def test_a_used_template_gives_one_call_of_the_lua_and_nothing_else(schema: Schema) -> None:
    page = template_page(schema)
    call = f"{{{{#invoke:CoopWiki/fiche|main|{schema.template}}}}}"
    assert page.startswith(f"<includeonly>{call}</includeonly><noinclude>")
    assert page.endswith("</noinclude>\n")
    assert page.count("noinclude>") == 2


@every_record
def test_the_form_has_every_field_in_order(schema: Schema) -> None:
    document = form(schema)
    names = [c.field.name for c in schema.columns]
    assert document["paramOrder"] == names
    assert list(document["params"]) == names
    assert document["description"]["fr"] == schema.summary


@every_record
def test_the_form_asks_for_what_the_reader_requires(schema: Schema) -> None:
    parameters = form(schema)["params"]
    for column in schema.columns:
        parameter = parameters[column.field.name]
        assert parameter["required"] is column.required
        assert not (parameter["required"] and parameter["suggested"])
        assert parameter.get("suggestedvalues", []) == list(column.kind.choices)
        assert parameter.get("aliases", []) == list(column.field.aliases)


def test_a_line_stays_on_one_line_and_a_sheet_has_a_line_per_field() -> None:
    formats = {s.template: form(s)["format"] for s in SCHEMAS}
    assert formats["Contribution"] == formats["Virement"] == formats["Budget"] == "inline"
    assert formats["Cercle"] == formats["Profil"] == "block"


def test_the_form_of_a_contribution_shows_who_pays_and_the_time_at_once() -> None:
    parameters = form(schema_of(RECORDS[0]))["params"]
    shown = [name for name, p in parameters.items() if p["required"] or p["suggested"]]
    assert shown == ["date", "qui", "quoi", "cercle", "budget", "durée", "taux"]


@every_record
def test_templatedata_holds_no_tag_that_would_end_it(schema: Schema) -> None:
    assert "<" not in template_data(schema)


@every_record
def test_the_example_of_a_template_reads_without_a_mistake(schema: Schema) -> None:
    inside = example_call(schema).removeprefix("{{").removesuffix("}}")
    parts = [part.strip().partition("=") for part in inside.split("|")[1:]]
    page = Page(1, "Exemple", 0, 1)
    record, _, findings = RecordReader(schema).read([(n, v) for n, _, v in parts], page, 1)
    assert findings == []
    assert isinstance(record, schema.type)


@every_record
def test_lua_knows_every_field_by_all_its_names(schema: Schema) -> None:
    document = json.loads(lua_schema(schema))
    names = document["names"]
    for column in schema.columns:
        for typed in (column.field.name, *column.field.aliases):
            assert names[typed] == names[key(typed)] == column.field.name
    assert [f["name"] for f in document["fields"]] == [c.field.name for c in schema.columns]
    assert document["layout"] == layout(schema)


@every_record
def test_lua_has_the_rules_between_fields(schema: Schema) -> None:
    document = json.loads(lua_schema(schema))
    assert [tuple(group) for group in document["one_of"]] == list(schema.type.one_of)
    for name in ("needs", "negative_with"):
        pairs = [(p.field, p.needs, p.code, p.example) for p in getattr(schema.type, name)]
        assert [tuple(pair.values()) for pair in document[name]] == pairs


def test_lua_has_every_sentence() -> None:
    assert json.loads(lua_messages(every_message())) == dict(every_message())


def test_no_two_record_types_share_a_template_or_a_docs_page() -> None:
    assert len({s.template for s in SCHEMAS}) == len({english(s) for s in SCHEMAS}) == len(RECORDS)


def test_a_docs_page_names_every_field_and_attribute() -> None:
    for schema in SCHEMAS:
        page = (ROOT / f"docs/records/{english(schema)}.md").read_text(encoding="utf-8")
        for column in schema.columns:
            assert f"| `{column.field.name}` | `{column.attribute}` | {column.kind.name} |" in page


def test_records_is_a_registry_of_record_types() -> None:
    assert all(issubclass(record, Record) for record in RECORDS)
