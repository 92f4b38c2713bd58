"""A cooperative where every text that members type is hostile, and the pages made of it."""

from __future__ import annotations

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.publishing.robot_page import Published, RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.reports import REPORTS
from ledgers import SHEETS, TODAY, budget, ledger, line

HOSTILE = (
    "<nowiki>}}</nowiki></table><script>alert(1)</script>[[Catégorie:X]]{{Supprimer}}~~~~ http://x.test "
    "<nowiki><!-- coopwiki:fin contributions --></nowiki> [http://y.test z] '''gras''' ''x __NOTOC__ {{!}}- -{x}- "
    "&lt;b&gt; RFC 1 mailto:a@b.test {{{1}}} <ref>r</ref> == t == * # ; : ! {{!}}} <br/> &#91;&#91;"
)  # fmt: skip

NAME = 'Ruse "onclick=alert(1) & __TOC__ ~~~~ Catégorie:X: *#! -(x)- RFC 1 ISBN 2 !!'

PEOPLE_SHOWN = Settings(amounts_by_person="everyone")


def cooperative(text: str, name: str) -> Ledger:
    """A ledger in which everything a member can type is this text or this name."""
    pages = {
        "Carnet": line(quoi=text, bon=text, chantier=text, marque=name, montant="12")
        + line(qui=name, cercle=name, quoi=text, durée="1h", taux="999")
        + line(cercle="", budget=name, quoi="x", montant="5")
        + line(quoi=text, date="2026-12-01")
        + line(qui=name + " 4", cercle=name + " 2", quoi=text, montant="7")
        + "{{Intention|date=2026-03-02|qui="
        + name
        + " 4|budget="
        + name
        + "|quoi="
        + text
        + "|montant=5}}"
        + "{{Réunion|date=2026-06-02|cercle="
        + name
        + "|présents="
        + name
        + " 4|lieu="
        + text
        + "}}"
        + "{{Réunion|date=2026-07-02|heure=9 h|chaque=jeudi|cercle="
        + "".join((name, *(f"|{field}={text}" for field in ("titre", "lieu", "visio", "ouvert à", "remplace"))))
        + "}}{{Règle|nom=appel hebdomadaire|valeur=jeudi 9 h|à partir du=2020-01-01}}{{Action|urgente=oui|cercle="
        + "".join((name, *(f"|{field}={text}" for field in ("quoi", "besoin"))))
        + "}}{{Événement|date=2026-07-02|cercle="
        + "".join((name, *(f"|{field}={text}" for field in ("titre", "heure", "lieu", "lien", "source"))))
        + "}}"
        + line(quoi=text, date=f"demain {text}")
        + line(quoi=text, durée=text, budget=name)[:-2]
        + f"|{name}={text}}}}}",
        "Budgets": budget(décision=text, financeur=text, dépassement="prorata", montant="10")
        + budget(cercle="", nom=name, montant="1", décision=text)
        + "{{Virement|date=2026-03-01|de=Technique|vers="
        + name
        + "|montant=5|décision="
        + text
        + "}}"
        + "{{Règle|nom="
        + name
        + "|valeur="
        + text
        + "|à partir du=2020-01-01}}"
        + "{{Règle|nom=seuils d'alerte d'un budget|valeur=50|à partir du=2020-01-01|source="
        + text
        + "}}"
        + "{{Règle|nom=taux horaire maximum|valeur=30|à partir du=2020-01-01}}",
        "Barèmes": "".join(
            f"{{{{Barème|nom={name}|à partir du={day}|mode=par tranche|source={text}}}}}{{{{Tranche|taux=10}}}}"
            for day in ("2020-01-01", "2021-01-01")
        ),
        "Cercle": "{{Cercle|nom=" + name + " 2|alias=" + name + " 3|raison d'être=" + text + "}}",
        "Proposition": proposed(text, name, "")
        + proposed(text, name, "2|échéance=2026-04-01")
        + proposed(text, name, "3|état=adoptée"),
        "Code social": "{{Article|titre=" + text + "|source=" + text + "}} XX\n" + text,
        "Élection": "{{Élection|rôle="
        + name
        + "|cercle="
        + name
        + "|date=2026-03-01|missions="
        + text
        + "|mandat="
        + text
        + "|proposé="
        + name
        + "|élu="
        + name
        + "|accord=oui}}{{Voix|tour=1|de="
        + name
        + "|pour="
        + name
        + "|raison="
        + text
        + "}}{{Voix|tour=2|pour="
        + name
        + " 9|raison=x}}",
        "Décisions": "{{Décision|date=2026-03-02|où="
        + name
        + "|titre="
        + text
        + "|méthode=veto|texte="
        + text
        + "|proposition="
        + name
        + "|objections="
        + text
        + "|revoir le=2026-04-01}}{{Décision|date=2026-03-03|où="
        + name
        + "|titre="
        + text
        + " 2|méthode=veto|remplace="
        + name
        + "}}{{Décision|titre="
        + text
        + "}}",
        "Profil": "{{Profil|publication=oui|me suggérer=oui|nom="
        + name
        + " 4|activité="
        + text
        + "|compétences="
        + text
        + "|marques="
        + name
        + "|territoire="
        + text
        + "}}",
        "Rôles": "".join(charge(text, name, more) for more in ("", "|titulaire=" + name + "|fin=2026-07-01")),
        "Mandats": "".join(seat(text, name, end) for end in ("", "2026-06-01", "2026-07-01")),
        "Co-budgets": "{{Co-budget|nom="
        + name
        + "|enveloppe=9|ouverture=2026-01-01|clôture=2026-02-02}}"
        + "{{Projet|titre="
        + name
        + "|qui="
        + name
        + "|description="
        + text
        + "}}"
        + "{{Part|qui="
        + name
        + " 4|projet="
        + name
        + "|montant=1}}{{Part|qui=x|projet="
        + name
        + "|montant=99}}",
        "Ailleurs": "<poem>" + line(quoi=text) + "</poem>{{Contribution|date=" + text,
    }
    return ledger(SHEETS | pages)


def proposed(text: str, name: str, more: str) -> str:
    """A proposal with every kind of opinion below it."""
    said = (f"{{{{Avis|qui={name}|position={one}|argument={text}}}}}" for one in ("objection", "question"))
    fields = f"|titre={text} {more}|qui={name}|date=2026-03-01|question={text}|qui décide={name}|cercles={name}|sujet=x"
    return "{{Proposition" + fields + "|article=" + text + "}}" + "".join(said)


def pages(found: Ledger, settings: Settings = PEOPLE_SHOWN, readers: Audience = Audience.EVERYONE) -> list[Published]:
    made, failed = make(REPORTS, context_of(found, TODAY, settings, readers))
    assert failed == ()
    return [page for one in made for page in one.pages]


def texts(found: Ledger) -> dict[str, str]:
    """As members read them: nothing is withheld."""
    found_pages = pages(found, readers=Audience.MEMBERS)
    return {page.title: page.content for page in found_pages if isinstance(page, RobotPage)}


def charge(text: str, name: str, more: str) -> str:
    """A role that is vacant, or held with these fields."""
    fields = f"|nom={name}{len(more)}|cercle={name}|raison d'être={text}|redevabilités={name}"
    return "{{Rôle" + fields + more + "}}{{Rôle" + fields + "|titulaire=" + name + "|fin=2026-01-01}}"


def seat(text: str, name: str, end: str) -> str:
    """A mandate until that day, and a rule about it."""
    fields = f"|instance=cogérance|qui={name}{end}|début=2026-01-01|fin={end}|représente={name}"
    rule = f"|nom=collèges admis pour représenter ({name})|valeur=CAPE|à partir du=2020-01-01|source={text}"
    return "{{Mandat" + fields + "}}{{Règle" + rule + "}}"
