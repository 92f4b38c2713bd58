<?php
/** Names of the special page. */

$specialPageAliases = [];

/** English */
$specialPageAliases['en'] = [
	'Agenda' => [ 'Agenda' ],
	'Fiche' => [ 'Fiche', 'Record' ],
];

/** français */
$specialPageAliases['fr'] = [
	'Agenda' => [ 'Agenda' ],
	'Fiche' => [ 'Fiche' ],
];
