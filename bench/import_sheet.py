"""How long `coopwiki import` takes for 20,000 rows, as XLSX and as CSV: processor and memory.

python bench/import_sheet.py [ROWS]
"""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

HEAD = ("Date", "Qui", "Cercle", "Quoi", "Durée", "Taux", "Montant")
FIRST = ("Ana", "Paul", "Inès", "Jean-Luc", "Zoé", "Marc", "Lise", "Omar")
LAST = ("Martin", "Roy", "Petit", "Durand", "Leroy", "Faure", "Blanc")
CIRCLES = ("Technique", "Accueil", "Communication")


def main() -> None:
    """Print a row a format."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        for file in (_xlsx(Path(folder) / "a.xlsx", rows), _csv(Path(folder) / "a.csv", rows)):
            print(f"| {file.suffix} | {_measured(file)} |", flush=True)


def _rows(count: int) -> Iterator[tuple[date, str, str, str, float, int, float]]:
    draw = random.Random(1)
    for number in range(count):
        hours, rate = draw.choice((0.5, 1, 1.5, 2, 3.25)), draw.choice((20, 25, 30))
        who = f"{draw.choice(FIRST)} {draw.choice(LAST)}"
        day = date(2022, 1, 1) + timedelta(days=draw.randrange(1_460))
        yield day, who, draw.choice(CIRCLES), f"Travail numéro {number}", hours, rate, hours * rate


def _xlsx(file: Path, count: int) -> Path:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    rows = list(_rows(count))
    for part in range(4):
        sheet = book.create_sheet(f"Partie {part + 1}")
        sheet.append(HEAD)
        for row in rows[part::4]:
            sheet.append(row)
    book.save(file)
    return file


def _csv(file: Path, count: int) -> Path:
    with file.open("w", encoding="cp1252", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(HEAD)
        for day, *texts, hours, rate, amount in _rows(count):
            numbers = (str(hours), f"{rate} €", f"{amount:.2f} €")
            writer.writerow((f"{day:%d/%m/%Y}", *texts, *(number.replace(".", ",") for number in numbers)))
    return file


def _measured(file: Path) -> str:
    """Seconds of processor and megabytes of one run."""
    command = (sys.executable, "-m", "coopwiki.cli", "import", "contribution", str(file))
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=file.parent)
    _, status, usage = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    return f"{usage.ru_utime + usage.ru_stime:.1f} | {usage.ru_maxrss // 1024}"


if __name__ == "__main__":
    main()
