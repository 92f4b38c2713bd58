<?php
/** Names of the special page. */

$specialPageAliases = [];

/** English */
$specialPageAliases['en'] = [
	'Fiche' => [ 'Fiche', 'Record' ],
];

/** français */
$specialPageAliases['fr'] = [
	'Fiche' => [ 'Fiche' ],
];
