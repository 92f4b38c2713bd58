"""The page of a record type in docs/records/."""

from __future__ import annotations

from coopwiki.schema.export.call_layout import example_call
from coopwiki.schema.export.field_sentences import quoted
from coopwiki.schema.export.origin import MARK, english, source_file
from coopwiki.schema.record import Column, Schema

_PAGE = """\
<!-- {mark}: written from {source}, change it there -->
# {title}

Template `{{{{{template}}}}}` on the wiki: {summary}

```wikitext
{example}
```

| field | attribute | kind | required | choices | former names | for | example |
|---|---|---|---|---|---|---|---|
{rows}
{rules}
Kinds are those of `coopwiki/schema/kinds.py`; an empty field is an absent one; *for* says on whose pages robots may
show it ([privacy](../privacy.md)).
"""


def docs_page(schema: Schema) -> str:
    """Every field of the record type, for who reads the code or the exports."""
    return _PAGE.format(
        mark=MARK,
        source=source_file(schema),
        title=english(schema).capitalize(),
        template=schema.template,
        summary=quoted(schema.summary),
        example=example_call(schema),
        rows="\n".join(map(_row, schema.columns)),
        rules="".join(f"\n- {rule}" for rule in _rules(schema)) + "\n" * bool(_rules(schema)),
    )


def _row(column: Column) -> str:
    field, kind = column.field, column.kind
    cells = (
        f"`{field.name}`",
        f"`{column.attribute}`",
        kind.name,
        "yes" if column.required else "",
        ", ".join(kind.choices),
        ", ".join(field.aliases),
        column.audience.name.lower(),
        f"`{field.example}`",
    )
    return f"| {' | '.join(cells)} |"


def _rules(schema: Schema) -> tuple[str, ...]:
    groups = (f"One of `{'`, `'.join(group)}` at least." for group in schema.type.one_of)
    needs = (f"`{p.field}` needs `{p.needs}`, else `{p.code}`." for p in schema.type.needs)
    signs = (
        f"`{p.field}` is negative only beside a negative `{p.needs}`, else `{p.code}`."
        for p in schema.type.negative_with
    )
    return (*groups, *needs, *signs)
