<?php
/** Names of the special pages. */

$specialPageAliases = [];

/** English */
$specialPageAliases['en'] = [
	'Agenda' => [ 'Agenda' ],
	'Fiche' => [ 'Fiche', 'Record' ],
	'Importer' => [ 'Importer', 'ImportLines' ],
	'MonEspace' => [ 'MonEspace', 'MySpace' ],
];

/** français */
$specialPageAliases['fr'] = [
	'Agenda' => [ 'Agenda' ],
	'Fiche' => [ 'Fiche' ],
	'Importer' => [ 'Importer' ],
	'MonEspace' => [ 'MonEspace', 'Mon espace' ],
];
