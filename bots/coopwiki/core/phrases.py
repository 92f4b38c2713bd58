"""Turns of phrase around a value that a reader refuses: what certainly was meant is offered, never taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """What to put in place of what, in squeezed text: at its beginning, at its end, as a whole, anywhere."""

    before: Pairs = ()
    after: Pairs = ()
    whole: Mapping[str, str] = field(default_factory=dict)
    inside: Pairs = ()


def plainer(typed: str, phrases: Phrases) -> str:
    """A squeezed text without its turns of phrase.

    >>> plainer("environ une heure et demie", DURATIONS)
    '1 heure30'
    """
    text = typed.replace("’", "'")
    for old, new in phrases.before:
        if text.startswith(old):
            text = new + text[len(old) :].lstrip(" ")
    for old, new in phrases.after:
        if text.endswith(old):
            text = text[: -len(old)].rstrip(" ") + new
    text = phrases.whole.get(text, text)
    for old, new in phrases.inside:
        text = text.replace(old, new)
    return text


_ROUGHLY: Pairs = (
    ("environ ", ""), ("env. ", ""), ("env ", ""), ("à peu près ", ""), ("~", ""), ("≈", ""), ("=", ""),
)  # fmt: skip
_DOUBT: Pairs = ((" ?", ""), ("?", ""), (" !", ""), (".", ""), (" (à confirmer)", ""), (" environ", ""), (" env", ""))

DURATIONS = Phrases(
    before=(
        *_ROUGHLY, ("une ", "1 "), ("un ", "1 "), ("deux ", "2 "), ("trois ", "3 "), ("quatre ", "4 "), ("cinq ", "5 "),
        ("six ", "6 "), ("sept ", "7 "), ("huit ", "8 "), ("neuf ", "9 "), ("dix ", "10 "), ("quinze ", "15 "),
        ("vingt ", "20 "), ("trente ", "30 "),
    ),
    after=(
        *_DOUBT, ("0'", "0 min"), ("5'", "5 min"), ("0m", "0 min"), ("5m", "5 min"),
    ),
    whole={
        **dict.fromkeys(("½ h", "½h", "½ heure", "1/2 h", "1/2h", "1/2 heure", "demi-heure", "1 demi-heure"), "30 min"),
        **dict.fromkeys(("¼ h", "¼h", "¼ heure", "1/4 h", "1/4h", "1/4 heure", "quart d'heure", "1 quart d'heure"),
            "15 min"),
        **dict.fromkeys(("¾ h", "¾h", "¾ heure", "3/4 h", "3/4h", "3/4 heure", "3 quarts d'heure"), "45 min"),
    },
    inside=(
        (" et demie", "30"), (" et demi", "30"), (" et quart", "15"), (" et trois quarts", "45"), (" quinze", " 15"),
        (" trente", " 30"), (" quarante-cinq", " 45"), ("h ½", "h 30"), ("h½", "h 30"), ("h 1/2", "h 30"), ("h1/2",
        "h 30"),
        ("h ¼", "h 15"), ("h¼", "h 15"), ("h 1/4", "h 15"), ("h ¾", "h 45"), ("h¾", "h 45"), ("h 3/4", "h 45"),
        (" ½ h", ",5 h"), ("½ h", ",5 h"), (" 1/2 h", ",5 h"), ("hours", "h"), ("hour", "h"), ("h. ", "h "), ("h.",
        "h "),
        (" min.", " min"), (", ", " "), ("h et ", "h "), ("heure et ", "heure "), ("heures et ", "heures "), (" + ",
        " "),
        ("+", " "),
    ),
)  # fmt: skip
"""`une heure et demie`, `½ h`, `environ 2h`, `2h + 30 min`, `15'`."""

EUROS = Phrases(
    before=(
        *_ROUGHLY, ("un forfait de ", ""), ("forfait de ", ""), ("forfait ", ""), ("total : ", ""), ("total ", ""),
        ("jusqu'à ", ""), ("maximum ", ""), ("max ", ""), ("€", ""), ("+", ""), ("'", ""), ("(", "-"),
    ),
    after=(
        *_DOUBT, (" (ttc)", ""), (" ttc", ""), ("ttc", ""), (" (ht)", ""), (" ht", ""), (" net", ""), (" brut", ""),
        (" maximum", ""), (" max", ""), (" forfait", ""), (" remboursés", ""), (")", ""), (",-€", " €"), (",- €", " €"),
        (",-", ""), (".-", ""), (" k€", "000"), ("k€", "000"), (" k", "000"), ("k", "000"),
    ),
    whole={
        **dict.fromkeys(("gratuit", "gratuite", "offert", "offerte", "bénévole", "bénévolat", "sans frais", "zéro",
            "rien"), "0"),
        **{
            f"{word}{unit}": figure
            for unit in ("", " euros", " €")
            for word, figure in (
                ("dix", "10"), ("douze", "12"), ("quinze", "15"), ("vingt", "20"), ("trente", "30"), ("quarante", "40"),
                ("cinquante", "50"), ("soixante", "60"), ("soixante-dix", "70"), ("quatre-vingts", "80"),
                ("quatre-vingt", "80"), ("quatre-vingt-dix", "90"), ("cent", "100"), ("deux cents", "200"),
                ("trois cents", "300"), ("quatre cents", "400"), ("cinq cents", "500"), ("mille", "1000"),
                ("deux mille", "2000"),
            )
        },
    },
    inside=(("'", " "), ("_", " "), (", ", ","), (" ,", ",")),
)  # fmt: skip
"""`80 € TTC`, `1'200.50`, `gratuit`, `quatre-vingts`, `12k`."""

DAYS = Phrases(
    before=(
        *_ROUGHLY, ('"', ""), ("'", ""), ("«", ""), ("(", ""), ("vers le ", ""), ("vers ", ""), ("premier ", "1er "),
        ("début ", "1er "), ("mi-", "15 "), ("mi ", "15 "),
    ),
    after=(
        *_DOUBT, (",", ""), ('"', ""), ("'", ""), ("»", ""), (" au soir", ""), (" au matin", ""), (" matin", ""),
        (" (matin)", ""), (" (soir)", ""), (")", ""),
    ),
    inside=((" '", " 20"), ("° ", "er ")),
)  # fmt: skip
"""`premier mars 2026`, `mi-mars 2026`, `12 mars 2026 ?`."""
