<?php

namespace CoopWiki\Search;

use CoopWiki\Form\Schemas;

/** What a search leads to beside pages of these words: the forms, and what has such a name or title. */
class Finder {
	private const MOST_FORMS = 5;
	private const MOST_TITLES = 8;

	private $titles;
	private $pages;
	private $root;
	private $known;

	public function __construct( $titles, $pages, string $root ) {
		$this->titles = $titles;
		$this->pages = $pages;
		$this->root = $root;
	}

	/**
	 * The record types that the words are about, those first of which most are met: all of them, or two at least.
	 * @return array[] schemas
	 */
	public function forms( string $term ): array {
		$typed = Words::of( $term );
		$scores = $found = [];
		foreach ( $typed ? Schemas::all() : [] as $at => $schema ) {
			$words = Words::of( "{$schema['writing']} {$schema['sought']} {$schema['template']}" );
			$met = $schema['writing'] === '' ? 0 : Words::met( $typed, $words );
			if ( $met >= min( 2, count( $typed ) ) ) {
				$found[$at] = $schema;
				$scores[$at] = 2 * $met + ( Words::met( $typed, Words::of( $schema['writing'] ) ) === count( $typed ) ? 1 : 0 );
			}
		}
		uksort( $found, static fn ( $one, $other ) => $scores[$other] <=> $scores[$one] ?: $one <=> $other );
		return array_slice( $found, 0, self::MOST_FORMS );
	}

	/**
	 * What has all of these words in a name it goes by, or in its kind; that very name first, then the shortest.
	 * @return array[] each with a name, a kind and a page
	 */
	public function named( string $term ): array {
		$typed = Words::of( $term );
		$whole = Words::folded( $term );
		$found = [];
		foreach ( $typed ? $this->all() : [] as $one ) {
			$there = array_filter( [ $one['name'], ...$one['others'] ], static function ( $name ) use ( $typed, $one ) {
				return Words::met( $typed, Words::of( "$name {$one['kind']}" ) ) === count( $typed );
			} );
			if ( $there ) {
				$is = in_array( $whole, array_map( [ Words::class, 'folded' ], $there ), true );
				$found[] = [ $is ? 0 : 1, mb_strlen( $one['name'] ), $one['name'], $one ];
			}
		}
		sort( $found );
		return array_column( array_slice( $found, 0, self::MOST_TITLES ), 3 );
	}

	/** The one page that goes by this very name; '' where none or several do. */
	public function page( string $term ): string {
		$whole = Words::folded( $term );
		$pages = [];
		foreach ( $whole === '' ? [] : $this->all() as $one ) {
			if ( in_array( $whole, array_map( [ Words::class, 'folded' ], [ $one['name'], ...$one['others'] ] ), true ) ) {
				$pages[$one['page']] = true;
			}
		}
		return count( $pages ) === 1 ? (string)array_key_first( $pages ) : '';
	}

	/** What the robots wrote of names, each as they write it; anything else is left out. */
	private function all(): array {
		if ( $this->known === null ) {
			$title = $this->titles->newFromText( $this->root . '/titres.json' );
			$content = $title && $title->exists() ? $this->pages->newFromTitle( $title )->getContent() : null;
			$read = $content ? json_decode( $content->serialize(), true ) : null;
			$listed = is_array( $read['titles'] ?? null ) ? $read['titles'] : [];
			$this->known = array_values( array_filter( $listed, [ self::class, 'isWhole' ] ) );
		}
		return $this->known;
	}

	private static function isWhole( $one ): bool {
		$texts = [ $one['name'] ?? null, $one['kind'] ?? null, $one['page'] ?? null, ...array_values( (array)( $one['others'] ?? [ null ] ) ) ];
		return is_array( $one ) && is_array( $one['others'] ?? null ) && array_filter( $texts, 'is_string' ) === $texts;
	}
}
