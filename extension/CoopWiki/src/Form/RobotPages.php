<?php

namespace CoopWiki\Form;

/** Which pages the robots own, and how far they have read. */
class RobotPages {
	private const STOP = '/Robots/Marche';
	private const SHOWING = 50;

	private $titles;
	private $pages;
	private $root;
	private $data;

	public function __construct( $titles, $pages, string $root, string $data ) {
		$this->titles = $titles;
		$this->pages = $pages;
		$this->root = $root;
		$this->data = $data;
	}

	/** Whether robots write this page; those that stop them are everybody's. */
	public function owns( $title ): bool {
		$name = $title->getPrefixedText();
		if ( self::within( $name, $this->normal( $this->root . self::STOP ) ) ) {
			return false;
		}
		return self::within( $name, $this->normal( $this->root ) ) || self::within( $name, $this->normal( $this->data ) );
	}

	/** What a page of the robots is called below their root; '' for another page. */
	public function below( $title ): string {
		$root = $this->normal( $this->root ) . '/';
		$name = $title->getPrefixedText();
		return $this->owns( $title ) && str_starts_with( $name, $root ) ? substr( $name, strlen( $root ) ) : '';
	}

	/** Whether a page is the robots' in any way: theirs, or one that stops them. */
	public function concerns( $title ): bool {
		$name = $title->getPrefixedText();
		return self::within( $name, $this->normal( $this->root ) ) || self::within( $name, $this->normal( $this->data ) );
	}

	/** The highest revision the front page rests on, as its foot says; 0 where there is none. */
	public function revision(): int {
		$title = $this->titles->newFromText( $this->root );
		$content = $title && $title->exists() ? $this->pages->newFromTitle( $title )->getContent() : null;
		preg_match( '/à la révision (\d+)/u', $content ? $content->serialize() : '', $found );
		return (int)( $found[1] ?? 0 );
	}

	/**
	 * Have the pages that show a page of the robots rendered anew once it is saved: the portal's figures, and whether
	 * the robots are stopped, would else stay as they were until the wiki's jobs have come to them.
	 */
	public function told( $saved ): void {
		if ( self::within( $saved->getPrefixedText(), $this->normal( $this->root ) ) ) {
			foreach ( $saved->getTemplateLinksTo( [ 'LIMIT' => self::SHOWING ] ) as $shown ) {
				$this->pages->newFromTitle( $shown )->doPurge();
			}
		}
	}

	private function normal( string $name ): string {
		$title = $this->titles->newFromText( $name );
		return $title ? $title->getPrefixedText() : $name;
	}

	private static function within( string $name, string $root ): bool {
		return $name === $root || str_starts_with( $name, "$root/" );
	}
}
