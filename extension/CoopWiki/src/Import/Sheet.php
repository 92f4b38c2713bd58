<?php

namespace CoopWiki\Import;

use Normalizer;
use UtfNormal\Validator;

/** Rows of cells, from text that was pasted or the bytes of a CSV file. Nothing is left out: row 3 is the third one. */
class Sheet {
	/** Bytes: the hours of a year are below a tenth of it. */
	public const LONGEST = 262144;
	public const MOST_ROWS = 500;
	public const MOST_COLUMNS = 60;
	/** What other files begin with: spreadsheets, PDF, pictures, old Office files. */
	private const OTHERS = [ 'PK', '%PDF', "\x89PNG", "\xFF\xD8\xFF", 'GIF8', "\xD0\xCF\x11\xE0", "\x1F\x8B" ];
	/** What makes a word inclusive: `Salarié·e·s`, `Participant(e)s`. */
	private const INCLUSIVE = '/(?<=\w)(?:[·•‧⋅.-](?:e|es|ne|se|rice|trice|euse|ière)|\((?:e|es|s|ne|se|rice|trice|euse)\))(?:[·•‧⋅.-]?s)?(?!\w)/u';
	private const PILE = '/\p{Mn}{40}/u';
	private const SEPARATORS = [ "\t", ';', ',', '|' ];

	/** @var string as it goes through the forms */
	public $text;
	/** @var array[] of strings, by number from 1 */
	public $rows;

	private function __construct( string $text, array $rows ) {
		$this->text = $text;
		$this->rows = $rows;
	}

	/**
	 * @param string $bytes
	 * @return self|array a message where it can't be read
	 */
	public static function of( string $bytes ) {
		if ( strlen( $bytes ) > self::LONGEST ) {
			return [ 'coopwiki-import-error-long', self::LONGEST / 1024 ];
		}
		$text = self::decoded( $bytes );
		if ( $text === null ) {
			return [ 'coopwiki-import-error-file' ];
		}
		$rows = trim( $text ) === '' ? [] : self::parsed( $text );
		if ( !$rows ) {
			return [ 'coopwiki-import-error-empty' ];
		}
		if ( count( $rows ) > self::MOST_ROWS || max( array_map( 'count', $rows ) ) > self::MOST_COLUMNS ) {
			return [ 'coopwiki-import-error-many', count( $rows ), self::MOST_ROWS, self::MOST_COLUMNS ];
		}
		return new self( $text, array_combine( range( 1, count( $rows ) ), $rows ) );
	}

	/** As UTF-8; null for what is no text. */
	private static function decoded( string $bytes ): ?string {
		foreach ( [ "\xFF\xFE" => 'UTF-16LE', "\xFE\xFF" => 'UTF-16BE' ] as $mark => $encoding ) {
			if ( str_starts_with( $bytes, $mark ) ) {
				$bytes = mb_convert_encoding( substr( $bytes, 2 ), 'UTF-8', $encoding );
			}
		}
		foreach ( self::OTHERS as $other ) {
			if ( str_starts_with( $bytes, $other ) ) {
				return null;
			}
		}
		if ( str_contains( $bytes, "\0" ) ) {
			return null;
		}
		$text = self::inUnicode( preg_replace( '/\A(?:\xEF\xBB\xBF)+/', '', $bytes ) );
		// Putting a pile of marks in order takes the square of its height; no language has such piles.
		return preg_match( self::PILE, $text ) ? null : Validator::cleanUp( strtr( $text, [ "\r\n" => "\n", "\r" => "\n" ] ) );
	}

	/** Line by line, since one file may hold several encodings: UTF-8, else Windows' or the old Macintosh's. */
	private static function inUnicode( string $bytes ): string {
		if ( mb_check_encoding( $bytes, 'UTF-8' ) ) {
			return $bytes;
		}
		$lines = explode( "\n", $bytes );
		$others = implode( "\n", array_filter( $lines, static fn ( $line ) => !mb_check_encoding( $line, 'UTF-8' ) ) );
		$windows = mb_convert_encoding( $others, 'UTF-8', 'Windows-1252' );
		$macintosh = iconv( 'MACINTOSH', 'UTF-8', $others );
		$isMac = self::french( $macintosh ) > self::french( $windows );
		return implode( "\n", array_map( static function ( $line ) use ( $isMac ) {
			if ( mb_check_encoding( $line, 'UTF-8' ) ) {
				return $line;
			}
			// A byte that Windows gives no sign to is a question mark; iconv would drop the line.
			return $isMac ? iconv( 'MACINTOSH', 'UTF-8', $line ) : mb_convert_encoding( $line, 'UTF-8', 'Windows-1252' );
		}, $lines ) );
	}

	private static function french( string $text ): int {
		return preg_match_all( '/[éèêëàâçîïôöùûüœÉÈÀÇ€]/u', $text );
	}

	/** Cells without the blanks around them; of rows past the most there may be, only their number is kept. */
	private static function parsed( string $text ): array {
		$told = preg_match( '/\Asep=(.)\n/i', $text, $found ) ? $found[1] : null;
		$rows = [];
		foreach ( self::split( $text, $told ?? self::separator( $text ) ) as $row ) {
			$rows[] = count( $rows ) < self::MOST_ROWS ? array_map( [ self::class, 'cell' ], $row ) : [];
		}
		if ( $told !== null ) {
			$rows[0] = [];
		}
		return $rows;
	}

	/** `="0001"` is what Excel writes of a number that is a text. */
	private static function cell( ?string $typed ): string {
		$begun = preg_replace( '/\A[\s\x{A0}\x{202F}]++/u', '', (string)$typed );
		$bare = preg_match( '/\A.*[^\s\x{A0}\x{202F}]/su', $begun, $found ) ? $found[0] : '';
		return preg_match( '/\A="(.*)"\z/su', $bare, $found ) ? $found[1] : $bare;
	}

	/** The sign that cuts the most rows into as many cells. */
	private static function separator( string $text ): string {
		$scores = [];
		foreach ( self::SEPARATORS as $separator ) {
			$widths = [];
			foreach ( self::split( $text, $separator ) as $row ) {
				$widths[count( $row )] = ( $widths[count( $row )] ?? 0 ) + 1;
			}
			unset( $widths[1] );
			$scores[$separator] = $widths ? max( $widths ) : 0;
		}
		return (string)array_search( max( $scores ), $scores, true );
	}

	/** Rows of cells, one by one. A quotation mark that is never closed is a sign as any other, and eats no rows. */
	private static function split( string $text, string $separator ): iterable {
		if ( substr_count( $text, '"' ) % 2 ) {
			foreach ( explode( "\n", preg_replace( '/\n\z/', '', $text ) ) as $line ) {
				yield explode( $separator, $line );
			}
			return;
		}
		$stream = fopen( 'php://memory', 'r+' );
		fwrite( $stream, $text );
		rewind( $stream );
		while ( ( $row = fgetcsv( $stream, 0, $separator, '"', '' ) ) !== false ) {
			yield $row;
		}
		fclose( $stream );
	}

	/** A title as it is compared: without case, accents, signs, nor what stands in brackets. */
	public static function plain( string $title ): string {
		$bare = preg_replace( [ self::INCLUSIVE, '/[(\[][^()\[\]]*[)\]]/u' ], [ '', ' ' ], $title );
		$letters = Normalizer::normalize( mb_strtolower( strtr( $bare, [ '’' => "'", 'œ' => 'oe', 'Œ' => 'oe' ] ) ), Normalizer::FORM_KD );
		$letters = preg_replace( [ '/[\p{Mn}·]+/u', '/[*:.?!#_\s\x{A0}]+/u' ], [ '', ' ' ], $letters );
		$unit = "/ (?:en|in) (?:k€|milliers(?: d'euros?)?|€|euros?|heures?|hours?|minutes?|secondes?|jours?|centiemes?)\\z/u";
		$plain = trim( strtr( preg_replace( $unit, '', trim( $letters ) ), [ '€' => ' ' ] ) );
		return $plain !== '' ? $plain : mb_strtolower( trim( $title ) );
	}
}
