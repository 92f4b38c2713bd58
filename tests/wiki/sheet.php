<?php
/**
 * Reads sheets as `Spécial:Importer` does, without a wiki: one JSON object a line, from the files named.
 * php sheet.php VENDOR/autoload.php FILE…
 */

require $argv[1];
$of = __DIR__ . '/../../extension/CoopWiki/src/Import/';
require $of . 'Sheet.php';
require $of . 'Columns.php';
set_error_handler( static function ( $number, $message ) {
	throw new ErrorException( $message );
} );

$fields = [];
foreach ( [ 'date' => 'day', 'qui' => 'person', 'durée' => 'duration' ] as $name => $kind ) {
	$fields[] = [ 'name' => $name, 'aliases' => [], 'titles' => [], 'label' => $name, 'required' => true, 'suggested' => true,
		'kind' => $kind ];
}
foreach ( array_slice( $argv, 2 ) as $file ) {
	$begun = hrtime( true );
	$sheet = CoopWiki\Import\Sheet::of( file_get_contents( $file ) );
	$read = [ 'refused' => is_array( $sheet ) ? $sheet[0] : '', 'rows' => is_array( $sheet ) ? [] : array_values( $sheet->rows ) ];
	if ( !is_array( $sheet ) ) {
		$columns = CoopWiki\Import\Columns::find( [ 'fields' => $fields ], $sheet, null );
		$read['headers'] = count( array_filter( $sheet->rows, [ $columns, 'isHeader' ] ) );
		array_map( [ $columns, 'values' ], $sheet->rows );
	}
	echo json_encode( $read + [ 'seconds' => ( hrtime( true ) - $begun ) / 1e9 ], JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR ), "\n";
}
