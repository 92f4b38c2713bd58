"""The French elision before a name: `d’Inès`, `de Paul`."""

from __future__ import annotations

from coopwiki.core.normal import normalized

_VOWELS = "aeiouœæ"


def of(name: str) -> str:
    """A name after *de*, which loses its *e* before a vowel; *h* and *y* before a vowel keep it.

    >>> of("Inès"), of("Paul"), of("Équipe"), of("Yves"), of("Yann"), of("Hawa"), of("août 2026")
    ('d’Inès', 'de Paul', 'd’Équipe', 'd’Yves', 'de Yann', 'de Hawa', 'd’août 2026')
    """
    plain = normalized("NFD", name[:3]).lower()
    elides = plain[:1] in tuple(_VOWELS) or (plain[:1] == "y" and plain[1:2].isalpha() and plain[1:2] not in _VOWELS)
    return f"d’{name}" if elides else f"de {name}"
