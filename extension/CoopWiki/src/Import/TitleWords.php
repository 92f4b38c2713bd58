<?php

namespace CoopWiki\Import;

/** Titles that no list names, read by their words as `coopwiki import` reads them: `Nb h`, `Travail fait`. */
class TitleWords {
	private const LONGEST = 3;

	private $said;

	/** @param array $said what each word says, as a type's schema has it */
	public function __construct( array $said ) {
		$this->said = $said;
	}

	/**
	 * What a title is about where each of its words says the same, or nothing; none where a word is unknown.
	 * @param string $title as `Sheet::plain` gives it
	 * @return string[] names of fields
	 */
	public function fields( string $title ): array {
		$words = array_diff( self::words( $title ), $this->said['aside'] );
		$words = array_diff( $words, $this->said['own'] ) ?: $words;
		$dated = array_diff( $words, $this->said['ofDays'] );
		if ( !$words || array_diff( $dated, array_keys( $this->said['known'] ) ) ) {
			return [];
		}
		$isDay = $dated && count( $dated ) < count( $words );
		$about = array_map( fn ( $word ) => $this->said['known'][$word] ?? [], array_values( $isDay ? $dated : $words ) );
		return array_values( array_intersect( ...( $isDay ? [ $this->said['days'], ...$about ] : $about ) ) );
	}

	/** Without the endings of a plural and a feminine. */
	private static function words( string $title ): array {
		preg_match_all( '/[^\W\d_]+|€/u', $title, $found );
		return array_map( [ self::class, 'bare' ], $found[0] );
	}

	private static function bare( string $word ): string {
		foreach ( [ 'sx', 'e', 'e' ] as $ending ) {
			if ( mb_strlen( $word ) > self::LONGEST && str_contains( $ending, mb_substr( $word, -1 ) ) ) {
				$word = mb_substr( $word, 0, -1 );
			}
		}
		return $word;
	}
}
