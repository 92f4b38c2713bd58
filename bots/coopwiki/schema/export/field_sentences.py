"""What a member reads about a field and about the rules between fields, in French."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.schema.record import Column, Schema

OR = " ou "


def quoted(name: str) -> str:
    """« name », with no-break spaces."""
    return f"«\u00a0{name}\u00a0»"


def listed(words: tuple[str, ...], last: str) -> str:
    """Words as one enumeration: `a, b ou c`."""
    return last.join(filter(None, (", ".join(words[:-1]), words[-1])))


def meaning(column: Column) -> str:
    """What a field holds and how it is typed: its label, then its words, or its kind and spellings."""
    kind = column.kind
    if kind.choices:
        return f"{column.field.label}\u00a0: {listed(kind.choices, OR)}."
    several = len(kind.examples) > 1
    spellings = f", par exemple {listed(kind.examples, OR)}" if several else ""
    return f"{column.field.label}\u00a0: {kind.label}{spellings}."


def rules(schema: Schema) -> Iterator[str]:
    """Yield the rules between the fields of one record, a sentence each."""
    for group in schema.type.one_of:
        yield f"Il faut {listed(tuple(map(quoted, group)), OR)}, l’un au moins."
    for pair in schema.type.needs:
        yield (f"{quoted(pair.field)} demande {quoted(pair.needs)} à côté, par exemple {quoted(pair.example)}.")
    for pair in schema.type.negative_with:
        yield (
            f"Une valeur négative de {quoted(pair.field)} sert à corriger une ligne\u00a0; elle "
            f"demande un {quoted(pair.needs)} négatif à côté, par exemple {quoted(pair.example)}."
        )
