<?php

namespace CoopWiki\Import;

/** What somebody chose and mended on the page of the rows: all that a request says, and nothing of it believed. */
class Choices {
	private $request;
	private $schema;
	/** @var string[][] mended values by row and number of field, from before and now */
	public $mended;

	public function __construct( $request, array $schema ) {
		$this->request = $request;
		$this->schema = $schema;
		$this->mended = $this->mended();
	}

	/** The field each column holds; null where nobody was asked yet. */
	public function columns(): ?array {
		$found = [];
		for ( $column = 0; $column < Sheet::MOST_COLUMNS && $this->request->getCheck( "col$column" ); $column++ ) {
			$found[] = $this->request->getText( "col$column" );
		}
		return $found ?: null;
	}

	/** What a field is where a row says nothing of it. */
	public function common( int $field ): ?string {
		return $this->request->getCheck( "tout$field" ) ? trim( $this->request->getText( "tout$field" ) ) : null;
	}

	/** The only person whose rows are wanted; null where nobody was asked, '' for everybody. */
	public function person(): ?string {
		return $this->request->getCheck( 'personne' ) ? $this->request->getText( 'personne' ) : null;
	}

	public function leavesOut( int $row ): bool {
		return $this->request->getCheck( "sans$row" );
	}

	public function keeps( int $row ): bool {
		return $this->request->getCheck( "avec$row" );
	}

	/** Whether a row that is understood is asked to be changed too. */
	public function opens( int $row ): bool {
		return $this->request->getInt( 'ouvrir' ) === $row;
	}

	/** Whether PHP dropped the end of what was sent, which it does without a word past `max_input_vars`. */
	public function isCut(): bool {
		return $this->request->getCheck( 'lignes' ) && !$this->request->getCheck( 'fin' );
	}

	/** What was changed before, and now: a field that still says what it was shown with was not. */
	private function mended(): array {
		$found = $this->cells( 'corrige' );
		$shown = $this->cells( 'montre' );
		foreach ( $this->request->getValueNames() as $name ) {
			if ( preg_match( '/\Ac(\d{1,4})_(\d{1,2})\z/', $name, $at ) && isset( $this->schema['fields'][(int)$at[2]] ) ) {
				$value = trim( $this->request->getText( $name ) );
				if ( $value !== ( $shown[(int)$at[1]][(int)$at[2]] ?? null ) ) {
					$found[(int)$at[1]][(int)$at[2]] = $value;
				}
			}
		}
		return $found;
	}

	/** Values by row and number of field, from a hidden field. */
	private function cells( string $name ): array {
		$found = [];
		$read = json_decode( $this->request->getText( $name ), true );
		foreach ( is_array( $read ) ? $read : [] as $row => $values ) {
			foreach ( is_array( $values ) ? $values : [] as $field => $value ) {
				if ( is_int( $row ) && isset( $this->schema['fields'][$field] ) && is_string( $value ) ) {
					$found[$row][$field] = $value;
				}
			}
		}
		return $found;
	}
}
