<?php

namespace CoopWiki\Agenda;

use UtfNormal\Validator;

/** The calendars of circles, from the data pages the robots write: what is open to everybody, and all of it. */
class Feeds {
	private const MOST_BYTES = 180;
	private const SIGNS = [
		"\u{22C5}" => '·', "\u{2027}" => '·', '’' => "'", "\u{2010}" => '-', "\u{2011}" => '-', "\u{2012}" => '-',
		"\u{2013}" => '-', "\u{2212}" => '-',
	];

	private $titles;
	private $pages;
	private $root;

	public function __construct( $titles, $pages, string $root ) {
		$this->titles = $titles;
		$this->pages = $pages;
		$this->root = $root;
	}

	/**
	 * A circle's calendar as iCalendar; null where there is none, as where nothing of it is open to everybody.
	 * @param string $circle
	 * @param bool $all whether the reader may see what is not open to everybody
	 */
	public function of( string $circle, bool $all ): ?string {
		$found = $this->read( $circle )[$all ? 'all' : 'public'] ?? null;
		return is_string( $found ) && str_contains( $found, 'BEGIN:VEVENT' ) ? $found : null;
	}

	private function read( string $circle ): array {
		$title = $this->titles->newFromText( $this->root . '/agenda/' . self::dataName( $circle ) . '.json' );
		$content = $title && $title->exists() ? $this->pages->newFromTitle( $title )->getContent() : null;
		$read = $content ? json_decode( $content->serialize(), true ) : null;
		return is_array( $read ) ? $read : [];
	}

	/** A name as the last part of a data page's title, as the robots make it (coopwiki.publishing.title_parts). */
	public static function dataName( string $name ): string {
		$safe = strtr( Validator::toNFKC( $name ), self::SIGNS );
		$safe = trim( preg_replace( '/[ _]+/', ' ', $safe ) );
		$safe = mb_strtoupper( mb_substr( $safe, 0, 1 ) ) . mb_substr( $safe, 1 );
		$safe = preg_replace( '/\((?=[0-9A-F]+\))/', '(28)', $safe );
		$safe = preg_replace_callback(
			'/[\x00-\x1f\x7f#<>\[\]{}|&%\/~\\\\]|\A\.(?=\.?\z)/',
			static fn ( $found ) => sprintf( '(%X)', ord( $found[0] ) ),
			$safe
		);
		if ( strlen( $safe ) <= self::MOST_BYTES ) {
			return $safe;
		}
		return rtrim( mb_strcut( $safe, 0, self::MOST_BYTES - 20 ) ) . ' (' . substr( hash( 'sha256', $safe ), 0, 12 ) . ')';
	}
}
