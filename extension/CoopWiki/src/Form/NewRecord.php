<?php

namespace CoopWiki\Form;

use CoopWiki\Import\Start;
use CoopWiki\Wikitext\Templates;
use CoopWiki\Wikitext\Writer;

/** New records, written at the end of a page: that of their author, or another one that was asked for. */
class NewRecord {
	/** @var array */
	public $schema;
	/** @var int how many people a meeting's form has room for; 0 for one record */
	public $rows;
	private $pages;
	private $templates;
	private $user;
	private $request;
	private $titles;
	/** @var Meeting|null what was written last, once it is asked */
	private $meeting;

	public function __construct( array $schema, Pages $pages, Templates $templates, $titles, string $user, $request ) {
		$this->schema = $schema;
		$this->pages = $pages;
		$this->templates = $templates;
		$this->titles = $titles;
		$this->user = $user;
		$this->request = $request;
		$this->rows = Fields::several( $schema ) ? min( Meeting::MOST, max( $this->again(), $request->getInt( 'lignes' ) ) ) : 0;
	}

	/** How many people the meeting to repeat had; 0 for none, or where the address asks for one record. */
	private function again(): int {
		// A form that was sent has the rows it was opened with, whatever the page has by now.
		$asked = $this->request->wasPosted() || $this->request->getText( 'lignes' ) === '0';
		return $this->repeats() && !$asked ? $this->meeting()->size() : 0;
	}

	/**
	 * What the fields show at first: my last record's values, or those the address gives, today and me.
	 * @return string[] by field name
	 */
	public function shown(): array {
		$found = $this->repeats() ? $this->meeting()->shown( $this->rows > 0 ) : [];
		foreach ( $this->schema['fields'] as $field ) {
			$asked = $this->request->getQueryValues()[strtr( $field['name'], ' .', '__' )] ?? null;
			if ( is_string( $asked ) ) {
				$found[$field['name']] = $asked;
			} elseif ( $field['required'] && $field['kind'] === 'day' ) {
				$found[$field['name']] = $this->pages->today();
			} elseif ( $field['required'] && $field['kind'] === 'year' ) {
				$found[$field['name']] ??= substr( $this->pages->today(), 0, 4 );
			} elseif ( $field['required'] && $field['kind'] === 'person' ) {
				$found[$field['name']] ??= $this->user;
			}
		}
		return $found;
	}

	/**
	 * What a meeting's form shows at first of each person.
	 * @return array[] values by field name, by the number of their row
	 */
	public function people(): array {
		return $this->repeats() && $this->rows ? $this->meeting()->people() : [];
	}

	private function repeats(): bool {
		return $this->request->getBool( 'reprendre' );
	}

	/** Whether such records are imported from a spreadsheet too. */
	public function isImported(): bool {
		return Start::takes( $this->schema, $this->pages );
	}

	/** Nothing is typed yet, and nothing twice. */
	public function repeated(): array {
		return [];
	}

	/** The last records of this type on my own pages of this year or the last one; without any where there are none. */
	public function meeting(): Meeting {
		return $this->meeting ??= new Meeting( $this->schema, $this->before() );
	}

	/** Those of the page of mine that was written last. */
	private function before(): array {
		foreach ( $this->pages->written( $this->schema, $this->user ) as $title ) {
			$text = $this->pages->text( $title->getLatestRevID() );
			$found = $text === null ? [] : array_filter( $this->templates->records( $text ), [ $this, 'isAlike' ] );
			if ( $found ) {
				return array_map( static fn ( $one ) => EditRecord::read( ...$one ), array_values( $found ) );
			}
		}
		return [];
	}

	private function isAlike( array $record ): bool {
		return $record[0]['template'] === $this->schema['template'];
	}

	/** The page asked for, in the form or in the address, or the one for such values. */
	public function page( array $values, string $asked ) {
		if ( $asked === '' && !$this->request->wasPosted() ) {
			$asked = $this->request->getText( 'page' );
		}
		return $asked !== ''
			? $this->pages->led( $this->titles->newFromText( $asked ) )
			: $this->pages->ofNew( $this->schema, $this->user, $values );
	}

	/** The proposal that an opinion written here is about, as typed; empty for none. */
	public function proposal(): array {
		$title = $this->pages->led( $this->titles->newFromText( $this->request->getText( 'page' ) ) );
		$text = $title && $title->exists() ? $this->pages->text( $title->getLatestRevID() ) : null;
		return Opinions::proposal( $this->schema, $text, $this->templates );
	}

	/**
	 * What to save; or a message that says why it can't be.
	 * @param array[] $records values by field name
	 * @param array $values canonical ones of the first record
	 * @param string $asked the page's title as typed into the form
	 * @return array title, text, base; or error
	 */
	public function draft( array $records, array $values, string $asked ): array {
		$title = $this->page( $values, $asked );
		if ( !$title && $asked === '' ) {
			return [ 'error' => [ 'coopwiki-error-page' ] ];
		}
		if ( !$title || !$title->canExist() ) {
			return [ 'error' => [ 'coopwiki-error-title', wfEscapeWikiText( $asked ) ] ];
		}
		$refused = $this->pages->refused( $title );
		if ( $refused !== '' ) {
			return [ 'error' => [ $refused, wfEscapeWikiText( $title->getPrefixedText() ) ] ];
		}
		$base = $title->exists() ? $title->getLatestRevID() : 0;
		$text = $base ? $this->pages->text( $base ) : '';
		if ( $text === null ) {
			return [ 'error' => [ 'coopwiki-error-wikitext', wfEscapeWikiText( $title->getPrefixedText() ) ] ];
		}
		$new = ( new Writer( $this->templates ) )->appended( $text, $this->schema, array_values( $records ) );
		return $new === null
			? [ 'error' => [ 'coopwiki-error-markup' ] ]
			: [ 'title' => $title, 'text' => $new, 'base' => $base ];
	}

	/** Whether a page still has each of these records: a record that was taken away since can be written anew. */
	public function stands( string $page, array $records ): bool {
		$title = $this->titles->newFromText( $page );
		$text = $title && $title->exists() ? $this->pages->text( $title->getLatestRevID() ) : null;
		$there = [];
		foreach ( $text === null ? [] : $this->templates->records( $text ) as [ $schema, $call ] ) {
			$there[] = self::sorted( $schema['template'] === $this->schema['template'] ? EditRecord::read( $schema, $call ) : [] );
		}
		foreach ( $records as $record ) {
			$typed = array_filter( array_map( [ $this->templates, 'value' ], $record ), 'strlen' );
			if ( !in_array( self::sorted( $typed ), $there, true ) ) {
				return false;
			}
		}
		return true;
	}

	private static function sorted( array $values ): array {
		ksort( $values );
		return $values;
	}

	/** What the address keeps while the form is filled in; a second early, for a page deleted in this one. */
	public function query(): array {
		$kept = array_diff_key( $this->request->getQueryValues(), [ 'title' => 1, 'debut' => 1, Once::FIELD => 1 ] );
		// The rows there are, also where a meeting that is repeated asks for more than the address.
		$kept = ( $this->rows ? [ 'lignes' => $this->rows ] : [] ) + $kept;
		return $kept + [ 'debut' => $this->request->getVal( 'debut', wfTimestamp( TS_ISO_8601, time() - 1 ) ) ];
	}

	/** When the form was opened: a page deleted since isn't made anew. */
	public function opened(): string {
		return $this->request->getText( 'debut' );
	}
}
