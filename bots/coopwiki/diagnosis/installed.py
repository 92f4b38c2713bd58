"""What we brought to the wiki: templates and modules, and the stop page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coopwiki import __version__
from coopwiki.deployment.deploy import Plan
from coopwiki.deployment.step import PageAction
from coopwiki.diagnosis.finding import Finding, ok, warning, wrong
from coopwiki.wiki.port import Stored

RUNNING = "marche"
_SHOWN = 5
_DEPLOY = "lancer « coopwiki deploy » (« coopwiki deploy --plan » dit d’abord ce qui serait fait)."


def of_templates(plan: Plan) -> Iterator[Finding]:
    """Which templates and modules are there, at which version, and which ones people changed."""
    yield _version(plan)
    if plan.manifest.stored is not None:
        yield _changed(_titles(plan, PageAction.MODIFIED, PageAction.FOREIGN))


def of_stop_page(title: str, stored: Stored | None, problem: str = "") -> Finding:
    """What the stop page says. `problem` is why it couldn't be read."""
    subject = "Page d’arrêt"
    if problem:
        return wrong(subject, problem, "la relire plus tard.")
    if stored is None:
        return wrong(
            subject,
            f"« {title} » n’existe pas : les robots n’écrivent rien.",
            "lancer « coopwiki deploy », qui la crée.",
        )
    text = stored.text.strip()
    if text == RUNNING:
        return ok(subject, f"« {title} » dit « {RUNNING} ».")
    return warning(
        subject,
        f"« {title} » dit « {_short(text)} » : les robots sont arrêtés.",
        f"y écrire « {RUNNING} » pour reprendre, après avoir lu pourquoi.",
    )


def _version(plan: Plan) -> Finding:
    deployed, waiting = plan.manifest.version, _titles(plan, PageAction.CREATE, PageAction.UPDATE)
    if plan.manifest.stored is None:
        return wrong("Modèles", "rien n’est déployé.", _DEPLOY)
    missing = _titles(plan, PageAction.CREATE)
    if missing:
        return wrong("Modèles", f"version {deployed} déployée, mais il manque {_listed(missing)}.", _DEPLOY)
    if waiting:
        versions = "" if deployed == __version__ else f", celle d’ici est {__version__}"
        return warning(
            "Modèles", f"version {deployed} déployée{versions} ; à mettre à jour : {_listed(waiting)}.", _DEPLOY
        )
    return ok("Modèles", f"version {deployed}, à jour.")


def _changed(titles: Sequence[str]) -> Finding:
    if not titles:
        return ok("Modèles modifiés", "aucun.")
    return warning(
        "Modèles modifiés",
        f"{_listed(titles)}, changés sur le wiki ou déjà là avant nous.",
        "« coopwiki deploy » les laisse ; « coopwiki deploy --force » y remet les nôtres.",
    )


def _titles(plan: Plan, *actions: PageAction) -> list[str]:
    return [step.title for step in plan.steps if step.action in actions and not _is_stop(step.text)]


def _is_stop(text: str) -> bool:
    """The stop page has a line of its own."""
    return text == RUNNING


def _listed(titles: Sequence[str]) -> str:
    more = len(titles) - _SHOWN
    return ", ".join(titles[:_SHOWN]) + (f" et {more} autres" if more > 0 else "")


def _short(text: str) -> str:
    line = text.split("\n", 1)[0]
    return line if len(line) <= 60 else f"{line[:59]}…"
