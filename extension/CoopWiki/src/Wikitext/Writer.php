<?php

namespace CoopWiki\Wikitext;

/**
 * Writes records into a page and leaves everything else to the letter. What it wrote is read again:
 * where MediaWiki would read anything else than what was meant, nothing is written.
 */
class Writer {
	private $templates;

	public function __construct( Templates $templates ) {
		$this->templates = $templates;
	}

	/**
	 * The text with further records at its end; null where they would not be read as they are meant.
	 * @param string $text
	 * @param array $schema
	 * @param array[] $records values by field name
	 */
	public function appended( string $text, array $schema, array $records ): ?string {
		$new = $text === '' || str_ends_with( $text, "\n" ) ? $text : "$text\n";
		$end = strlen( $new );
		$expected = $this->read( $text );
		foreach ( $records as $values ) {
			$values = $this->filled( $values );
			$expected[strlen( $new )] = $values;
			$new .= $this->call( $schema, $values ) . "\n";
		}
		$found = array_filter(
			$this->read( $new ),
			static fn ( $start ) => $start < $end || isset( $expected[$start] ), ARRAY_FILTER_USE_KEY
		);
		return $found === $expected ? rtrim( $new, "\n" ) : null;
	}

	/**
	 * The text with other values in its n-th record, those of `$values` alone; null as above.
	 * @param string $text
	 * @param int $n from 1
	 * @param string[] $values by field name
	 */
	public function changed( string $text, int $n, array $values ): ?string {
		$record = $this->templates->records( $text )[$n] ?? null;
		if ( !$record ) {
			return null;
		}
		$typed = array_map( [ $this->templates, 'value' ], $values );
		$edit = new Rewriting( $text, $record[0], $record[1], $typed );
		$held = $edit->holds( $this->templates->calls( $text ), $this->templates->calls( $edit->text ) );
		return $held ? $edit->text : null;
	}

	/** One call, as members of this wiki would type it: a line, or a line per field. */
	private function call( array $schema, array $values ): string {
		$line = $schema['layout'] === 'line';
		[ $between, $sign, $end ] = $line ? [ '|', '=', '}}' ] : [ "\n| ", ' = ', "\n}}" ];
		$call = '{{' . $this->templates->name( $schema );
		foreach ( $values as $field => $value ) {
			$call .= $between . $field . $sign . $value;
		}
		return $call . $end;
	}

	/** The values that are not empty, as they can stand in a call. */
	private function filled( array $values ): array {
		$typed = array_map( [ $this->templates, 'value' ], $values );
		return array_filter( $typed, static fn ( $value ) => $value !== '' );
	}

	/** What the calls of a text say, by the places where they start. */
	private function read( string $text ): array {
		$found = [];
		foreach ( $this->templates->calls( $text ) ?? [] as $call ) {
			$found[$call->start] = $call->values();
		}
		return $found;
	}
}
