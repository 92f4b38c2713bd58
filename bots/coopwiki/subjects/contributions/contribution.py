"""A contribution: work somebody did for the cooperative, and what they ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar

from coopwiki.core.euros import ZERO, worked
from coopwiki.schema.kinds import Circle, Day, Duration, Euros, Name, Person, Rate, Text
from coopwiki.schema.record import Field, Pair, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(Record):
    """Ce qu’une personne a fait pour la coopérative, le temps passé et ce qu’elle demande."""

    template: ClassVar[str] = "Contribution"
    home: ClassVar[str] = "{user}/Contributions {year}"
    spends: ClassVar[bool] = True
    from_sheets: ClassVar[bool] = True
    worked_out: ClassVar[str] = "montant"
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("cercle", "budget"),)
    needs: ClassVar[tuple[Pair, ...]] = (Pair("taux", "durée", "rate_without_duration", "durée=1h30"),)
    negative_with: ClassVar[tuple[Pair, ...]] = (Pair("durée", "montant", "negative_duration", "montant=−45"),)

    day: Annotated[
        Day,
        Field(
            "date",
            "Jour du travail",
            "2026-03-12",
            role="from",
            titles=(
                "jour",
                "date du travail",
                "journée",
                "quand",
                "date de réalisation",
                "date d’intervention",
                "start date",
                "date de début",
                "day",
                "le",
            ),
        ),
    ]
    who: Annotated[
        Person,
        Field(
            "qui",
            "Personne qui l’a fait",
            "Ana Martin",
            role="actor",
            titles=(
                "prénom+nom",
                "nom+prénom",
                "first name+last name",
                "nom et prénom",
                "prénom et nom",
                "nom prénom",
                "prénom nom",
                "personne",
                "membre",
                "contributeur",
                "contributrice",
                "contributeur·rice",
                "contributeur / contributrice",
                "intervenant",
                "intervenante",
                "intervenant·e",
                "salarié",
                "salariée",
                "entrepreneur",
                "entrepreneuse",
                "entrepreneur·se",
                "associé",
                "par",
                "par qui",
                "fait par",
                "nom",
                "name",
                "member",
                "user",
                "username",
                "utilisateur",
                "utilisatrice",
                "nom d’utilisateur",
                "prénom",
            ),
        ),
    ]
    what: Annotated[
        Text,
        Field(
            "quoi",
            "Ce qui a été fait",
            "Mise à jour du site",
            titles=(
                "description",
                "tâche",
                "tâches",
                "libellé",
                "objet",
                "travail",
                "travail effectué",
                "travail réalisé",
                "action",
                "mission",
                "intitulé",
                "détail",
                "détails",
                "ce qui a été fait",
                "activité",
                "activity",
                "task",
                "nature",
                "commentaire",
                "commentaires",
            ),
        ),
    ]
    circle: Annotated[
        Circle | None,
        Field(
            "cercle",
            "Cercle concerné",
            "Technique",
            role="circle",
            titles=(
                "groupe",
                "pôle",
                "commission",
                "équipe",
                "cercle de travail",
                "groupe de travail",
                "collectif",
                "projet",
                "project",
            ),
        ),
    ] = None
    budget: Annotated[
        Name | None,
        Field(
            "budget",
            "Budget qui paie, si ce n’est pas celui du cercle",
            "Inter-CAE",
            role="budget",
            titles=("ligne budgétaire", "enveloppe", "imputation", "budget imputé"),
        ),
    ] = None
    spent: Annotated[
        Duration | None,
        Field(
            "durée",
            "Temps passé",
            "1h30",
            titles=(
                "heures+minutes",
                "h+min",
                "temps",
                "temps passé",
                "heures",
                "nb heures",
                "nb d’heures",
                "nbre d’heures",
                "nombre d’heures",
                "nombre heures",
                "h",
                "hrs",
                "temps de travail",
                "durée réelle",
                "volume horaire",
                "duration",
                "hours",
                "time",
                "minutes",
                "min",
            ),
        ),
    ] = None
    rate: Annotated[
        Rate | None,
        Field(
            "taux",
            "Euros de l’heure",
            "25",
            titles=(
                "taux horaire",
                "tarif",
                "tarif horaire",
                "prix horaire",
                "coût horaire",
                "€/h",
                "€ / h",
                "euros/h",
                "euros par heure",
                "hourly rate",
                "rate",
            ),
        ),
    ] = None
    lump_sum: Annotated[
        Euros | None,
        Field(
            "montant",
            "Montant forfaitaire",
            "200 €",
            titles=(
                "total",
                "total €",
                "montant total",
                "montant demandé",
                "somme",
                "rétribution",
                "rémunération",
                "prix",
                "à payer",
                "coût",
                "forfait",
                "amount",
                "price",
                "€",
                "euros",
                "total euros",
            ),
        ),
    ] = None
    site: Annotated[
        Text | None,
        Field(
            "chantier",
            "Chantier",
            "Refonte du site",
            titles=("projet", "project", "sous-projet", "thème", "chantier ou projet", "activité", "activity", "task"),
        ),
    ] = None
    brand: Annotated[Name | None, Field("marque", "Marque", "Coursiers du Nord", titles=("brand",))] = None
    slip: Annotated[
        Text | None,
        Field(
            "bon",
            "Numéro du bon, une fois facturé",
            "B-2026-031",
            titles=(
                "n° de bon",
                "numéro de bon",
                "numéro du bon",
                "n° bon",
                "facture",
                "n° de facture",
                "numéro de facture",
            ),
        ),
    ] = None
    settled: Annotated[
        Day | None,
        Field(
            "réglé le",
            "Jour du paiement",
            "2026-04-05",
            titles=(
                "payé le",
                "date de paiement",
                "date de règlement",
                "date du paiement",
                "date du règlement",
                "paiement",
                "règlement",
            ),
        ),
    ] = None

    @property
    def amount(self) -> Decimal:
        """Euros asked for: the lump sum if given, else hours × rate half up to the cent, else 0.00."""
        if self.lump_sum is not None:
            return self.lump_sum
        if self.spent is None or self.rate is None:
            return ZERO
        return worked(self.spent, self.rate)
