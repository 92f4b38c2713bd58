<?php
/** Names of the special pages. */

$specialPageAliases = [];

/** English */
$specialPageAliases['en'] = [
	'Agenda' => [ 'Agenda' ],
	'Fiche' => [ 'Fiche', 'Record' ],
	'Importer' => [ 'Importer', 'ImportLines' ],
];

/** français */
$specialPageAliases['fr'] = [
	'Agenda' => [ 'Agenda' ],
	'Fiche' => [ 'Fiche' ],
	'Importer' => [ 'Importer' ],
];
