<?php

namespace CoopWiki\Click;

use CoopWiki\Form\EditRecord;
use CoopWiki\Form\Pages;
use CoopWiki\Form\Schemas;
use CoopWiki\Wikitext\Templates;

/** "Cela m'intéresse": a member's interest in a training, on their own page, and its end. */
class Interests {
	public const RECORD = 'Intérêt';
	private const TRAINING = 'Formation';
	private const OFFERED = [ '', 'proposée' ];

	private $pages;
	private $templates;

	public function __construct( Pages $pages, Templates $templates ) {
		$this->pages = $pages;
		$this->templates = $templates;
	}

	/** Whether one may say it of this record: a training that is offered, which others give. */
	public static function concerns( array $schema, array $read, string $user ): bool {
		$trainers = array_map( [ self::class, 'loose' ], preg_split( '/[;,\n*]/u', $read['qui'] ?? '' ) ?: [] );
		return $schema['template'] === self::TRAINING && ( $read['titre'] ?? '' ) !== ''
			&& in_array( self::loose( $read['état'] ?? '' ), self::OFFERED, true )
			&& !in_array( self::loose( $user ), $trainers, true );
	}

	/** What is written: a record of the member's, who names the training. */
	public function record( array $read, string $user ): array {
		return [ 'qui' => $user, 'date' => $this->pages->today(), 'formation' => $read['titre'] ];
	}

	/**
	 * Where the member says it already, and has not taken it back.
	 * @param string $title of the training
	 * @param string $user
	 * @param mixed $page the training's own
	 * @return array|null page, and the number of the record there
	 */
	public function held( string $title, string $user, $page ): ?array {
		$schema = Schemas::find( self::RECORD );
		foreach ( [ ...$this->pages->written( $schema, $user ), $page ] as $one ) {
			$n = $this->on( $one, $title, $user, $one->equals( $page ) );
			if ( $n ) {
				return [ $one, $n ];
			}
		}
		return null;
	}

	/** The number of that interest's record on a page, 0 for none. Under a training's sheet it names no title. */
	private function on( $page, string $title, string $user, bool $below ): int {
		$text = $page->exists() ? $this->pages->text( $page->getLatestRevID() ) : null;
		$above = '';
		foreach ( $text === null ? [] : $this->templates->records( $text ) as $n => [ $schema, $call ] ) {
			$read = EditRecord::read( $schema, $call );
			if ( $schema['template'] === self::TRAINING ) {
				$above = $read['titre'] ?? '';
			}
			$of = ( $read['formation'] ?? '' ) ?: ( $below ? $above : '' );
			$same = $schema['template'] === self::RECORD && self::loose( $read['qui'] ?? '' ) === self::loose( $user )
				&& self::loose( $of ) === self::loose( $title );
			if ( $same && ( $read['retiré le'] ?? '' ) === '' ) {
				return $n;
			}
		}
		return 0;
	}

	private static function loose( string $typed ): string {
		return mb_strtolower( trim( preg_replace( '/[\s_]+/u', ' ', $typed ) ?? '' ) );
	}
}
