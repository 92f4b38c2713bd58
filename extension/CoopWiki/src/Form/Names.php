<?php

namespace CoopWiki\Form;

/** Names of what exists, from the data page the robots write: circles, people, budgets of the year. */
class Names {
	private $titles;
	private $pages;
	private $root;
	private $data;

	public function __construct( $titles, $pages, string $root ) {
		$this->titles = $titles;
		$this->pages = $pages;
		$this->root = $root;
	}

	/**
	 * The names to choose from; none while the robots have written none.
	 * @param string $list circles, people or budgets
	 * @return string[]
	 */
	public function of( string $list ): array {
		$found = $this->data()[$list] ?? [];
		return is_array( $found ) ? array_values( array_filter( $found, 'is_string' ) ) : [];
	}

	/** Whether a person of that name, or who also goes by it, is in the list. */
	public function knows( string $person ): bool {
		$others = $this->data()['others']['people'] ?? [];
		return in_array( $person, $this->of( 'people' ), true ) || ( is_array( $others ) && isset( $others[$person] ) );
	}

	/** The name a person goes by: as given where the list has no other. */
	public function canonical( string $person ): string {
		$other = $this->data()['others']['people'][$person] ?? null;
		return is_string( $other ) ? $other : $person;
	}

	private function data(): array {
		if ( $this->data === null ) {
			$title = $this->titles->newFromText( $this->root . '/noms.json' );
			$content = $title && $title->exists() ? $this->pages->newFromTitle( $title )->getContent() : null;
			$read = $content ? json_decode( $content->serialize(), true ) : null;
			$this->data = is_array( $read ) ? $read : [];
		}
		return $this->data;
	}
}
