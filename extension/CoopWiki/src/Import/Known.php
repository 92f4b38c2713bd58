<?php

namespace CoopWiki\Import;

use CoopWiki\Form\EditRecord;
use CoopWiki\Form\Pages;
use CoopWiki\LuaValidator;
use CoopWiki\Wikitext\Templates;

/** Records that somebody's pages hold already: each is met once by a row that says the same. */
class Known {
	/** What is often added to a line afterwards. */
	private const LATER = [ 'bon' => 1, 'réglé le' => 1 ];

	private $schema;
	/** @var array[] canonical values of records that no row has met yet */
	private $left = [];

	public function __construct( array $schema ) {
		$this->schema = $schema;
	}

	/** Those of some years on their author's pages. */
	public static function of(
		array $schema, array $years, string $user, Pages $pages, Templates $templates, LuaValidator $verdict
	): self {
		$typed = [];
		foreach ( $pages->ofYears( $schema, $user, $years ) as $title ) {
			foreach ( $templates->records( $pages->text( $title->getLatestRevID() ) ?? '' ) as [ $found, $call ] ) {
				if ( $found['template'] === $schema['template'] ) {
					$typed[] = array_filter( EditRecord::read( $schema, $call ), 'strlen' );
				}
			}
		}
		$known = new self( $schema );
		$known->left = array_column( $verdict->many( $schema['template'], $typed ), 'values' );
		return $known;
	}

	/** Whether a record says all that a row says; it then stands for this row alone. */
	public function meets( array $values ): bool {
		return $this->take( array_diff_key( $values, self::LATER ) );
	}

	/** Whether one that no row has met has the same day, person and words, and says something else. */
	public function resembles( array $values ): bool {
		$required = array_column( array_filter( $this->schema['fields'], static fn ( $field ) => $field['required'] ), 'name', 'name' );
		$those = array_intersect_key( $values, $required );
		return count( $those ) === count( $required ) && $this->take( $those );
	}

	private function take( array $values ): bool {
		foreach ( $values ? $this->left : [] as $number => $record ) {
			if ( self::same( $values, array_intersect_key( $record, $values ) ) ) {
				unset( $this->left[$number] );
				return true;
			}
		}
		return false;
	}

	private static function same( array $one, array $other ): bool {
		ksort( $one );
		ksort( $other );
		return self::loose( $one ) === self::loose( $other );
	}

	private static function loose( array $values ): string {
		return mb_strtolower( json_encode( $values, JSON_UNESCAPED_UNICODE ) );
	}
}
