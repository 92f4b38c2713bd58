<?php

namespace CoopWiki\Form;

/** The record types, as generated from the robots' own classes: one JSON file each. */
class Schemas {
	private const SUMMED = [ 'euros', 'about', 'cost', 'rate' ];
	private const FOLDER = __DIR__ . '/../../schema';

	/**
	 * Every record type, in display order.
	 * @return array[]
	 */
	public static function all(): array {
		$found = [];
		foreach ( glob( self::FOLDER . '/*.json' ) as $file ) {
			$found[] = json_decode( file_get_contents( $file ), true, 16, JSON_THROW_ON_ERROR );
		}
		usort( $found, static fn ( $one, $other ) => $one['order'] <=> $other['order'] );
		return $found;
	}

	/** A record type by its template's name, in any case, with underscores or not; null for another. */
	public static function find( string $typed ): ?array {
		foreach ( self::all() as $schema ) {
			if ( self::loose( $schema['template'] ) === self::loose( $typed ) ) {
				return $schema;
			}
		}
		return null;
	}

	/** Whether such a record is in a sum, which the robots then tell: a line with an amount or a rate. */
	public static function counts( array $schema ): bool {
		return $schema['layout'] === 'line' && array_intersect( self::SUMMED, array_column( $schema['fields'], 'kind' ) );
	}

	/** The field a parameter name stands for, by its own name or a former one; '' for none. */
	public static function field( array $schema, string $typed ): string {
		foreach ( $schema['fields'] as $field ) {
			foreach ( [ $field['name'], ...$field['aliases'] ] as $name ) {
				if ( self::upper( $name ) === self::upper( $typed ) ) {
					return $field['name'];
				}
			}
		}
		return '';
	}

	private static function loose( string $name ): string {
		return mb_strtolower( trim( strtr( $name, '_', ' ' ) ) );
	}

	private static function upper( string $name ): string {
		$name = trim( strtr( $name, [ '_' => ' ', '’' => "'" ] ) );
		return mb_strtoupper( mb_substr( $name, 0, 1 ) ) . mb_substr( $name, 1 );
	}
}
