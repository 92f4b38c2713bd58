<?php

namespace CoopWiki\Form;

/** The fields of a form, for HTMLForm, made from a record type: each is called by its number. */
class Fields {
	private const MOST_RADIOS = 5;
	/** What a person of a meeting has of their own, where a record has it. */
	private const OWN = [ 'duration', 'rate' ];
	private const OWN_LABELS = [
		'person' => 'coopwiki-fiche-person', 'duration' => 'coopwiki-fiche-own', 'rate' => 'coopwiki-fiche-own-rate',
	];
	private const SAME = [ 'duration' => 'coopwiki-fiche-same', 'rate' => 'coopwiki-fiche-same-rate' ];
	private const LONG = [ 'texts' ];
	private const SHORT = [
		'day', 'month', 'year', 'count', 'duration', 'euros', 'about', 'cost', 'rate', 'percent', 'person', 'circle', 'name', 'page',
	];

	private $schema;
	private $names;
	/** @var string[] what each field shows at first, by name */
	private $shown;
	/** @var string[] what is wrong with how a field is typed more than once, by name */
	private $repeated;
	/** @var array[] what each person's fields show at first, by the number of their row, then by name */
	private $people;

	public function __construct( array $schema, Names $names, array $shown, array $repeated, array $people ) {
		$this->schema = $schema;
		$this->names = $names;
		$this->shown = $shown;
		$this->repeated = $repeated;
		$this->people = $people;
	}

	/**
	 * Descriptors by key. A meeting's form asks for `$rows` people, each with a time and a rate of their own.
	 * @param int $rows
	 * @param callable $check given a key, gives what HTMLForm checks the value with
	 */
	public function descriptors( int $rows, callable $check ): array {
		$found = [];
		foreach ( $this->schema['fields'] as $number => $field ) {
			if ( !$rows || $field['kind'] !== 'person' || !$field['required'] ) {
				$found["f$number"] = $this->descriptor( $field ) + [
					'section' => $field['suggested'] ? 'main' : 'more', 'validation-callback' => $check( "f$number" ),
				];
			}
		}
		$main = array_filter( $found, static fn ( $field ) => $field['section'] === 'main' );
		return $main + $this->rows( $rows, $check ) + $found;
	}

	/** The numbers of the fields a meeting's form asks for person by person. */
	public static function several( array $schema ): array {
		$found = [];
		foreach ( $schema['fields'] as $number => $field ) {
			$whose = $field['kind'] === 'person' && $field['required'];
			if ( $whose || ( $found && in_array( $field['kind'], self::OWN, true ) ) ) {
				$found[] = $number;
			}
		}
		return $found;
	}

	private function rows( int $rows, callable $check ): array {
		$found = [];
		for ( $row = 1; $row <= $rows; $row++ ) {
			foreach ( self::several( $this->schema ) as $number ) {
				$field = $this->schema['fields'][$number];
				$first = $row === 1 && $field['required'] ? $this->shown[$field['name']] ?? '' : '';
				$key = "r{$row}f$number";
				$found[$key] = [
					'label-message' => [ self::OWN_LABELS[$field['kind']], $row ], 'section' => 'people',
					'validation-callback' => $check( $key ), 'cssclass' => 'cw-court',
					'default' => $this->people[$row][$field['name']] ?? $first,
				] + $this->same( $field ) + $this->descriptor( [ 'required' => false, 'help' => '' ] + $field );
			}
		}
		return $found;
	}

	/** What a person's empty field says: theirs is everybody's. */
	private function same( array $field ): array {
		$said = self::SAME[$field['kind']] ?? '';
		return $said === '' ? [] : [ 'placeholder-message' => $said ];
	}

	private function descriptor( array $field ): array {
		$shown = $this->shown[$field['name']] ?? '';
		$descriptor = [ 'default' => $shown, 'help-inline' => true ] + $this->input( $field, $shown );
		$descriptor += [ 'cssclass' => in_array( $field['kind'], self::SHORT, true ) ? 'cw-court' : 'cw-long' ];
		$help = ( $descriptor['input'] ?? '' ) === 'date' ? '' : htmlspecialchars( $field['help'] );
		$help = trim( $this->repeated( $field['name'] ) . ' ' . $help );
		if ( $help !== '' ) {
			$descriptor['help'] = $help;
		}
		return $descriptor + ( $field['required']
			? [ 'label-message' => [ 'coopwiki-fiche-required', $field['label'] ] ]
			: [ 'label' => $field['label'] ] );
	}

	/** The sentence about a field that the page has more than once, and what saving does to it; HTML. */
	private function repeated( string $field ): string {
		$said = $this->repeated[$field] ?? '';
		return $said === '' ? '' : '<span class="cw-compris-doute">'
			. wfMessage( 'coopwiki-fiche-repeated' )->plaintextParams( $said )->escaped() . '</span>';
	}

	private function input( array $field, string $shown ): array {
		if ( $field['choices'] ) {
			return $this->choice( $field, $shown );
		}
		if ( $field['kind'] === 'day' && preg_match( '/^(\d{4}-\d\d-\d\d)?$/', $shown ) ) {
			return [ 'class' => NativeField::class, 'input' => 'date' ];
		}
		$long = in_array( $field['kind'], self::LONG, true ) || str_contains( $shown, "\n" )
			|| ( $field['kind'] === 'text' && $this->schema['layout'] === 'sheet' );
		if ( $long ) {
			return [ 'type' => 'textarea', 'rows' => 2 + substr_count( $shown, "\n" ) ];
		}
		$offered = $field['list'] ? $this->names->of( $field['list'] ) : [];
		return $offered
			? [ 'class' => NativeField::class, 'input' => 'text', 'offered' => $offered ]
			: [ 'type' => 'text' ];
	}

	private function choice( array $field, string $shown ): array {
		$words = [];
		foreach ( $field['choices'] as $word ) {
			// A key of digits would become a number, which HTMLForm takes for no label.
			$words[ctype_digit( $word ) ? "{$field['name']} $word" : $word] = $word;
		}
		if ( $shown !== '' && !in_array( $shown, $words, true ) ) {
			// Quoted, what is none of the choices is never taken for one, nor a key of digits for no label.
			$words["« $shown »"] = $shown;
		}
		$type = count( $words ) <= self::MOST_RADIOS ? 'radio' : 'select';
		$none = $field['required'] ? [] : [ wfMessage( 'coopwiki-fiche-none' )->text() => '' ];
		$options = $none + $words;
		// HTMLForm prints the labels of radios as HTML, those of a select as text.
		$labels = $type === 'radio' ? array_map( 'htmlspecialchars', array_keys( $options ) ) : array_keys( $options );
		$class = $type === 'radio' ? [ 'class' => RadioField::class ] : [ 'type' => $type ];
		return $class + [ 'options' => array_combine( $labels, $options ), 'flatlist' => true ];
	}
}
