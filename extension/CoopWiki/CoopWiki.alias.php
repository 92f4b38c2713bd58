<?php
/** Names of the special pages. */

$specialPageAliases = [];

/** English */
$specialPageAliases['en'] = [
	'Agenda' => [ 'Agenda' ],
	'Clic' => [ 'Clic', 'Click' ],
	'Fiche' => [ 'Fiche', 'Record' ],
	'Importer' => [ 'Importer', 'ImportLines' ],
	'MonEspace' => [ 'MonEspace', 'MySpace' ],
];

/** français */
$specialPageAliases['fr'] = [
	'Agenda' => [ 'Agenda' ],
	'Clic' => [ 'Clic' ],
	'Fiche' => [ 'Fiche' ],
	'Importer' => [ 'Importer' ],
	'MonEspace' => [ 'MonEspace', 'Mon espace' ],
];
