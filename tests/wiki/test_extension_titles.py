"""The page that takes a spreadsheet's rows reads titles as `coopwiki import` does."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from coopwiki.importing.header import Wanted, plain_title
from coopwiki.schema.record import schema_of
from coopwiki.subjects.contributions.contribution import Contribution
from unit.test_import_titles import TITLES
from wiki.forms import EXTENSION

READ = r"""
foreach ( [ 'TitleWords', 'Sheet', 'Columns' ] as $class ) {
	require "$argv[1]/src/Import/$class.php";
}
$asked = json_decode( stream_get_contents( STDIN ), true );
$schema = json_decode( file_get_contents( "$argv[1]/schema/Contribution.json" ), true );
$found = [];
foreach ( $asked as $titles ) {
	$sheet = ( new ReflectionClass( 'CoopWiki\Import\Sheet' ) )->newInstanceWithoutConstructor();
	$sheet->rows = [ 1 => $titles ];
	$columns = CoopWiki\Import\Columns::find( $schema, $sheet, null );
	$found[] = [
		array_map( [ $columns, 'field' ], array_keys( $titles ) ),
		array_map( [ 'CoopWiki\Import\Sheet', 'plain' ], $titles ),
	];
}
echo json_encode( $found );
"""
SCHEMA = schema_of(Contribution)
NAMES = {column.attribute: column.field.name for column in SCHEMA.columns}
ALONE = [title for of in TITLES[Contribution].values() for title in of.split(" | ")]
OTHERS = [
    title
    for type_, of in TITLES.items()
    if type_ is not Contribution
    for said in of.values()
    for title in said.split(" | ")
]
NEAR = [
    "Heure de début", "Heure de fin", "Total heures restantes", "Heures payées", "Montant par jour", "Cercle et budget",
    "Nom et montant", "N°", "€/jour", "Durée réelle de la tâche", "Temps total passé", "Coût horaire réel", "2025",
    "Salarié·e·s concerné·e·s", "Prix (k€)", "Temps en centièmes", "Montant en milliers d'euros",
]  # fmt: skip
SURE = {"day": "Date", "who": "Qui", "slip": "Bon"}


def beside(title: str) -> list[str]:
    """A title between two that are sure, of other fields."""
    return [title, *[sure for name, sure in SURE.items() if title not in TITLES[Contribution][name].split(" | ")][:2]]


ROWS = [beside(title) for title in (*ALONE, *NEAR)]
TOGETHER = [
    ["Nom du cercle", "Date de paiement", "Date", "Nom", "Travail fait", "Nb h", "Montant horaire", "Montant"],
    ["Jour travaillé", "Prénom", "Nom", "Missions réalisées", "Heures", "Minutes", "Équipe concernée", "Total"],
]


def in_python(titles: list[str]) -> list[str]:
    """The field of each column."""
    fields = Wanted(SCHEMA).header(titles, 0, 0).fields
    return [
        next((NAMES[name] for name, sources in fields.items() if place in sources[0].columns), "")
        for place in range(len(titles))
    ]


@pytest.fixture(scope="module")
def in_php() -> list[tuple[list[str], list[str]]]:
    """The same as the page says it, and the titles as it compares them."""
    return asked([*ROWS, *TOGETHER, *([title, "Date"] for title in OTHERS)])


def asked(rows: list[list[str]]) -> list[tuple[list[str], list[str]]]:
    command = ["php", "-r", READ, "--", str(Path(EXTENSION))]
    done = subprocess.run(command, input=json.dumps(rows), capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    return [(fields, plain) for fields, plain in json.loads(done.stdout)]


def test_every_title_that_the_command_knows_is_known_to_the_page(in_php: list[tuple[list[str], list[str]]]) -> None:
    read = {tuple(titles): fields for titles, (fields, _) in zip(ROWS, in_php, strict=False)}
    expected = {tuple(titles): in_python(titles) for titles in ROWS}
    assert read == expected
    assert all(fields[0] for titles, fields in read.items() if titles[0] in ALONE)


def test_titles_side_by_side_are_shared_out_alike(in_php: list[tuple[list[str], list[str]]]) -> None:
    for fields, _ in in_php[len(ROWS) : len(ROWS) + len(TOGETHER)]:
        assert "" not in fields
    assert in_php[len(ROWS)][0] == in_python(TOGETHER[0])


def test_titles_are_compared_without_what_makes_no_difference(in_php: list[tuple[list[str], list[str]]]) -> None:
    said = [title for titles in (*ROWS, *TOGETHER, *([title, "Date"] for title in OTHERS)) for title in titles]
    assert [plain for _, titles in in_php for plain in titles] == [plain_title(title) for title in said]
