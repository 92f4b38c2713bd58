"""Pages around the books: prose, redirects, a draft, a talk page."""

from __future__ import annotations

from page import DemoPage

_REDIRECTS = (
    ("Cercle technique", "Technique"),
    ("Cercle communication", "Communication"),
    ("Ana", "Utilisateur:Ana Martin"),
    ("Utilisateur:Maëlle Tanguy", "Utilisateur:Maëlle Tanguy-Roche"),
)

_SHORT_VERSION = """== La coopérative en bref ==
Nous sommes cent vingt entrepreneur·es qui partageons une entreprise, ses outils et ses décisions.

=== Qui fait quoi ===
* Neuf [[Cercles|cercles]] prennent soin de ce qui nous est commun.
* Une équipe d'appui de deux personnes et demie tient les comptes et l'accueil.
* Chacun·e peut prendre une tâche, la noter et dire ce qu'elle demande, de 0 à 30 € de l'heure.

=== Où trouver quoi ===
{| class="wikitable"
|+ Les pages utiles
! scope="col" | Page
! scope="col" | Ce qu'on y trouve
|-
| [[Règles]]
| Les chiffres sur lesquels nous nous sommes mis d'accord
|-
| [[Appel du lundi]]
| Le rendez-vous de chaque semaine
|-
| [[Lexique]]
| Les mots de la maison
|}"""

_MONDAY = """== Appel du lundi ==
Chaque lundi à 12 h, trente minutes au téléphone, ouvertes à tout le monde.

# Tour des nouvelles
# Les chiffres du tableau de bord, lus à voix haute
# Les demandes d'aide
# Les rendez-vous de la semaine

La personne qui anime change chaque mois ; le cercle [[Vie coopérative]] tient la liste."""

_DAY = """== Journée mensuelle ==
Un jeudi par mois, toute la journée, dans le local partagé.

Le matin, les cercles se réunissent ; à midi, chacun·e apporte un plat ;
l'après-midi, un atelier interne ou un chantier.
Le covoiturage s'organise dans le salon « [[Vie coopérative|vie coopérative]] »."""

_WORDS = """== Lexique ==
Les mots de la maison, expliqués simplement.

; Bon : la facture interne par laquelle une contribution est payée.
; CAPE : le contrat d'appui des premiers mois, douze mois au plus, renouvelable deux fois.
; CESA : le contrat d'entrepreneur·e salarié·e qui vient ensuite.
; Contribution : ce qu'une personne fait pour la coopérative, le temps passé et ce qu'elle demande.
; Enveloppe : la somme qu'un cercle peut utiliser dans l'année.
; Soucieux, soucieuse : la personne qui garde un œil sur une enveloppe."""

_HOW = """== Noter ses contributions ==
Une ligne par tâche suffit, le jour même ou à la fin du mois.

* Le plus simple est d'ouvrir sa page de l'année et d'ajouter une ligne.
* En réunion, la personne qui prend les notes ajoute les lignes de tout le monde.
* Noter une heure sans rien demander compte aussi : c'est ainsi que se voit le travail commun.

Ce qui s'écrit ressemble à ceci, et cet exemple n'est pas compté :
<pre>
{{Contribution
|date=2026-03-12
|qui=Ana Martin
|cercle=Technique
|quoi=Mise à jour du site
|durée=1h30
|taux=25
}}
</pre>"""


def prose_pages() -> tuple[DemoPage, ...]:
    """Pages without a record."""
    return (
        DemoPage("La coopérative en bref", _SHORT_VERSION),
        DemoPage("Appel du lundi", _MONDAY),
        DemoPage("Journée mensuelle", _DAY),
        DemoPage("Lexique", _WORDS),
        DemoPage("Noter ses contributions", _HOW),
    )


def redirects() -> tuple[DemoPage, ...]:
    """A circle that was renamed and names people are looked up by."""
    return tuple(DemoPage(title, f"#REDIRECTION [[{target}]]") for title, target in _REDIRECTS)


def uncounted_pages(year: int) -> tuple[DemoPage, ...]:
    """A draft and a talk page: their contributions are no source of the books."""
    draft = (
        "{{Brouillon}}\n== Idées pour la fête d'été ==\n"
        "Cette page est un brouillon, rien n'y est compté.\n\n"
        f"{{{{Contribution|date={year}-02-03|qui=Ugo Marchettini|cercle=Vie coopérative"
        "|quoi=Contact avec la fanfare|durée=1h|taux=15}}"
    )
    talk = (
        "== Une ligne oubliée ? ==\nEst-ce que ceci va bien dans mon journal ? Bastien\n\n"
        f"{{{{Contribution|date={year}-02-05|qui=Bastien Vauquelin|cercle=Technique"
        "|quoi=Essais sur téléphone|durée=2h|taux=20}}\n\n"
        "Oui, tout à fait, il suffit de la recopier."
    )
    return DemoPage(f"Fête d'été {year}", draft), DemoPage("Discussion:Technique", talk)
