<?php

namespace CoopWiki\Wikitext;

use CoopWiki\Form\Schemas;
use MediaWiki\Parser\ParserOptions;

require_once __DIR__ . '/../renamed.php';

/** Which calls of a text are records, read as this wiki reads them. */
class Templates {
	/** What MediaWiki's preprocessor may take for more than text. */
	private const SIGNS = '/[{}\[\]|<>=]/';
	private const MARKUP = [
		'{' => '&#123;', '}' => '&#125;', '[' => '&#91;', ']' => '&#93;', '|' => '&#124;', '<' => '&lt;',
	];

	private $titles;
	private $redirects;
	private $parsers;
	private $prefix;
	/** @var array[]|null schemas by the titles of their templates */
	private $schemas;
	/** @var array<string,?array> by typed name */
	private $known = [];
	/** @var array<string,string> by typed value: a form asks about all its values once for each field */
	private $written = [];
	/** one for all texts: making it takes longer than what it reads */
	private $parser;

	public function __construct( $titles, $redirects, $parsers, string $prefix ) {
		$this->titles = $titles;
		$this->redirects = $redirects;
		$this->parsers = $parsers;
		$this->prefix = $prefix;
	}

	/** What a call of this record type begins with: its template's name, the wiki's prefix before it. */
	public function name( array $schema ): string {
		return $this->prefix . $schema['template'];
	}

	/** A value as it can stand in a call: as typed where it is read so, else with entities for markup. */
	public function value( string $typed ): string {
		$typed = trim( $typed );
		return preg_match( self::SIGNS, $typed ) ? $this->written[$typed] ??= $this->escaped( $typed ) : $typed;
	}

	private function escaped( string $typed ): string {
		$call = "{{x|y=$typed}}";
		$read = ( $this->calls( $call ) ?? [] )[0] ?? null;
		$whole = $read && $read->end === strlen( $call ) && $read->values() === [ 'y' => $typed ];
		return $whole ? $typed : strtr( $typed, self::MARKUP );
	}

	/**
	 * Every call of a text, whatever its template.
	 * @return Call[]|null null for a text that can't be taken apart to the letter
	 */
	public function calls( string $text ): ?array {
		$this->parser ??= $this->parsers->create();
		// Parser::OT_PREPROCESS, a constant whose class was renamed.
		$this->parser->startExternalParse( $this->titles->newMainPage(), ParserOptions::newFromAnon(), 3 );
		return Tree::calls( $this->parser->getPreprocessor()->preprocessToObj( $text )->getRawChildren(), $text );
	}

	/**
	 * The records of a text, numbered from 1.
	 * @return array[] each a schema and a call
	 */
	public function records( string $text ): array {
		$found = [];
		foreach ( $this->calls( $text ) ?? [] as $call ) {
			$schema = $this->schema( $call->name );
			if ( $schema ) {
				$found[count( $found ) + 1] = [ $schema, $call ];
			}
		}
		return $found;
	}

	/** The record type a call's name leads to, through redirects too; null for another template. */
	private function schema( string $typed ): ?array {
		if ( !array_key_exists( $typed, $this->known ) ) {
			$this->known[$typed] = $this->look( $typed );
		}
		return $this->known[$typed];
	}

	private function look( string $typed ): ?array {
		$title = $this->titles->newFromText( $typed, NS_TEMPLATE );
		if ( !$title ) {
			return null;
		}
		$found = $this->schemas()[$title->getPrefixedText()] ?? null;
		$target = !$found && $title->exists() ? $this->redirects->getRedirectTarget( $title ) : null;
		$led = $target ? $this->titles->newFromLinkTarget( $target ) : null;
		return $found ?? ( $led ? $this->schemas()[$led->getPrefixedText()] ?? null : null );
	}

	private function schemas(): array {
		if ( $this->schemas === null ) {
			$this->schemas = [];
			foreach ( Schemas::all() as $schema ) {
				$title = $this->titles->newFromText( $this->name( $schema ), NS_TEMPLATE );
				$this->schemas[$title->getPrefixedText()] = $schema;
			}
		}
		return $this->schemas;
	}
}
