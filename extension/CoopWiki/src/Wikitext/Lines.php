<?php

namespace CoopWiki\Wikitext;

/** Which lines of a page's wikitext a record stands on, as the robots number them: `…#ligne-12`. */
class Lines {
	/**
	 * The lines of each call, from 1; a line that several are on is the first one's.
	 * @param string $text
	 * @param Call[] $calls in the order of their openings
	 * @return int[][]
	 */
	public static function of( string $text, array $calls ): array {
		$found = [];
		$taken = 0;
		[ $line, $place ] = [ 1, 0 ];
		foreach ( $calls as $call ) {
			$line += substr_count( $text, "\n", $place, $call->start - $place );
			$place = $call->start;
			$last = $line + substr_count( $text, "\n", $place, $call->end - $place );
			$from = max( $line, $taken + 1 );
			$found[] = $from <= $last ? range( $from, $last ) : [];
			$taken = max( $taken, $last );
		}
		return $found;
	}

	/**
	 * What leads to those lines: the attribute of the block, and what stands in it for its further lines.
	 * @param int[] $lines
	 * @return string[] HTML
	 */
	public static function marks( array $lines ): array {
		$id = $lines ? ' id="ligne-' . array_shift( $lines ) . '"' : '';
		$further = array_map( static fn ( $line ) => "<span class=\"cw-suite\" id=\"ligne-$line\"></span>", $lines );
		return [ $id, implode( '', $further ) ];
	}
}
