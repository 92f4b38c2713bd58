<?php

namespace CoopWiki;

use CoopWiki\Wikitext\Call;
use MediaWiki\Html\Html;

require_once __DIR__ . '/renamed.php';

/** On the block of a record whose page gives a field more than once: what the robots say of it. */
class RepeatedRecords {
	private const WRONG = ' cw-a-corriger';

	private $verdict;

	public function __construct( LuaValidator $verdict ) {
		$this->verdict = $verdict;
	}

	/**
	 * A block's opening tag, and what to say inside it.
	 * @param string $attributes of the block's div
	 * @param array $record schema and call
	 * @return string[] attributes and HTML
	 */
	public function told( string $attributes, array $record, $out ): array {
		[ $schema, $call ] = $record;
		$findings = $call->repeats() ? $this->verdict->repeated( $schema['template'], $call ) : [];
		$errors = array_filter( $findings, static fn ( $one ) => $one['severity'] === 'error' );
		if ( $errors && !str_contains( $attributes, self::WRONG ) ) {
			$attributes = preg_replace( '/class="([^"]*)"/', 'class="$1' . self::WRONG . '"', $attributes, 1 );
		}
		$others = array_udiff( $findings, $errors, static fn ( $one, $other ) => $one <=> $other );
		return [ $attributes, self::box( $out->msg( 'coopwiki-repeated-error' ), 'cw-erreurs', $errors )
			. self::box( $out->msg( 'coopwiki-repeated-warning' ), 'cw-avertissements', $others ) ];
	}

	private static function box( $head, string $class, array $findings ): string {
		$line = static fn ( $one ) => Html::rawElement(
			'li', [], Html::element( 'b', [], $one['field'] ) . ' — ' . htmlspecialchars( $one['sentence'] )
		);
		$lines = implode( '', array_map( $line, $findings ) );
		return $lines === '' ? '' : Html::rawElement( 'div', [ 'class' => "$class cw-repete" ], $head->escaped() . "<ul>$lines</ul>" );
	}
}
