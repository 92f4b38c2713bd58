"""A cooperative small enough to add up by hand, as wiki pages; today is 30 June 2026.

Technique has 1000 − 100 = 900 €, Communication 500 + 100 = 600 €. Journal d'Ana asks for 45,00 and 8,33 €
of Technique, Journal de Zoé for 23,33 and 120,00 € of Communication and works 2 h unpaid, the meeting's
page for 15,00 € of Communication and has a mistake on its line 4. In 2025, Technique paid 30,00 € of 800 €.
"""

from __future__ import annotations

PAGES: tuple[tuple[str, str], ...] = (
    ("Technique", "{{Cercle|nom=Technique|raison d'être=Tenir les outils}}"),
    ("Communication", "{{Cercle|nom=Communication|raison d'être=Dire ce qui se fait}}"),
    ("Utilisateur:Ana Martin", "{{Profil|nom=Ana Martin|alias=Ana}}"),
    ("Utilisateur:Zoé Petit", "{{Profil|nom=Zoé Petit}}"),
    ("Règles", "{{Règle|nom=taux horaire maximum|valeur=30 €/h|à partir du=2024-01-01}}"),
    (
        "Budgets votés",
        """{{Budget|année=2025|cercle=Technique|montant=800}}
{{Budget|année=2026|cercle=Technique|montant=1 000,00 €|dépassement=file d'attente}}
{{Budget|année=2026|cercle=Communication|montant=500 €}}
{{Virement|date=2026-02-01|de=Technique|vers=Communication|montant=100}}""",
    ),
    (
        "Journal d'Ana",
        """{{Contribution|date=2026-05-12|qui=Ana|cercle=Technique|quoi=Sauvegardes|durée=1h30|taux=30}}
{{Contribution|date=2/06/2026|qui=Ana Martin|cercle=Technique|quoi=Mises à jour|durée=20 min|taux=25}}""",
    ),
    (
        "Journal de Zoé",
        """{{Contribution|date=2026-06-03|qui=Zoé Petit|cercle=Communication|quoi=Lettre|durée=1h10|taux=20}}
{{Contribution|date=4 juin 2026|qui=Zoé Petit|cercle=Communication|quoi=Affiches|montant=120 €}}
{{Contribution|date=2026-06-05|qui=Zoé Petit|cercle=Communication|quoi=Stand|durée=2h}}""",
    ),
    (
        "Réunion du 9 juin",
        """Présents : Ana, Zoé.

{{Contribution|date=2026-06-09|qui=Ana|cercle=[[Communication]]|quoi=Compte rendu|durée=1h|taux=15}}
{{Contribution|date=2026-06-09|qui=Ana|cercle=Communication|quoi=Rangement|durée=1h75|taux=15}}""",
    ),
    (
        "Journal de 2025",
        "{{Contribution|date=2025-11-03|qui=Zoé Petit|cercle=Technique|quoi=Serveur|durée=2h|taux=15}}",
    ),
)
