"""The wiki itself: its version, extensions, clock and jobs, and what everybody can read there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from coopwiki.diagnosis.finding import Finding, ok, warning, wrong
from coopwiki.runs.clock_check import TOO_FAR, lag
from coopwiki.settings import Audience
from coopwiki.wiki.site_info import Facts

OLDEST, NEWEST = (1, 39), (1, 43)
"""The versions of MediaWiki that the tests run on; older ones lack what our modules use."""

MANY_JOBS = 1000
ADVISABLE = 2 * 1024 * 1024
"""Bytes of a page that MediaWiki takes as shipped."""

_LOOPBACK = re.compile(r"http://(localhost|127(\.\d+){3}|\[::1\])[:/]")
_VERSION = re.compile(r"MediaWiki (\d+)\.(\d+)")
_APART = timedelta(minutes=1)


def of_address(api: str, facts: Facts) -> Finding:
    """The address answers; passwords must not cross a network in the clear."""
    if api.startswith("http://") and not _LOOPBACK.match(api):
        return warning(
            "Adresse",
            f"{api} répond, mais le mot de passe y passe en clair.",
            "écrire l’adresse en « https:// » dans wiki.toml, ligne « api ».",
        )
    return ok("Adresse", f"{api} répond ({facts.site}).")


def of_site(facts: Facts) -> Iterator[Finding]:
    """What the wiki is."""
    yield _version(facts.generator)
    yield _extensions(facts.extensions)
    yield _open(facts.closed)
    yield _length(facts.longest)
    yield of_clock(facts.ahead)
    yield _jobs(facts.jobs)


def of_clock(ahead: timedelta) -> Finding:
    """This machine's clock beside the wiki's: days and hours come from ours."""
    apart, seconds = abs(ahead), int(abs(ahead).total_seconds())
    remedy = "mettre à l’heure cette machine, ou le serveur du wiki (« timedatectl » sous Debian)."
    if apart < _APART:
        return ok("Horloge", f"{seconds} s d’écart avec celle du wiki.")
    said = f"cette machine {lag(ahead)}"
    if apart < TOO_FAR:
        return warning("Horloge", f"{said} sur le wiki.", remedy)
    return wrong("Horloge", f"{said} sur le wiki : les robots refusent d’écrire.", remedy)


def of_amounts(audience: Audience, *, public: bool) -> Finding:
    """Who may read amounts by person, beside who can read the dashboards."""
    subject = "Montants par personne"
    readers = "tout le monde lit ce wiki" if public else "seuls les membres lisent ce wiki"
    if audience == "nobody":
        return ok(subject, "publiés pour personne (« nobody »).")
    if audience == "everyone" and public:
        return ok(subject, f"publiés pour tout le monde (« everyone »), et {readers}.")
    if audience == "everyone":
        return ok(subject, f"publiés (« everyone ») ; {readers}.")
    if public:
        return ok(subject, f"pour les membres (« members »), mais {readers} : ils ne sont pas publiés.")
    return ok(subject, f"pour les membres (« members »), et {readers}.")


def _version(generator: str) -> Finding:
    found = _VERSION.match(generator)
    if found is None:
        return wrong("MediaWiki", f"le wiki se dit « {generator} ».", "vérifier l’adresse dans wiki.toml.")
    version = int(found[1]), int(found[2])
    if version < OLDEST:
        return wrong(
            "MediaWiki",
            f"{generator} est trop ancien.",
            f"passer à MediaWiki {_dotted(OLDEST)} au moins.",
        )
    if version > NEWEST:
        return ok("MediaWiki", f"{generator}, plus récent que {_dotted(NEWEST)}, le dernier essayé.")
    return ok("MediaWiki", f"{generator}.")


def _dotted(version: tuple[int, int]) -> str:
    return f"{version[0]}.{version[1]}"


def _extensions(names: frozenset[str]) -> Finding:
    if "Scribunto" not in names:
        return wrong(
            "Extensions",
            "il manque Scribunto : nos modèles n’affichent rien.",
            "installer l’extension Scribunto, puis lancer « coopwiki deploy ».",
        )
    if "TemplateData" not in names:
        return warning(
            "Extensions",
            "il manque TemplateData : pas de formulaires dans l’éditeur visuel.",
            "installer l’extension TemplateData.",
        )
    return ok("Extensions", "Scribunto et TemplateData sont là.")


def _open(reason: str) -> Finding:
    if reason:
        return warning(
            "Écriture", f"le wiki est en lecture seule ({reason}).", "attendre : les robots reprennent d’eux-mêmes."
        )
    return ok("Écriture", "le wiki est ouvert.")


def _length(longest: int) -> Finding:
    if 0 < longest < ADVISABLE:
        return warning(
            "Longueur des pages",
            f"{longest // 1024} Kio au plus : de longs tableaux seraient refusés.",
            "mettre $wgMaxArticleSize à 2048 dans LocalSettings.php.",
        )
    return ok("Longueur des pages", "les longs tableaux passent.")


def _jobs(waiting: int) -> Finding:
    if waiting > MANY_JOBS:
        return warning(
            "Travaux en attente",
            f"{waiting} dans la file du wiki : des pages montrent d’anciens chiffres.",
            "sur le serveur du wiki, lancer « php maintenance/runJobs.php », par exemple par cron.",
        )
    return ok("Travaux en attente", f"{waiting} dans la file du wiki.")
