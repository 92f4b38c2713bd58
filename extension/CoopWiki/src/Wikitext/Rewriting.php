<?php

namespace CoopWiki\Wikitext;

use CoopWiki\Form\Schemas;

/** One record of a text with other values: the new text, and whether it is read as meant. */
class Rewriting {
	/** @var string */
	public $text;
	private $call;
	/** @var string[] what the call is to say, by typed name */
	private $expected;
	/** @var int how much longer the text is */
	private $growth;

	/**
	 * @param string $text
	 * @param array $schema
	 * @param Call $call of that text
	 * @param string[] $values new values by field name; an empty one leaves the field empty, a field
	 *  typed more than once keeps its last place
	 */
	public function __construct( string $text, array $schema, Call $call, array $values ) {
		$this->call = $call;
		$this->expected = $call->values();
		$edits = [];
		$further = '';
		foreach ( $values as $field => $value ) {
			$value = trim( $value );
			$places = $this->places( $schema, $field );
			foreach ( array_slice( $places, 1 ) as $former ) {
				unset( $this->expected[$former['name']] );
				$edits[$former['from']] = [ $former['end'], '' ];
			}
			if ( $places ) {
				$this->expected[$places[0]['name']] = $value;
				$edits[$places[0]['start']] = [ $places[0]['end'], self::kept( $places[0]['value'], $value ) ];
			} elseif ( $value !== '' ) {
				$this->expected[$field] = $value;
				$further .= $this->further( $text, $field, $value );
			}
		}
		$this->text = $this->applied( $text, $edits, $further );
		$this->growth = strlen( $this->text ) - strlen( $text );
	}

	/**
	 * Whether the calls read in the new text are those of the old one, but for this one's values.
	 * @param Call[]|null $before
	 * @param Call[]|null $after
	 */
	public function holds( ?array $before, ?array $after ): bool {
		if ( $before === null || $after === null ) {
			return false;
		}
		$end = $this->call->end;
		return $this->outline( $before, $end, 0 ) === $this->outline( $after, $end + $this->growth, $this->growth )
			&& $this->says( $after );
	}

	/** The calls that are not inside this one: place in the old text, name, and names of arguments. */
	private function outline( array $calls, int $end, int $growth ): array {
		$found = [];
		foreach ( $calls as $call ) {
			if ( $call->start <= $this->call->start || $call->start >= $end ) {
				$start = $call->start >= $end ? $call->start - $growth : $call->start;
				$last = $call->end >= $end ? $call->end - $growth : $call->end;
				$around = $call->start <= $this->call->start && $call->end >= $end;
				$found[] = [ $start, $last, $call->name, $around ? null : $call->values() ];
			}
		}
		return $found;
	}

	private function says( array $after ): bool {
		foreach ( $after as $call ) {
			if ( $call->start === $this->call->start ) {
				return $call->values() == $this->expected;
			}
		}
		return false;
	}

	private function places( array $schema, string $field ): array {
		$names = array_column( $this->call->arguments, 'name' );
		return $this->call->places( array_values( array_filter(
			$names, static fn ( $name ) => Schemas::field( $schema, $name ) === $field
		) ) );
	}

	/** The new value between the blanks that stood around the old one. */
	private static function kept( string $old, string $value ): string {
		if ( trim( $old ) === '' ) {
			return $value === '' ? $old : rtrim( $old, "\n" ) . $value . ( str_ends_with( $old, "\n" ) ? "\n" : '' );
		}
		preg_match( '/^([ \t\n\r\0\x0B]*).*?([ \t\n\r\0\x0B]*)$/s', $old, $blanks );
		return $blanks[1] . $value . $blanks[2];
	}

	private function further( string $text, string $field, string $value ): string {
		$call = substr( $text, $this->call->start, $this->call->end - $this->call->start );
		return str_ends_with( $call, "\n}}" ) ? "| $field = $value\n" : "|$field=$value";
	}

	private function applied( string $text, array $edits, string $further ): string {
		$end = $this->call->end - 2;
		$text = substr( $text, 0, $end ) . $further . substr( $text, $end );
		krsort( $edits );
		foreach ( $edits as $start => [ $end, $value ] ) {
			$text = substr_replace( $text, $value, $start, $end - $start );
		}
		return $text;
	}
}
