"""The wiki template of a record type: a call of the Lua, and the documentation people read there."""

from __future__ import annotations

from coopwiki.schema.export.call_layout import example_call
from coopwiki.schema.export.field_sentences import rules
from coopwiki.schema.export.origin import origin
from coopwiki.schema.export.templatedata import template_data
from coopwiki.schema.record import Schema

_PAGE = """\
<includeonly>{{#invoke:CoopWiki/fiche|main|@TEMPLATE@}}</includeonly><noinclude><!-- @ORIGIN@ -->
@SUMMARY@

== Exemple ==
@EXAMPLE@

s’obtient en écrivant\u00a0:
<pre>
@EXAMPLE_AS_TEXT@
</pre>

@RULES@@WHERE@

== Champs ==
<templatedata>
@TEMPLATEDATA@
</templatedata></noinclude>
"""

_WHERE = (
    "La fiche s’écrit sur n’importe quelle page, une ou plusieurs à la fois. Les robots ne lisent ni "
    "les pages de discussion, ni celles qui portent <code><nowiki>{{Brouillon}}</nowiki></code>. "
    "Un champ laissé vide compte comme absent."
)


def template_page(schema: Schema) -> str:
    """The text of `Modèle:…`; nothing but one block comes out of it where it is used."""
    example = example_call(schema)
    return (
        _PAGE.replace("@TEMPLATE@", schema.template)
        .replace("@ORIGIN@", origin(schema))
        .replace("@SUMMARY@", schema.summary)
        .replace("@RULES@", _listed(tuple(rules(schema))))
        .replace("@WHERE@", _WHERE)
        .replace("@EXAMPLE_AS_TEXT@", example)
        .replace("@EXAMPLE@", example)
        .replace("@TEMPLATEDATA@", template_data(schema))
    )


def _listed(sentences: tuple[str, ...]) -> str:
    return "".join(f"* {sentence}\n" for sentence in sentences) + ("\n" if sentences else "")
