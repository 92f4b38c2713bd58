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
	/** @var array[] name, value, start, end of the value; a value without a name is not one of them */
	public $arguments = [];

	public function __construct( int $start ) {
		$this->start = $start;
	}

	/** The place of a field's value, the last one where it is typed twice; null where there is none. */
	public function argument( array $names ): ?array {
		foreach ( array_reverse( $this->arguments ) as $argument ) {
			if ( in_array( $argument['name'], $names, true ) ) {
				return $argument;
			}
		}
		return null;
	}

	/**
	 * What it says: names and trimmed values.
	 * @return string[]
	 */
	public function values(): array {
		return array_map( 'trim', array_column( $this->arguments, 'value', 'name' ) );
	}
}
