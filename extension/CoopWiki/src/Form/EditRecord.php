<?php

namespace CoopWiki\Form;

use CoopWiki\LuaValidator;
use CoopWiki\Wikitext\Call;
use CoopWiki\Wikitext\Lines;
use CoopWiki\Wikitext\Templates;
use CoopWiki\Wikitext\Writer;

/** The n-th record of a page, as a revision has it, to be changed in place. */
class EditRecord {
	private const CANONICAL = [ 'day' ];

	/** @var array */
	public $schema;
	/** @var int */
	public $rows = 0;
	private $title;
	private $revision;
	private $n;
	private $call;
	private $text;
	private $pages;
	private $templates;
	private $verdict;

	private function __construct( $title, int $revision, int $n, Pages $pages, Templates $templates, LuaValidator $verdict ) {
		$this->title = $title;
		$this->revision = $revision;
		$this->n = $n;
		$this->pages = $pages;
		$this->templates = $templates;
		$this->verdict = $verdict;
	}

	/** The task the address asks for; null where that page has no such record. */
	public static function of( $title, $request, Pages $pages, Templates $templates, LuaValidator $verdict ): ?self {
		$revision = $request->getInt( 'rev' ) ?: $title->getLatestRevID();
		$task = new self( $title, $revision, $request->getInt( 'n' ), $pages, $templates, $verdict );
		$task->text = $pages->text( $revision, $title );
		$found = $task->text === null ? null : $templates->records( $task->text )[$task->n] ?? null;
		if ( !$found ) {
			return null;
		}
		[ $task->schema, $task->call ] = $found;
		return $task;
	}

	/**
	 * What a call says, by field name: of a name given twice, the last value that isn't empty.
	 * @return string[]
	 */
	public static function read( array $schema, Call $call ): array {
		$found = [];
		$given = array_filter( $call->arguments, static fn ( $argument ) => trim( $argument['value'] ) !== '' );
		foreach ( array_map( 'trim', array_column( $given, 'value', 'name' ) ) as $name => $value ) {
			$field = Schemas::field( $schema, (string)$name );
			if ( $field !== '' && ( $found[$field] ?? '' ) === '' ) {
				$found[$field] = $value;
			}
		}
		return $found;
	}

	/**
	 * What the fields show at first: as typed, days and choices as they are read.
	 * @return string[] by field name
	 */
	public function shown(): array {
		$typed = self::read( $this->schema, $this->call );
		$values = $this->verdict->of( $this->schema['template'], $typed )['values'];
		foreach ( $this->schema['fields'] as $field ) {
			$value = $values[$field['name']] ?? null;
			$canonical = $field['choices'] || in_array( $field['kind'], self::CANONICAL, true );
			if ( $canonical && is_string( $value ) ) {
				$typed[$field['name']] = $value;
			}
		}
		return $typed;
	}

	/**
	 * What the robots say of fields typed more than once.
	 * @return string[] by field name
	 */
	public function repeated(): array {
		return array_column( $this->verdict->repeated( $this->schema['template'], $this->call ), 'sentence', 'field' );
	}

	/**
	 * What the record says, as typed.
	 * @return string[] by field name
	 */
	public function typed(): array {
		return self::read( $this->schema, $this->call );
	}

	/** One record has no rows. */
	public function people(): array {
		return [];
	}

	/** Where a link finds the record on its page, as the robots number its lines. */
	public function anchor(): string {
		$calls = array_values( array_column( $this->templates->records( $this->text ), 1 ) );
		return 'ligne-' . ( Lines::of( $this->text, $calls )[$this->n - 1][0] ?? 1 );
	}

	/** The page the record is on. */
	public function page() {
		return $this->title;
	}

	/**
	 * What to save; or a message that says why it can't be. Only values that were changed are written, and
	 * those typed more than once, once.
	 * @param array[] $records the record alone, values by field name
	 * @return array title, text, base; or error
	 */
	public function draft( array $records ): array {
		if ( !$this->title->exists() ) {
			return [ 'error' => [ 'coopwiki-error-gone', wfEscapeWikiText( $this->title->getPrefixedText() ) ] ];
		}
		$shown = $this->shown();
		$again = $this->repeated();
		$changed = array_filter( reset( $records ), static function ( $value, $field ) use ( $shown, $again ) {
			return $value !== ( $shown[$field] ?? '' ) || isset( $again[$field] );
		}, ARRAY_FILTER_USE_BOTH );
		$base = $this->title->getLatestRevID();
		$text = $base === $this->revision ? $this->text : $this->pages->text( $base );
		$n = $text === null ? 0 : $this->place( $text );
		if ( !$n ) {
			return [ 'error' => [ 'coopwiki-error-changed', wfEscapeWikiText( $this->title->getPrefixedText() ) ] ];
		}
		$new = ( new Writer( $this->templates ) )->changed( $text, $n, $changed );
		return $new === null
			? [ 'error' => [ 'coopwiki-error-markup' ] ]
			: [ 'title' => $this->title, 'text' => $new, 'base' => $base ];
	}

	/** Which record of a later text is this one, to the letter; 0 where none is for certain. */
	private function place( string $text ): int {
		$wanted = $this->written( $this->text, $this->call );
		$same = [];
		foreach ( $this->templates->records( $text ) as $n => [ , $call ] ) {
			if ( $this->written( $text, $call ) === $wanted ) {
				$same[] = $n;
			}
		}
		return count( $same ) === 1 ? $same[0] : ( in_array( $this->n, $same, true ) ? $this->n : 0 );
	}

	private function written( string $text, Call $call ): string {
		return substr( $text, $call->start, $call->end - $call->start );
	}

	/** A form that changed a record is at its page, whatever was made of it since. */
	public function stands( string $page, array $records ): bool {
		return true;
	}

	/** What the address keeps while the form is filled in: the revision it was made from, above all. */
	public function query(): array {
		return [ 'page' => $this->title->getPrefixedText(), 'n' => $this->n, 'rev' => $this->revision ];
	}

	/** Nothing: the revision says it. */
	public function opened(): string {
		return '';
	}
}
