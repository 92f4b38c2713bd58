<?php

namespace CoopWiki\Wikitext;

/** Values from elsewhere as text on one line: nothing in them is a call, a link, a tag, a list or a signature. */
class Inert {
	private const MARKUP = '/[|{}<>\[\]]|&(?=#?[0-9A-Za-z]{1,31};)|~(?=~~)|(?<=~)~(?=~)|(?<=~~)~'
		. '|\'(?=\')|(?<=\')\'|_(?=_)|(?<=_)_|\A[*#:;=+-](?=\D)|\A[*#:;]|\b(?:RFC|PMID|ISBN)(?=\s)/u';

	/**
	 * As the robots' import writes them: `importing/lines.py`.
	 * @param string[] $values
	 * @return string[]
	 */
	public static function of( array $values ): array {
		return array_map( [ self::class, 'text' ], $values );
	}

	private static function text( string $typed ): string {
		$line = trim( preg_replace( '/\s+/u', ' ', $typed ) );
		return preg_replace_callback(
			self::MARKUP, static fn ( $found ) => '&#' . mb_ord( $found[0] ) . ';' . substr( $found[0], 1 ), $line
		);
	}
}
