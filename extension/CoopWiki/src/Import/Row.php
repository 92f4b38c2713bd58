<?php

namespace CoopWiki\Import;

use CoopWiki\Wikitext\Inert;

/** One row of a sheet: what it says, what the wiki's modules understood, what becomes of it. */
class Row {
	public const FRESH = 'new';
	public const WRONG = 'wrong';
	public const KNOWN = 'known';
	public const ALIKE = 'alike';
	public const OTHER = 'other';
	public const LEFT = 'left';
	public const LATER = 'later';
	public const TITLE = 'title';
	public const HEADER = 'header';
	public const TOTAL = 'total';
	public const EMPTY = 'empty';
	public const STATES = [
		self::FRESH, self::WRONG, self::KNOWN, self::ALIKE, self::OTHER, self::LATER, self::LEFT,
		self::TITLE, self::HEADER, self::TOTAL, self::EMPTY,
	];

	/** @var int from 1 */
	public $number;
	/** @var string[] as they stand in the sheet */
	public $cells;
	/** @var string[] by field name */
	public $values = [];
	/** @var array of LuaValidator */
	public $verdict = [ 'findings' => [], 'said' => [], 'values' => [], 'sum' => '', 'counted' => null ];
	/** @var string one of STATES */
	public $state = self::EMPTY;

	public function __construct( int $number, array $cells ) {
		$this->number = $number;
		$this->cells = $cells;
	}

	/** Its values as they can stand on a page: all of them text. */
	public function written(): array {
		return Inert::of( $this->values );
	}

	/** Whether it says something that can be a record. */
	public function isRecord(): bool {
		return !in_array( $this->state, [ self::TITLE, self::HEADER, self::TOTAL, self::EMPTY ], true );
	}

	/** The sentences about it. */
	public function sentences( string $severity ): array {
		$found = array_filter( $this->verdict['findings'], static fn ( $one ) => $one['severity'] === $severity );
		return array_column( $found, 'sentence' );
	}
}
