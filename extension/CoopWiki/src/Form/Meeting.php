<?php

namespace CoopWiki\Form;

/** The last meeting of a page: one record a person, alike but for what each person has of their own. */
class Meeting {
	/** As many as a meeting's form has rows. */
	public const MOST = 30;
	/** What belongs to one line alone: it is not repeated. */
	private const ONCE = [ 'bon' => 1, 'réglé le' => 1 ];

	private $own;
	/** @var array[] the records, values by field name; one alone where the last record is no meeting's */
	private $records = [];

	/** @param array[] $records those of a page, in their order, values by field name */
	public function __construct( array $schema, array $records ) {
		$this->own = array_flip( array_map( static fn ( $number ) => $schema['fields'][$number]['name'], Fields::several( $schema ) ) );
		foreach ( array_reverse( $records ) as $record ) {
			$record = array_diff_key( $record, self::ONCE );
			if ( $this->records && !$this->belongs( $record ) ) {
				break;
			}
			array_unshift( $this->records, $record );
		}
	}

	/** Whether a record is of the meeting that those below it are of: of somebody else, and alike for the rest. */
	private function belongs( array $record ): bool {
		$person = array_key_first( $this->own );
		$same = $person !== null && count( $this->records ) < self::MOST
			&& !in_array( $record[$person] ?? '', array_column( $this->records, $person ), true );
		return $same && $this->shared( $record ) === $this->shared( $this->records[0] );
	}

	private function shared( array $record ): array {
		$shared = array_diff_key( $record, $this->own );
		ksort( $shared );
		return $shared;
	}

	/** How many people it had; 0 for one record, or none. */
	public function size(): int {
		return count( $this->records ) > 1 ? count( $this->records ) : 0;
	}

	/** Whether nothing of this type was written yet. */
	public function isNone(): bool {
		return $this->records === [];
	}

	/**
	 * What a form shows at first: of several people's what all of them share, else the last record.
	 * @return string[] by field name
	 */
	public function shown( bool $several ): array {
		return $several && $this->size() ? $this->common() : ( end( $this->records ) ?: [] );
	}

	/**
	 * What all of its records say; of a time or a rate that isn't everybody's, nothing.
	 * @return string[] by field name
	 */
	private function common(): array {
		$found = $this->records[0] ?? [];
		foreach ( array_slice( $this->records, 1 ) as $record ) {
			$found = array_intersect_assoc( $found, $record );
		}
		return $found;
	}

	/**
	 * What each person has of their own.
	 * @return array[] values by field name, by the number of their row, from 1
	 */
	public function people(): array {
		$shared = $this->common();
		$own = array_map( fn ( $record ) => array_diff_assoc( array_intersect_key( $record, $this->own ), $shared ), $this->records );
		return $this->size() ? array_combine( range( 1, count( $own ) ), $own ) : [];
	}
}
