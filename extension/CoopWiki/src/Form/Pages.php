<?php

namespace CoopWiki\Form;

use CoopWiki\Wikitext\Templates;
use DateTimeImmutable;
use DateTimeZone;

/** Where records are written: the page of a new one, the text of a page at a revision. */
class Pages {
	private const TIMES = [ 'day', 'month', 'year' ];
	private const NAMES = [ 'nom', 'titre', 'cercle' ];
	/** Namespaces whose records robots don't read; nor do they read those of talk pages. */
	private const NO_RECORDS = [ NS_FILE, NS_MEDIAWIKI, NS_TEMPLATE, NS_HELP, NS_CATEGORY, 828 ];
	private const MOST_REDIRECTS = 5;

	private $titles;
	private $redirects;
	private $revisions;
	private $templates;
	private $config;
	private $robots;
	/** @var callable gives who looks, an Authority */
	private $reader;

	public function __construct(
		$titles, $redirects, $revisions, Templates $templates, $config, RobotPages $robots, callable $reader
	) {
		$this->robots = $robots;
		$this->reader = $reader;
		$this->titles = $titles;
		$this->redirects = $redirects;
		$this->revisions = $revisions;
		$this->templates = $templates;
		$this->config = $config;
	}

	/** Today, where the cooperative is: `2026-03-12`. */
	public function today(): string {
		$zone = new DateTimeZone( $this->config->get( 'CoopWikiTimezone' ) );
		return ( new DateTimeImmutable( 'now', $zone ) )->format( 'Y-m-d' );
	}

	/** Whether records of this type stand on their author's own pages. */
	public function isPersonal( array $schema ): bool {
		return str_contains( $this->pattern( $schema ), '{user}' );
	}

	/**
	 * The title of the page a new record is written on; null where the values don't make one.
	 * @param array $schema
	 * @param string $user
	 * @param array $values canonical, by field name
	 */
	public function ofNew( array $schema, string $user, array $values ) {
		return $this->withRoom( $this->name( $schema, $user, $this->year( $schema, $values ), $values ) );
	}

	private function name( array $schema, string $user, string $year, array $values ): string {
		$page = $this->titles->makeTitle( NS_USER, $user )->getPrefixedText();
		$known = [ '{user}' => $page, '{year}' => $year ];
		foreach ( self::NAMES as $name ) {
			$known['{' . $name . '}'] = is_string( $values[$name] ?? null ) ? $values[$name] : '';
		}
		return strtr( $this->pattern( $schema ), $known );
	}

	/**
	 * My pages of such records, the one written last first: those of this year, then of the last one.
	 * @return array titles of pages that exist
	 */
	public function written( array $schema, string $user ): array {
		$year = (int)substr( $this->today(), 0, 4 );
		return array_merge( ...array_map(
			fn ( $one ) => array_reverse( $this->ofYears( $schema, $user, [ (string)$one ] ) ), [ $year, $year - 1 ]
		) );
	}

	/** The page a title leads to: a record on a redirect would show nowhere, and no robot reads it. */
	public function led( $title ) {
		for ( $met = 0; $title && $title->isRedirect() && $met < self::MOST_REDIRECTS; $met++ ) {
			$target = $this->redirects->getRedirectTarget( $title );
			$title = $target ? $this->titles->newFromLinkTarget( $target ) : null;
		}
		return $title;
	}

	/** The pages of somebody's records of those years that exist, each once. */
	public function ofYears( array $schema, string $user, array $years ): array {
		$names = array_unique( array_map( fn ( $year ) => $this->name( $schema, $user, $year, [] ), $years ) );
		return array_merge( ...array_values( array_map( [ $this, 'numbered' ], $names ) ) );
	}

	/** How many further records a page has room for; one at least, since a page is made when another is full. */
	public function room( $title ): int {
		$text = $title->exists() ? $this->text( $title->getLatestRevID() ) : '';
		return max( 1, $this->config->get( 'CoopWikiMost' ) - count( $this->templates->records( $text ?? '' ) ) );
	}

	/** The pages of that name that exist: it, `…/2`, `…/3`; of one that was moved, the page it is now. */
	private function numbered( string $name ): array {
		$found = [];
		for ( $number = 1; ; $number++ ) {
			$title = $this->titles->newFromText( $number === 1 ? $name : "$name/$number" );
			if ( !$title || !$title->exists() ) {
				return $found;
			}
			$found[] = $this->led( $title ) ?? $title;
		}
	}

	/** The page, or the first of `…/2`, `…/3` that has room for more records. */
	private function withRoom( string $name ) {
		$there = $this->numbered( $name );
		foreach ( $there as $title ) {
			$text = $this->text( $title->getLatestRevID() );
			if ( $text === null || count( $this->templates->records( $text ) ) < $this->config->get( 'CoopWikiMost' ) ) {
				return $title;
			}
		}
		return $this->titles->newFromText( $there ? "$name/" . ( count( $there ) + 1 ) : $name );
	}

	/** Why no new record is written on that page, a message's key; '' for nothing against it. */
	public function refused( $title ): string {
		$code = preg_match( '/\.(css|js|json)$/i', $title->getText() ) || $title->getContentModel() !== 'wikitext';
		if ( $code ) {
			return 'coopwiki-error-wikitext';
		}
		$unread = in_array( $title->getNamespace(), self::NO_RECORDS, true ) || $title->isTalkPage() || $title->isRedirect();
		if ( $unread || $this->robots->concerns( $title ) ) {
			return 'coopwiki-error-place';
		}
		return $title->exists() && !$this->readable( $title ) ? 'coopwiki-error-read' : '';
	}

	private function readable( $page ): bool {
		return ( $this->reader )()->authorizeRead( 'read', $page );
	}

	/** The wikitext of a revision, of that page if one is given; null where there is none that this reader may read. */
	public function text( int $revision, $title = null ): ?string {
		$record = $revision ? $this->revisions->getRevisionById( $revision ) : null;
		if ( $record && $title && $record->getPageId() !== $title->getArticleID() ) {
			return null;
		}
		$content = $record && $this->readable( $record->getPage() ) ? $record->getContent( 'main' ) : null;
		return $content && $content->getModel() === 'wikitext' ? $content->getText() : null;
	}

	/** Whether a record of that type is written on a page. */
	public function holds( $title, string $template ): bool {
		$text = $title->exists() ? $this->text( $title->getLatestRevID() ) : null;
		$records = $text === null ? [] : $this->templates->records( $text );
		return in_array( $template, array_column( array_column( $records, 0 ), 'template' ), true );
	}

	private function pattern( array $schema ): string {
		return $this->config->get( 'CoopWikiPages' )[$schema['template']] ?? Schemas::find( $schema['template'] )['home'];
	}

	/** The year of a record's first day, or this one. */
	public function year( array $schema, array $values ): string {
		return substr( $this->time( $schema, $values ), 0, 4 );
	}

	private function time( array $schema, array $values ): string {
		foreach ( $schema['fields'] as $field ) {
			if ( in_array( $field['kind'], self::TIMES, true ) && is_string( $values[$field['name']] ?? null ) ) {
				return $values[$field['name']];
			}
		}
		return $this->today();
	}
}
