<?php

namespace CoopWiki\Search;

use Normalizer;

/** The words of a text as people look for them: without case, accents, the plural's s or x, and words that say nothing of what is looked for. */
class Words {
	private const LITTLE = [
		'a', 'ajouter', 'au', 'aux', 'avec', 'ce', 'ces', 'cette', 'comment', 'creer', 'd', 'dans', 'de', 'des', 'dire', 'du',
		'ecrire', 'en', 'et', 'faire', 'il', 'j', 'je', 'l', 'la', 'le', 'les', 'm', 'ma', 'me', 'mes', 'mon', 'ne', 'nos',
		'noter', 'notre', 'nouveau', 'nouvelle', 'on', 'ou', 'par', 'pour', 'qu', 'que', 'qui', 's', 'sa', 'saisir', 'se',
		'ses', 'son', 'sur', 'un', 'une', 'veux', 'voudrais',
	];

	/**
	 * The words of a text, each once.
	 * @return string[]
	 */
	public static function of( string $text ): array {
		$found = array_map( [ self::class, 'single' ], self::split( $text ) );
		return array_values( array_unique( array_diff( $found, array_map( [ self::class, 'single' ], self::LITTLE ) ) ) );
	}

	/** A text as one compares names: letters and digits alone. */
	public static function folded( string $text ): string {
		return implode( ' ', self::split( $text ) );
	}

	/**
	 * How many of the words that were typed begin one of those; three letters at least, or the whole word.
	 * @param string[] $typed
	 * @param string[] $there
	 */
	public static function met( array $typed, array $there ): int {
		return count( array_filter( $typed, static function ( $one ) use ( $there ) {
			foreach ( $there as $other ) {
				if ( $one === $other || ( strlen( $one ) > 2 && str_starts_with( $other, $one ) ) ) {
					return true;
				}
			}
			return false;
		} ) );
	}

	private static function split( string $text ): array {
		$plain = Normalizer::normalize( strtr( mb_strtolower( $text ), [ 'œ' => 'oe', 'æ' => 'ae' ] ), Normalizer::FORM_D );
		$plain = preg_replace( '~\p{Mn}+~u', '', (string)$plain );
		return preg_split( '~[^\p{L}\p{N}]+~u', (string)$plain, -1, PREG_SPLIT_NO_EMPTY );
	}

	private static function single( string $word ): string {
		return strlen( $word ) > 3 ? preg_replace( '~[sx]$~', '', $word ) : $word;
	}
}
