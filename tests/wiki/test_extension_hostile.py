"""What members or links type never runs, never chooses where it is written, and breaks no form; on both versions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Dialog, expect
from playwright.sync_api import Page as Browser

from coopwiki.schema.record import schema_of
from coopwiki.subjects.records import RECORDS
from mediawiki import MediaWiki
from mediawiki_api import ApiError
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, field, fill, open_form, save, told
from wiki.versions import on

pytestmark = [on("1.43"), pytest.mark.long]

SCRIPT = (
    "\"'><img class=etranger src=http://ailleurs.invalid/x onerror=window.etranger=1>"
    "<script class=etranger>window.etranger=1</script>"
)
SCHEMAS = [schema_of(record) for record in RECORDS]
HIDDEN = "Zyqx"
"""In no text of ours: `à payer` in the list of record types was once taken for a leak."""
LINE = f"{{{{Contribution|date=2026-03-12|qui=Ana|quoi=Mot {HIDDEN}|cercle=Technique|durée=1h30}}}}"
NAMES = "Module:CoopWiki/données/noms.json"
DAMAGED = (
    "3", '"x"', "null", "true", "[]", "[3]", "{}", '{"circles": 3}', '{"circles": "x"}', '{"circles": {"a": 1}}',
    '{"circles": [3, null, ["x"]]}', '{"people": [[]]}', '{"budgets": true}', '{"others": 3}', '{"others": "x"}',
    '{"others": {"people": 3}}', '{"others": {"people": "x"}}', '{"others": {"circles": [3]}}',
    '{"others": {"circles": {"x": {}}}}', '{"others": [], "circles": null}',
)  # fmt: skip
SET_ALL = """(text) => {
    document.querySelectorAll('#coopwiki-fiche [name^=wpf], #coopwiki-fiche [name=wppage]').forEach((input) => {
        if (input.tagName === 'SELECT') { input.add(new Option(text, text, true, true)); }
        else { input.type = input.type === 'radio' ? 'hidden' : 'text'; input.value = text; }
    });
    HTMLFormElement.prototype.submit.call(document.getElementById('coopwiki-fiche'));
}"""


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def wiki_settings() -> str:
    """Visitors read; and a hook as Lockdown's: only administrators read pages whose title begins with `Secret`."""
    return (
        "$wgGroupPermissions['*']['edit'] = false;"
        "$wgHooks['getUserPermissionsErrors'][] = static function ( $title, $user, $action, &$result ) {"
        " if ( $action === 'read' && str_starts_with( $title->getText(), 'Secret' )"
        " && !$user->isAllowed( 'delete' ) ) { $result = [ 'badaccess-group0' ]; return false; } };"
    )


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@contextmanager
def nothing_runs(page: Browser, wiki: MediaWiki) -> Iterator[None]:
    """Fail on a dialog, on a request to elsewhere, and where a script ran."""
    met: list[str] = []

    def refuse(dialog: Dialog) -> None:
        met.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.on("request", lambda request: met.append(request.url))
    yield
    foreign = [one for one in met if not one.startswith((wiki.url, "data:"))]
    assert foreign == []


def assert_clean(page: Browser) -> None:
    """Nothing of what was typed became markup, and nothing ran."""
    assert page.locator(".etranger").count() == 0, page.url
    assert page.evaluate("window.etranger === undefined"), page.url


def test_no_field_of_any_type_runs_what_an_address_or_a_refused_form_says(
    page_of: PageOf, mediawiki: MediaWiki
) -> None:
    for name in ("", "Camille"):
        page = page_of(name)
        with nothing_runs(page, mediawiki):
            for schema in SCHEMAS:
                asked = {column.field.name.replace(" ", "_"): SCRIPT for column in schema.columns}
                open_form(page, schema.template, page=f"Essai {schema.template}", **asked)
                assert page.locator("[name^=wpf]").count() >= len(schema.columns)
                assert_clean(page)
                with page.expect_event("load"):
                    page.evaluate(SET_ALL, SCRIPT)
                assert page.locator("#coopwiki-fiche").count() == 1
                assert_clean(page)


def test_no_field_of_any_type_runs_what_a_stored_record_says(
    page_of: PageOf, client: ClientOf, mediawiki: MediaWiki
) -> None:
    calls = [
        f"{{{{{schema.template}|{'|'.join(f'{column.field.name}={SCRIPT}' for column in schema.columns)}}}}}"
        for schema in SCHEMAS
    ]
    client("Admin").edit("Essais rangés", "\n".join(calls))
    for name in ("", "Camille"):
        page = page_of(name)
        with nothing_runs(page, mediawiki):
            page.goto("/index.php/Essais_rangés")
            assert_clean(page)
            for number, _ in enumerate(SCHEMAS, 1):
                open_form(page, "", page="Essais rangés", n=number)
                assert page.locator("#coopwiki-fiche").count() == 1
                assert_clean(page)


def test_a_value_that_is_no_choice_is_shown_and_kept(page_of: PageOf, client: ClientOf) -> None:
    text = "{{Action|quoi=Tri|qui=Ana|état=<b>3 & 4</b>}}"
    client("Admin").edit("État inconnu", text)
    page = page_of("Camille", java_script_enabled=False)
    open_form(page, "", page="État inconnu", n=1)
    assert "« <b>3 & 4</b> »" in told(page)
    page.get_by_role("button", name="Enregistrer").click()
    assert client("").text("État inconnu") == text


def test_words_of_a_block_are_text_in_its_links_label(page_of: PageOf, client: ClientOf) -> None:
    forged = '<div class="coopwiki-fiche x" data-fiche="&#123;&#123;SITENAME&#125;&#125;">x</div>'
    client("Admin").edit("Bloc forgé", forged)
    page = page_of("Camille")
    page.goto("/index.php/Bloc_forgé")
    assert "{{SITENAME}}" in (page.locator(".cw-modifier").get_attribute("aria-label") or "")


def test_who_may_not_read_a_page_does_not_read_it_through_a_form(page_of: PageOf, client: ClientOf) -> None:
    secret = client("Admin").edit("Secret", LINE)
    public = client("Admin").edit("Lisible", LINE.replace(HIDDEN, "Site"))
    asked: tuple[dict[str, str | int], ...] = (
        {"page": "Secret"},
        {"page": "Secret", "n": 1},
        {"page": "Secret", "n": 1, "rev": secret},
        {"page": "Lisible", "n": 1, "rev": secret},
        {"page": "Secret", "n": 1, "rev": public},
    )
    for name, shown in (("", False), ("Camille", False), ("Admin", True)):
        page = page_of(name)
        for query in asked:
            open_form(page, "", **query)
            assert (HIDDEN in page.content()) == (shown and query["page"] == "Secret"), (
                name,
                query,
            )


def test_a_form_adds_nothing_to_a_page_its_author_may_not_read(page_of: PageOf, client: ClientOf) -> None:
    client("Admin").edit("Secret ajout", LINE)
    page = page_of("Camille")
    open_form(page, "Contribution", page="Secret ajout", quoi="Site", durée="1h", cercle="Technique")
    save(page)
    assert "ne peut pas lire" in told(page)
    assert client("Admin").text("Secret ajout") == LINE


def test_a_page_called_like_an_address_makes_no_link_out_of_a_sentence(
    mediawiki: MediaWiki, page_of: PageOf, client: ClientOf
) -> None:
    """MediaWiki makes a link of what looks like one, in a title too."""
    title = "Http://ailleurs.invalid/''x''"
    page = page_of("Camille")
    with nothing_runs(page, mediawiki):
        client("Admin").edit(title, "{{Action|quoi=Tri|qui=Ana|cercle=Technique}}")
        page.goto(f"/index.php?{urlencode({'title': 'Spécial:Clic', 'page': title, 'n': 1, 'geste': 'done'})}")
        expect(page.locator("#mw-content-text a", has_text=title)).to_have_count(1)
        open_form(page, "", page=title, n=1)
        client("Admin").edit(title, "{{Action|quoi=Autre|qui=Ana|cercle=Technique}}")
        fill(page, "Action", quoi="Perdue")
        save(page)
        assert "Quelqu’un a modifié cette fiche" in told(page)
        expect(page.locator("#mw-content-text a.external")).to_have_count(0)
        assert title in told(page)


def test_an_address_alone_does_not_say_that_something_is_saved(page_of: PageOf, client: ClientOf) -> None:
    revision = client("Admin").edit("Sans formulaire", LINE)
    for name in ("", "Camille"):
        page = page_of(name)
        for said in (0, 1, revision):
            page.goto(f"/index.php/Sans_formulaire?fiche={said}")
            assert "enregistré" not in told(page)


def assert_form_saves(page: Browser, title: str, names: str) -> None:
    """A member's form shows what the address says, and saves, whatever the list of names holds."""
    open_form(page, "Contribution", page=title, cercle="Technique", quoi="Tri")
    fill(page, durée="1h")
    assert field(page, "cercle").input_value() == "Technique", names
    save(page)
    assert "C’est enregistré" in told(page), names
    assert "Lua" not in told(page), names


def test_a_damaged_list_of_names_breaks_no_form(page_of: PageOf, mediawiki: MediaWiki) -> None:
    page = page_of("Camille", java_script_enabled=False)
    for number, damaged in enumerate(DAMAGED):
        mediawiki.import_pages([(NAMES, damaged)], links=False)
        assert_form_saves(page, f"Liste {number}", damaged)


def test_a_list_of_names_that_is_no_json_is_refused_as_json_and_breaks_no_form_as_text(
    page_of: PageOf, client: ClientOf
) -> None:
    admin = client("Admin")
    with pytest.raises(ApiError, match=r"invalid-(content|json)-data"):
        admin.edit(NAMES, "{", contentmodel="json")
    admin.edit(NAMES, "{", contentmodel="wikitext")
    assert admin.text(NAMES) == "{"
    assert_form_saves(page_of("Camille", java_script_enabled=False), "Liste de texte", "{")


def test_reading_while_typing_needs_the_right_to_edit_and_is_bounded(
    client: ClientOf,
) -> None:
    asked = {"action": "coopwikilecture", "template": "Contribution"}
    records = [{"durée": "1h", "quoi": str(number)} for number in range(30)]
    read = client("Camille").call(**asked, values=json.dumps(records))["coopwikilecture"]["records"]
    assert len(read) == 30
    with pytest.raises(ApiError, match="permissiondenied"):
        client("").call(**asked, values=json.dumps(records))
    with pytest.raises(ApiError, match="maxbytes"):
        client("Camille").call(**asked, values=json.dumps([{"quoi": "x" * 70_000}]))


@pytest.mark.parametrize(
    "shape", ["<a", "<aaaa", "a" * 7, "<b>", "<i>", "\n", "\n ", "{|\n:", "''", '<div style="a:b;', "<b></i>"]
)  # fmt: skip
def test_a_long_value_of_any_shape_takes_lua_little_time(client: ClientOf, shape: str) -> None:
    text = (shape * (100_000 // len(shape))).replace("|", "{{!}}")
    call = f"{{{{Contribution|quoi=<{text}}}}}"
    answer = client("").call(action="parse", text=call, contentmodel="wikitext", prop="limitreportdata")
    report = {row["name"]: row for row in answer["parse"]["limitreportdata"]}
    used = report["scribunto-limitreport-timeusage"]
    assert 0 < float(used["0"]) < 1, used


def test_a_list_cut_inside_a_tag_swallows_nothing_of_the_page(page_of: PageOf, client: ClientOf) -> None:
    cut = '<div class="etranger" style="a:b;c:d">'
    call = f"{{{{Réunion|date=2026-03-12|cercle=Technique|présents={cut};Ana}}}}"
    client("Admin").edit("Liste coupée", f'{call}\n\n<span class="suite">suite</span>')
    page = page_of("")
    page.goto("/index.php/Liste_coupée")
    assert page.locator(".etranger .suite").count() == 0
    assert page.locator(".suite").count() == 1
