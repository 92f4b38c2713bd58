"""A profile: a person of the cooperative, and the names they go by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.core.audience import Audience
from coopwiki.schema.kinds import Day, Name, Names, Person, Text, Texts, YesNo
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Record):
    """Une personne de la coopérative : son nom, son activité et ce qu’elle propose."""

    # The directory shows, of those who say `publication=oui`, what customers look for. An account, a sponsor
    # and who likes to be reminded on their page are the members' own; an address gathered on a page is
    # harvested; who accompanies whom and who gets notes is nobody else's.

    template: ClassVar[str] = "Profil"
    writing: ClassVar[str] = "Me présenter"
    sought: ClassVar[str] = "présentation fiche compétences photo contact présenter"
    foremost: ClassVar[tuple[str, ...]] = ("activité", "compétences")
    from_sheets: ClassVar[bool] = True
    described_by: ClassVar[str] = "nom"
    repeats_told: ClassVar[bool] = True

    name: Annotated[Name, Field("nom", "Prénom et nom", "Ana Martin")]
    aliases: Annotated[Names, Field("alias", "Autres noms", "Ana")] = ()
    account: Annotated[Name | None, Field("compte", "Compte sur le wiki", "Ana", (), Audience.MEMBERS)] = None
    activity: Annotated[Text | None, Field("activité", "Métier ou activité", "Céramiste")] = None
    sector: Annotated[Text | None, Field("secteur", "Secteur d’activité", "Artisanat")] = None
    territory: Annotated[Text | None, Field("territoire", "Territoire", "Lille")] = None
    skills: Annotated[Texts, Field("compétences", "Compétences", "Tournage ; Émaillage")] = ()
    brands: Annotated[Names, Field("marques", "Marques", "Coursiers du Nord")] = ()
    training: Annotated[Text | None, Field("formation proposée", "Formation proposée", "Initiation au tour")] = None
    referent: Annotated[
        Person | None,
        Field(
            "référent",
            "Personne qui accompagne",
            "Paul Roy",
            ("référente", "référent·e"),
            Audience.CIRCLE,
        ),
    ] = None
    accompanied_since: Annotated[
        Day | None,
        Field(
            "référent depuis",
            "Depuis quand cette personne accompagne",
            "2026-01-15",
            ("référente depuis", "référent·e depuis"),
            Audience.CIRCLE,
        ),
    ] = None
    former_referent: Annotated[
        Person | None,
        Field(
            "référent précédent",
            "Qui accompagnait avant elle",
            "Zoé Petit",
            ("référente précédente", "référent·e précédent·e"),
            Audience.CIRCLE,
        ),
    ] = None
    sponsor: Annotated[
        Person | None,
        Field("parrain", "Parrain ou marraine", "Inès Petit", ("marraine",), Audience.MEMBERS),
    ] = None
    contact: Annotated[
        Text | None,
        Field("contact", "Comment la joindre", "ana@exemple.coop", (), Audience.MEMBERS),
    ] = None
    picture: Annotated[Text | None, Field("photo", "Image de ce wiki à montrer dans l’annuaire", "Ana Martin.jpg")] = (
        None
    )
    public: Annotated[YesNo | None, Field("publication", "Figurer dans l’annuaire public", "oui")] = None
    notify: Annotated[
        YesNo | None,
        Field(
            "me prévenir",
            "Recevoir un mot : ligne écartée, mois resté vide, formation confirmée",
            "oui",
            (),
            Audience.CIRCLE,
        ),
    ] = None
    notify_line: Annotated[
        YesNo | None,
        Field(
            "prévenir ligne", "Un mot pour une ligne écartée ; sinon comme « me prévenir »", "oui", (), Audience.CIRCLE
        ),
    ] = None
    notify_opinion: Annotated[
        YesNo | None,
        Field("prévenir avis", "Un mot pour un avis demandé dont l’échéance approche", "oui", (), Audience.CIRCLE),
    ] = None
    notify_objection: Annotated[
        YesNo | None,
        Field("prévenir objection", "Un mot pour une objection à ma proposition", "oui", (), Audience.CIRCLE),
    ] = None
    notify_role: Annotated[
        YesNo | None,
        Field("prévenir rôle", "Un mot pour un rôle ou un mandat à moi qui se termine", "oui", (), Audience.CIRCLE),
    ] = None
    notify_budget: Annotated[
        YesNo | None,
        Field("prévenir budget", "Un mot pour une alerte d’un budget sur lequel je veille", "oui", (), Audience.CIRCLE),
    ] = None
    suggest: Annotated[
        YesNo | None,
        Field(
            "me suggérer",
            "Voir sur sa page du tableau de bord les réunions où rien n’est noté",
            "oui",
            (),
            Audience.MEMBERS,
        ),
    ] = None
    verified: Annotated[Day | None, Field("vérifié le", "Jour de la dernière relecture", "2026-03-12", role="done")] = (
        None
    )
