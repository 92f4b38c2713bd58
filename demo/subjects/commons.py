"""The demo's registers: two commons, a brand, two partners, three tools, some rows with gaps."""

from __future__ import annotations

from datetime import date, timedelta

from page import DemoPage, call

Fields = tuple[tuple[str, str], ...]

TOOLS: tuple[Fields, ...] = (
    (
        ("nom", "Le nuage"), ("usage", "Partager des fichiers"), ("hébergement", "Un hébergeur associatif"),
        ("pays", "France"), ("libre", "oui"), ("données personnelles", "noms ; adresses de courriel"),
        ("finalité", "Travailler à plusieurs"), ("durée de conservation", "3 ans après le départ"),
        ("responsable", "Technique"), ("remplace", "Des pièces jointes"),
    ),
    (
        ("nom", "La lettre de nouvelles"), ("usage", "Écrire aux personnes abonnées"), ("libre", "non"),
        ("données personnelles", "adresses de courriel"), ("finalité", "Envoyer la lettre"),
    ),
    (("nom", "Le tableau des clés"), ("usage", "Savoir qui a les clés du local"), ("données personnelles", "aucune")),
)  # fmt: skip


def registers(today: date) -> tuple[DemoPage, ...]:
    """A page for each common and brand, one for all partners, one for all tools."""
    return (_cargo(today), _memory(), _brand(), _partners(today), _tools())


def _cargo(today: date) -> DemoPage:
    sheet = call(
        "Commun",
        ("nom", "Le vélo-cargo partagé"),
        ("description", "Deux vélos-cargos que chaque activité peut emprunter"),
        ("porté par", "Technique ; Les Ateliers du Port"),
        ("défi", "Livrer en ville sans moteur"),
        ("licence", "CC BY-SA 4.0"),
        ("niveau de développement", "en usage"),
        ("ressources recherchées", "Un local fermé ; Des sacoches"),
        ("compétences recherchées", "Soudure ; Illustration"),
        ("domaine", "Logistique"),
        ("site", "https://example.org/velo-cargo"),
        ("vérifié le", (today - timedelta(days=30)).isoformat()),
    )
    spent = call(
        "Dépense",
        ("date", (today - timedelta(days=45)).isoformat()),
        ("budget", "Technique"),
        ("objet", "Freins et chaînes"),
        ("montant", "environ 60 €"),
        ("commun", "Le vélo-cargo partagé"),
        ("état", "payée"),
    )
    return DemoPage("Le vélo-cargo partagé", f"{sheet}\n\n== Dépenses ==\n{spent}")


def _memory() -> DemoPage:
    sheet = call(
        "Commun",
        ("nom", "Mémoire"),
        ("description", "Les récits de la coopérative, à reprendre ailleurs"),
        ("porté par", "Ana Martin"),
        ("niveau de développement", "prototype"),
        ("compétences recherchées", "Traduction ; Mise en page"),
    )
    return DemoPage("Mémoire", f"{sheet}\n\nCe qui y est allé se compte par les contributions du chantier « Mémoire ».")


def _brand() -> DemoPage:
    sheet = call(
        "Marque",
        ("nom", "Tournée Verte"),
        ("domaine", "Livraison à vélo"),
        ("taux", "5 %"),
        ("ouverte", "oui"),
    )
    return DemoPage("Tournée Verte", sheet)


def _partners(today: date) -> DemoPage:
    partners = (
        call(
            "Partenaire",
            ("nom", "Les Ateliers du Port"),
            ("nature", "Association"),
            ("objet", "Partage d'un atelier et de ses outils"),
            ("depuis", f"{today.year - 2}-01-01"),
        ),
        call(
            "Partenaire",
            ("nom", "La Fabrique des Quais"),
            ("nature", "Tiers-lieu"),
            ("objet", "Accueil des journées mensuelles"),
            ("depuis", f"{today.year - 4}-09-01"),
            ("jusqu'au", f"{today.year - 1}-12-31"),
        ),
    )
    return DemoPage("Partenaires", "== Partenaires ==\n" + "\n".join(partners))


def _tools() -> DemoPage:
    return DemoPage("Outils", "== Nos outils ==\n" + "\n".join(call("Outil", *fields) for fields in TOOLS))
