<?php

namespace CoopWiki\Wikitext;

/** One template call on a page: where it stands, in bytes, and its arguments in the order typed. */
class Call {
	/** @var int */
	public $start;
	/** @var int after its closing braces */
	public $end = 0;
	/** @var string as typed, without comments */
	public $name = '';
	/** @var array[] name, value, start, end of the value, from its `|`; a value without a name is not one of them */
	public $arguments = [];

	public function __construct( int $start ) {
		$this->start = $start;
	}

	/**
	 * The places of a field's values, the last one first: it is the one MediaWiki shows.
	 * @return array[]
	 */
	public function places( array $names ): array {
		return array_values( array_filter(
			array_reverse( $this->arguments ), static fn ( $argument ) => in_array( $argument['name'], $names, true )
		) );
	}

	/**
	 * All that was typed, of a name given twice each value: its name goes on with an underscore, as
	 * which nothing but what tells them apart is changed.
	 * @return string[]
	 */
	public function apart(): array {
		$found = [];
		foreach ( $this->arguments as $argument ) {
			$name = $argument['name'];
			while ( isset( $found[$name] ) ) {
				$name .= '_';
			}
			$found[$name] = trim( $argument['value'] );
		}
		return $found;
	}

	/** Whether a name is given more than once. */
	public function repeats(): bool {
		return count( $this->values() ) < count( $this->arguments );
	}

	/**
	 * What it says: names and trimmed values.
	 * @return string[]
	 */
	public function values(): array {
		return array_map( 'trim', array_column( $this->arguments, 'value', 'name' ) );
	}
}
