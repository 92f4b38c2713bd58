"""extension.json, its messages, schemas and files agree; nothing here needs PHP."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from coopwiki.deployment.shipped_page import sources as sources_of_pages
from coopwiki.schema.record import schema_of
from coopwiki.subjects.records import RECORDS
from picture_styles import HELP, STYLES, styles

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "extension" / "CoopWiki"
LANGUAGES = ("fr", "en", "qqq")
MOST_LINES, MOST_HOOK_LINES = 200, 100
_KEY = re.compile(r"['\"](coopwiki-[a-z-]+)['\"]")
_HOOK = re.compile(r"public function on(\w+)\(([^)]*)\)")


def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((EXTENSION / name).read_text(encoding="utf-8"))
    return found


def sources(pattern: str) -> dict[Path, str]:
    return {file: file.read_text(encoding="utf-8") for file in sorted(EXTENSION.glob(pattern))}


def declared_classes(part: object) -> set[str]:
    """Every class that extension.json names."""
    if isinstance(part, dict):
        own = {part["class"]} if isinstance(part.get("class"), str) else set()
        return own.union(*map(declared_classes, part.values()))
    return set()


def test_every_message_is_there_in_french_in_english_and_explained() -> None:
    french, english, explained = (read(f"i18n/{language}.json") for language in LANGUAGES)
    assert list(french) == list(english) == list(explained)
    for key in french.keys() - {"@metadata"}:
        numbers = [set(re.findall(r"\$\d", text[key])) for text in (french, english)]
        assert numbers[0] == numbers[1], key
        assert numbers[0] <= set(re.findall(r"\$\d", explained[key])) | {"$3"}, key


def test_every_message_the_code_names_exists() -> None:
    known = set(read("i18n/fr.json"))
    code = sources("src/**/*.php") | sources("resources/*.js")
    named = {key for text in code.values() for key in _KEY.findall(text)}
    classes = {"coopwiki-saved", "coopwiki-robot", "coopwiki-fiche", "coopwiki-publish"}
    assert named - known - classes == set()
    modules = read("extension.json")["ResourceModules"].values()
    assert {key for module in modules for key in module.get("messages", ())} <= known


def test_every_class_and_file_that_is_declared_exists() -> None:
    manifest = read("extension.json")
    for name in declared_classes(manifest):
        path = name.removeprefix("CoopWiki\\").replace("\\", "/")
        assert (EXTENSION / "src" / f"{path}.php").is_file()
    files = [
        file
        for module in manifest["ResourceModules"].values()
        for kind in ("scripts", "styles")
        for file in module.get(kind, ())
    ]
    assert {file.name for file in (EXTENSION / "resources").glob("*.*")} == set(files)


def test_every_picture_has_its_rule_its_size_and_its_place_in_the_help() -> None:
    assert STYLES.read_text(encoding="utf-8") == styles(HELP)
    pictures = {file.stem: file.stat().st_size for file in HELP.glob("*.png")}
    help_pages = "".join(source.text for source in sources_of_pages() if source.title.startswith("Aide:"))
    assert set(re.findall(r"cw-image-(\w+)", help_pages)) == pictures.keys()
    assert all(size < 120_000 for size in pictures.values())


def test_every_hook_has_its_untyped_method() -> None:
    manifest = read("extension.json")
    for hook, handlers in manifest["Hooks"].items():
        for handler in [handlers] if isinstance(handlers, str) else handlers:
            name = manifest["HookHandlers"][handler]["class"].rpartition("\\")[2]
            text = (EXTENSION / "src" / "Hooks" / f"{name}.php").read_text(encoding="utf-8")
            methods = dict(_HOOK.findall(text))
            wanted = hook[0].upper() + hook[1:].replace("::", "__")
            assert wanted in methods
            assert all(part.strip().lstrip("&").startswith("$") for part in methods[wanted].split(","))
            assert "implements" not in text


def test_files_stay_short() -> None:
    for file, text in sources("src/**/*.php").items():
        most = MOST_HOOK_LINES if file.parent.name == "Hooks" else MOST_LINES
        assert text.count("\n") < most, file


def test_each_record_type_has_a_form_with_its_fields_and_a_page_to_go_to() -> None:
    for order, record in enumerate(RECORDS, 1):
        schema = schema_of(record)
        form = read(f"schema/{schema.template}.json")
        assert form["order"] == order
        assert [field["name"] for field in form["fields"]] == [c.field.name for c in schema.columns]
        assert [field["required"] for field in form["fields"]] == [c.required for c in schema.columns]
        assert form["home"] == record.home
    assert len(sources("schema/*.json")) == len(RECORDS)


def test_what_the_form_offers_are_lists_that_the_robots_publish() -> None:
    forms = [json.loads(text) for text in sources("schema/*.json").values()]
    lists = {field["list"] for form in forms for field in form["fields"]}
    assert lists <= {"", "circles", "people", "budgets"}
    assert "circles" in lists


def test_the_docs_name_every_setting_with_its_default() -> None:
    text = (ROOT / "docs" / "extension.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `\$wg(\w+)` \| (.*?) \|", text, re.MULTILINE))
    config = read("extension.json")["config"]
    assert list(rows) == list(config)
    for name, setting in config.items():
        value = setting["value"]
        written = f"'{value}'" if isinstance(value, str) else json.dumps(value)
        assert isinstance(value, dict) or rows[name] == f"`{written}`"


def test_no_block_of_a_module_has_a_class_that_the_extension_takes_out_of_the_flow() -> None:
    rules = re.findall(
        r"^(\.[\w-]+)(?::[\w-]+)? \{([^}]*)\}", "\n".join(sources("resources/*.css").values()), re.MULTILINE
    )
    apart = {selector[1:] for selector, rule in rules if "position: absolute" in rule}
    assert apart
    written = [file.read_text(encoding="utf-8") for file in (ROOT / "lua_modules").rglob("*.lua")]
    for name in apart:
        assert not [text for text in written if re.search(rf"\b{name}(?![\w-])", text)], name
