"""Our account: who we are, what it may do, and what it should not be able to do."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from coopwiki.diagnosis.finding import Finding, ok, warning, wrong
from coopwiki.wiki.grants import DEPLOYER, IMPORTER, ROBOT, Grant, missing, superfluous, ticked
from coopwiki.wiki.site_info import Facts

_WHERE = "sur la page « Spécial:BotPasswords » du wiki (« coopwiki grants » dit quoi y cocher)"


def of_account(facts: Facts) -> Iterator[Finding]:
    """What the robots' account is and may do."""
    if not facts.name:
        yield wrong(
            "Compte",
            "aucun : le wiki est seulement lu.",
            "écrire le compte du robot dans wiki.toml, ligne « account » ; « coopwiki grants » dit comment le créer.",
        )
        return
    yield _account(facts)
    yield _rights(facts)
    yield _superfluous(facts)
    yield _flag(facts)
    yield _limits(facts)


def of_deployer(facts: Facts) -> Finding:
    """What the account of deployments may do."""
    subject = "Compte de déploiement"
    if facts.blocked:
        return _blocked(subject, facts)
    if "editinterface" not in facts.rights:
        return wrong(
            subject,
            f"{facts.name} ne peut pas déployer.",
            f"le mettre dans le groupe « interface-admin » et accorder {ticked(DEPLOYER)} {_WHERE}.",
        )
    if too_many := superfluous(facts.rights, deployer=True):
        return _too_many(subject, facts, too_many, DEPLOYER)
    return ok(subject, f"{facts.name} peut déployer.")


def of_importer(facts: Facts) -> Finding:
    """What the account of imports may do. Its edits are a person's: members look at them."""
    subject = "Compte des importations"
    if facts.blocked:
        return _blocked(subject, facts)
    if lacking := missing(facts.rights, facts.generator):
        said = f"{facts.name} ne peut pas importer, il manque : {', '.join(lacking)}."
        return wrong(subject, said, f"cocher {ticked(IMPORTER)} {_WHERE}.")
    if "bot" in facts.rights:
        return warning(
            subject,
            f"{facts.name} est un robot pour le wiki : les modifications récentes taisent ce qu’il importe.",
            f"l’ôter du groupe « bot », et ne laisser cochés que {ticked(IMPORTER)} {_WHERE}.",
        )
    if too_many := superfluous(facts.rights):
        return _too_many(subject, facts, too_many, IMPORTER)
    return ok(subject, f"{facts.name} peut importer.")


def _account(facts: Facts) -> Finding:
    if facts.blocked:
        return _blocked("Compte", facts)
    return ok("Compte", f"{facts.name} est connecté.")


def _blocked(subject: str, facts: Facts) -> Finding:
    remedy = "demander à un administrateur du wiki de le débloquer."
    return wrong(subject, f"{facts.name} est bloqué ({facts.blocked}).", remedy)


def _too_many(subject: str, facts: Facts, rights: Collection[str], grants: Collection[Grant]) -> Finding:
    """A warning of rights that are of no use there."""
    said = f"{facts.name} a des droits de trop : {', '.join(rights)}."
    return warning(subject, said, f"ne laisser cochés que {ticked(grants)} {_WHERE}.")


def _rights(facts: Facts) -> Finding:
    lacking = missing(facts.rights, facts.generator)
    if lacking:
        return wrong("Droits", f"il manque : {', '.join(lacking)}.", f"cocher {ticked(ROBOT)} {_WHERE}.")
    return ok("Droits", "lire, modifier et créer des pages.")


def _superfluous(facts: Facts) -> Finding:
    too_many = superfluous(facts.rights)
    if too_many:
        return warning(
            "Droits de trop",
            f"{', '.join(too_many)}.",
            f"ne laisser cochés que {ticked(ROBOT)} {_WHERE} : un mot de passe qui fuit ferait moins de dégâts.",
        )
    return ok("Droits de trop", "aucun.")


def _flag(facts: Facts) -> Finding:
    if "bot" in facts.rights:
        return ok("Drapeau de robot", "les modifications sont marquées comme celles d’un robot.")
    return warning(
        "Drapeau de robot",
        "il manque : les modifications du robot encombrent celles des membres.",
        f"mettre {facts.name} dans le groupe « bot » et cocher « {ROBOT[1].words} » {_WHERE}.",
    )


def _limits(facts: Facts) -> Finding:
    hits, seconds = facts.edits
    pace = f"{hits} modifications en {seconds} s" if hits else "sans limite de modifications"
    if "apihighlimits" in facts.rights:
        return ok("Limites de l’API", f"listes de 5 000 pages, {pace}.")
    return warning(
        "Limites de l’API",
        f"listes de 500 pages seulement, {pace} : la lecture est plus longue.",
        f"mettre {facts.name} dans le groupe « bot » et cocher « {ROBOT[1].words} » {_WHERE}.",
    )
