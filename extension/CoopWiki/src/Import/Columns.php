<?php

namespace CoopWiki\Import;

/** Which columns of a sheet hold which field: found by their titles, or as somebody says. */
class Columns {
	private const TITLES_WITHIN = 30;
	/** How likely a title is that is a field's label, says it with other words beside, or begins with a name of it; below, its names. */
	private const LABEL = 100;
	private const BY_WORDS = 200;
	private const OF_IT = 400;
	private const OF = [ ' de ', ' du ', ' des ', " d'", " de l'", ' en ', ' (' ];
	private const UNITS = '/[(\[]\s*(min|mn|minutes?|s|sec|secondes?|j|jours?|k€)\s*[)\]]|\ben (minutes|secondes|jours)\s*\z/iu';

	/** @var int the row of titles; 0 for none */
	public $header = 0;
	/** @var string[] as they are written, by column from 0 */
	public $titles = [];
	/** @var int[][] columns by field name */
	public $of = [];
	private $schema;
	/** @var string[]|null the titles as they are compared */
	private $bare;

	public function __construct( array $schema ) {
		$this->schema = $schema;
	}

	/**
	 * @param array $schema
	 * @param Sheet $sheet
	 * @param string[]|null $told a field name or '' by column; null for nobody having said
	 */
	public static function find( array $schema, Sheet $sheet, ?array $told ): self {
		$columns = new self( $schema );
		$found = [];
		foreach ( array_slice( $sheet->rows, 0, self::TITLES_WITHIN, true ) as $number => $row ) {
			$here = $columns->matched( $row );
			if ( count( $here ) > max( 1, count( $found ) ) ) {
				[ $columns->header, $columns->titles, $found ] = [ $number, $row, $here ];
			}
		}
		$columns->titles = array_pad( $columns->titles, max( array_map( 'count', $sheet->rows ) ), '' );
		$columns->of = $told === null ? $found : $columns->told( $told );
		return $columns;
	}

	/** Whether a row repeats the titles. */
	public function isHeader( array $row ): bool {
		$this->bare ??= self::bare( $this->titles );
		return $this->header && self::bare( $row ) === $this->bare;
	}

	private static function bare( array $cells ): array {
		return array_filter( array_map( [ Sheet::class, 'plain' ], $cells ), 'strlen' );
	}

	/** The field a column holds; '' for none. */
	public function field( int $column ): string {
		foreach ( $this->of as $field => $columns ) {
			if ( in_array( $column, $columns, true ) ) {
				return $field;
			}
		}
		return '';
	}

	/**
	 * What a row says.
	 * @param string[] $row
	 * @return string[] by field name, in the order of the fields; empty cells are left out
	 */
	public function values( array $row ): array {
		$found = [];
		foreach ( $this->schema['fields'] as $field ) {
			$cells = [];
			foreach ( $this->of[$field['name']] ?? [] as $column ) {
				$cells[$column] = $this->withUnit( $row[$column] ?? '', $this->titles[$column] ?? '' );
			}
			$value = self::joined( $field['kind'], array_filter( $cells, 'strlen' ) );
			if ( $value !== '' ) {
				$found[$field['name']] = $value;
			}
		}
		return $found;
	}

	private static function joined( string $kind, array $cells ): string {
		if ( $kind === 'duration' && count( $cells ) === 2 && ctype_digit( implode( '', $cells ) ) ) {
			return vsprintf( '%dh%02d', array_values( $cells ) );
		}
		return implode( $kind === 'person' ? ' ' : ', ', $cells );
	}

	private function withUnit( string $cell, string $title ): string {
		$bare = preg_match( '/\A-?[0-9]+(?:[.,][0-9]+)?\z/', $cell ) && preg_match( self::UNITS, $title, $found );
		return $bare ? "$cell " . strtr( mb_strtolower( end( $found ) ), [ 'minutes' => 'min', 'minute' => 'min', 'mn' => 'min' ] ) : $cell;
	}

	private function told( array $told ): array {
		$found = [];
		foreach ( $told as $column => $field ) {
			if ( in_array( $field, array_column( $this->schema['fields'], 'name' ), true ) ) {
				$found[$field][] = $column;
			}
		}
		return array_map( fn ( $columns ) => $this->firstNameFirst( $columns ), $found );
	}

	private function firstNameFirst( array $columns ): array {
		usort( $columns, fn ( $one, $other ) => $this->rank( $one ) <=> $this->rank( $other ) ?: $one <=> $other );
		return $columns;
	}

	private function rank( int $column ): int {
		return (int)!in_array( Sheet::plain( $this->titles[$column] ?? '' ), [ 'prenom', 'prenoms', 'first name' ], true );
	}

	/** Columns by field name, if this is the row of titles: what has to be there first, then the likeliest. */
	private function matched( array $row ): array {
		$places = array_flip( array_reverse( array_filter( array_map( [ Sheet::class, 'plain' ], $row ), 'strlen' ), true ) );
		$found = $taken = [];
		foreach ( $this->likely( $places ) as [ , , , $field, $columns ] ) {
			if ( !isset( $found[$field] ) && !array_intersect( $columns, $taken ) ) {
				$found[$field] = $columns;
				$taken = [ ...$taken, ...$columns ];
			}
		}
		return $found;
	}

	private function likely( array $places ): array {
		$found = $known = [];
		foreach ( $this->schema['fields'] as $field ) {
			foreach ( self::names( $field ) as $rank => $name ) {
				$known += [ Sheet::plain( $name ) => true ];
				$parts = array_map( [ Sheet::class, 'plain' ], explode( '+', $name ) );
				$columns = array_map( static fn ( $part ) => $places[$part] ?? null, $parts );
				if ( !in_array( null, $columns, true ) ) {
					$found[] = self::ranked( $field, $rank - self::LABEL * ( count( $parts ) - 1 ), $columns );
				}
			}
		}
		foreach ( array_diff_key( $places, $known ) as $title => $column ) {
			foreach ( $this->byWords( (string)$title ) ?: $this->ofIt( (string)$title ) as [ $rank, $field ] ) {
				$found[] = self::ranked( $field, $rank, [ $column ] );
			}
		}
		sort( $found );
		return $found;
	}

	/** What a field may be called, by how likely each is. */
	private static function names( array $field ): array {
		return [ $field['name'], ...$field['aliases'], ...$field['titles'] ] + [ self::LABEL => $field['label'] ];
	}

	private static function ranked( array $field, int $rank, array $columns ): array {
		return [ (int)!$field['required'], (int)!$field['suggested'], $rank, $field['name'], $columns ];
	}

	/** The fields that all words of a title are about, each with its rank. */
	private function byWords( string $title ): array {
		$found = [];
		$about = isset( $this->schema['words'] ) ? ( new TitleWords( $this->schema['words'] ) )->fields( $title ) : [];
		foreach ( $this->schema['fields'] as $place => $field ) {
			if ( in_array( $field['name'], $about, true ) ) {
				$found[] = [ self::BY_WORDS + $place, $field ];
			}
		}
		return $found;
	}

	/** The fields whose name a title begins with: `date de la séance`. */
	private function ofIt( string $title ): array {
		$found = [];
		foreach ( $this->schema['fields'] as $field ) {
			foreach ( array_diff_key( self::names( $field ), [ self::LABEL => true ] ) as $rank => $name ) {
				$begins = array_map( static fn ( $of ) => Sheet::plain( $name ) . $of, self::OF );
				if ( array_filter( $begins, static fn ( $begin ) => str_starts_with( $title, $begin ) ) ) {
					$found[] = [ self::OF_IT + $rank, $field ];
				}
			}
		}
		return $found;
	}
}
