"""What people write above the columns of their spreadsheets, and the field each title is understood as."""

from __future__ import annotations

import pytest

from coopwiki.importing.header import Wanted
from coopwiki.schema.record import Record, schema_of
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.circles.meeting import Meeting
from coopwiki.subjects.contracts.contract import Contract
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.people.profile import Profile

TITLES: dict[type[Record], dict[str, str]] = {
    Contribution: {
        "day": (
            "Date | Jour | Date (jj/mm/aaaa) | Date d'intervention | Journée du | Date de la tâche | Le | Date "
            "contribution | Date de contribution | Fait le"
        ),
        "who": (
            "Qui | Qui ? | Nom | Prénom | Nom de la personne | Nom Prénom | NOM | Contributeur | Contributrice(s) "
            "| Personne concernée | Entrepreneur.e | Coopérateur | Coopératrice | Sociétaire | Salarié·e | "
            "Intervenant(e) | Nom du contributeur"
        ),
        "circle": (
            "Cercle | Cercle concerné | Nom du cercle | Groupe de travail | Pôle | Commission | Cercle/groupe | "
            "Équipe | GT | Service"
        ),
        "budget": (
            "Budget | Budget concerné | Ligne de budget | Ligne budgétaire | Enveloppe | Budget (cercle) | Budget "
            "payeur"
        ),
        "what": (
            "Quoi | Quoi ? | Description | Travail fait | Tâche réalisée | Tâches effectuées | Objet | Libellé | "
            "Motif | Intitulé de la tâche | Nature du travail | Description de la tâche | Ce que j'ai fait | "
            "Qu'as-tu fait ? | Travaux | Sujet | Mission réalisée | Prestation | Contenu | Activité réalisée | "
            "Descriptif | Désignation | Détail de l'activité"
        ),
        "spent": (
            "Durée | Durée (h) | Temps | Temps passé | Temps passé (h) | Nb h | Nb heures | Nombre d'heures | "
            "Nbre h | Heures | H | Heures effectuées | Heures travaillées | Total heures | Durée totale | Temps "
            "en minutes | Durée en heures décimales | Temps (centièmes) | Nb d'h | Heure(s)"
        ),
        "rate": (
            "Taux | Taux horaire | Tarif/h | €/h | Prix/h | Montant horaire | Rémunération horaire | Salaire "
            "horaire | Rétribution horaire | Coût/h | Tarif horaire demandé | Taux (€/h) | Tarif h | Prix de "
            "l'heure | Tx horaire | Taux hor. | euros/heure"
        ),
        "lump_sum": (
            "Montant | Montant (€) | Montant € | Total | Total € | Somme | Montant demandé | Rétribution | "
            "Rémunération | Montant HT | Total HT | Montant à payer | À payer | Somme due | Coût total | Total en "
            "euros | Prix total | Montant total TTC | €"
        ),
        "slip": "Bon | N° bon | Numéro de bon | Bon n° | Facture n° | N° facture | Réf facture",
        "settled": "Payé le | Réglé le | Date de paiement | Date paiement | Date règlement | Payée le",
    },
    Expense: {
        "day": "Date | Date facture | Date d'achat | Date de l'achat | Date dépense",
        "what": "Quoi | Libellé | Achat | Objet de la dépense | Description de l'achat | Désignation",
        "amount": "Montant | Montant TTC | Prix TTC | Coût | Total TTC (€) | Montant de la dépense | Prix payé",
        "budget": "Budget | Cercle | Poste budgétaire | Budget imputé | Ligne",
        "payee": "Fournisseur | Nom du fournisseur | Vendeur | Magasin | Prestataire",
        "state": "État | Statut",
    },
    Budget: {
        "year": "Année | Exercice | An",
        "amount": "Montant | Budget alloué | Montant voté | Budget voté | Montant accordé | Enveloppe € | Alloué",
        "circle": "Cercle | Groupe",
        "funder": "Financeur | Financé par | Source de financement",
    },
    Profile: {
        "name": "Nom | Nom complet | Prénom Nom | Nom et prénom | Entrepreneur·e",
        "activity": "Activité | Métier | Profession | Activité principale | Métier exercé",
        "territory": "Territoire | Ville | Commune | Lieu | Code postal | Secteur géographique | Localisation",
        "skills": "Compétences | Savoir-faire | Compétences principales",
        "contact": "Email | E-mail | Mail | Téléphone | Tél. | Adresse email | Courriel | Portable",
        "account": "Compte | Compte wiki | Login | Identifiant wiki",
    },
    Meeting: {
        "day": "Date | Date réunion | Date de la réunion | Jour",
        "circle": "Cercle | Cercle concerné | Groupe | Réunion",
        "hour": "Heure | Horaire | Heure de début | Heure début",
        "place": "Lieu | Salle | Lieu de la réunion",
        "present": "Présents | Participants | Personnes présentes | Présent·e·s | Participant(e)s | Présence",
        "agenda": "Ordre du jour | ODJ | Sujets | Sujets abordés | Points à l'ordre du jour",
    },
    Circle: {
        "name": "Nom | Cercle | Nom du cercle",
        "purpose": "Raison d'être | Mission | But | Objectif | Raison d'être du cercle | À quoi ça sert",
        "members": "Membres | Membres du cercle | Composition | Participants | Qui",
    },
    Contract: {
        "who": "Nom | Salarié | Nom du salarié | Nom Prénom | Entrepreneur salarié | Qui",
        "type": "Type | Type de contrat | Contrat | Nature du contrat | Statut",
        "start": (
            "Début | Date de début | Date début contrat | Début de contrat | Date d'entrée | Du | Date embauche | "
            "Date signature"
        ),
        "end": "Fin | Date de fin | Fin de contrat | Date fin contrat | Au | Date d'échéance | Terme",
        "ended": "Fin réelle | Date de sortie | Date sortie | Date de départ réel",
    },
}
ALL = [(type_, name, title) for type_, of in TITLES.items() for name, said in of.items() for title in said.split(" | ")]


@pytest.mark.parametrize(("type_", "name", "title"), ALL, ids=lambda value: value if isinstance(value, str) else "")
def test_a_title_is_understood(type_: type[Record], name: str, title: str) -> None:
    assert list(Wanted(schema_of(type_)).header([title, "?"], 0, 0).fields) == [name]


@pytest.mark.parametrize(
    "title",
    [
        "Heure de début", "Heure début", "Heure de fin", "Total heures restantes", "Heures payées",
        "Montant par jour",
        "Date de naissance du client", "Cercle et budget", "Nom et montant", "N°", "€/jour",
    ],
)  # fmt: skip
def test_a_title_that_may_be_something_else_is_left_to_be_asked(title: str) -> None:
    found = Wanted(schema_of(Contribution)).header([title, "?"], 0, 0).fields
    assert not found.keys() & {"spent", "lump_sum", "rate"}


def test_the_likeliest_column_is_taken_first() -> None:
    titles = ["Nom du cercle", "Date de paiement", "Date", "Nom", "Travail fait", "Nb h", "Montant horaire", "Montant"]
    fields = Wanted(schema_of(Contribution)).header(titles, 0, 0).fields
    assert {name: sources[0].title for name, sources in fields.items()} == {
        "circle": "Nom du cercle",
        "settled": "Date de paiement",
        "day": "Date",
        "who": "Nom",
        "what": "Travail fait",
        "spent": "Nb h",
        "rate": "Montant horaire",
        "lump_sum": "Montant",
    }


@pytest.mark.parametrize(
    ("titles", "rate", "total"),
    [
        ("Date;Duration;Rate;User;Customer;Project;Activity", "", "Rate"),
        ("Date;Duration;Rate;Internal rate;User;Project;Activity", "", "Rate"),
        ("Date;Duration;Hourly rate;Fixed rate;Rate;User;Project;Activity", "Hourly rate", "Rate"),
        ("Date;Duration;Rate;User;Project;Activity", "Rate", ""),
        ("Date;Durée;Taux;Taux horaire;Qui;Quoi;Cercle", "Taux horaire", ""),
        ("Date;Durée;Taux;Montant;Qui;Quoi;Cercle", "Taux", "Montant"),
    ],
)
def test_a_rate_that_is_the_sum_of_the_line_is_no_hourly_rate(titles: str, rate: str, total: str) -> None:
    row = titles.split(";")
    fields = Wanted(schema_of(Contribution)).header(row, 0, len(row)).fields
    assert [fields[name][0].title if name in fields else "" for name in ("rate", "lump_sum")] == [rate, total]


def test_what_a_person_says_of_a_column_stands() -> None:
    row = ["Date", "Rate", "User", "Customer", "Activity"]
    fields = Wanted(schema_of(Contribution), {"rate": ("Rate",)}).header(row, 0, len(row)).fields
    assert fields["rate"][0].title == "Rate"
