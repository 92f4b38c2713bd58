<?php

namespace CoopWiki\Form;

/** What was typed into a form: one record, or one for each person of a meeting. */
class Submission {
	private $schema;
	private $rows;

	public function __construct( array $schema, int $rows ) {
		$this->schema = $schema;
		$this->rows = $rows;
	}

	/**
	 * The records typed, values by field name. A row counts where a person is named.
	 * @param array $data of HTMLForm
	 * @return array[] by the number of their row, from 1; the only one by 0
	 */
	public function records( array $data ): array {
		$common = $this->values( $data, 'f' );
		$found = [];
		for ( $row = 1; $row <= $this->rows; $row++ ) {
			$own = array_filter( $this->values( $data, "r{$row}f" ), static fn ( $value ) => $value !== '' );
			if ( $own ) {
				$found[$row] = $this->ordered( $this->withoutRate( $own ) + $common );
			}
		}
		return $found ?: [ 0 => $common ];
	}

	/** A person whose own rate is 0 asks for none: their record has no rate, whatever the others ask for. */
	private function withoutRate( array $own ): array {
		foreach ( $this->schema['fields'] as $field ) {
			$typed = $field['kind'] === 'rate' ? $own[$field['name']] ?? '' : '';
			if ( preg_match( '~^0+([.,]0+)?\s*(€\s*(/\s*h(eure)?)?)?$~u', $typed ) ) {
				$own[$field['name']] = '';
			}
		}
		return $own;
	}

	/** The name of the field a key stands for, and the row it is in, 0 for none. */
	public function field( string $key ): array {
		preg_match( '/^(?:r(\d+))?f(\d+)$/', $key, $found );
		return [ $this->schema['fields'][(int)$found[2]]['name'], (int)$found[1] ];
	}

	private function values( array $data, string $prefix ): array {
		$found = [];
		foreach ( $this->schema['fields'] as $number => $field ) {
			if ( isset( $data[$prefix . $number] ) ) {
				$found[$field['name']] = trim( strtr( (string)$data[$prefix . $number], [ "\r\n" => "\n" ] ) );
			}
		}
		return $found;
	}

	private function ordered( array $values ): array {
		$order = array_flip( array_column( $this->schema['fields'], 'name' ) );
		uksort( $values, static fn ( $one, $other ) => $order[$one] <=> $order[$other] );
		return $values;
	}
}
