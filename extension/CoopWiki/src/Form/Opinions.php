<?php

namespace CoopWiki\Form;

use CoopWiki\Wikitext\Templates;

/** What a form says of an opinion: the proposal it is about, the reason an objection needs. */
class Opinions {
	private const PROPOSAL = 'Proposition';
	private const OBJECTS = [ 'Avis' => [ 'position', 'argument' ] ];
	private const ABOUT = [ 'Avis', 'Objection' ];

	/** Whether it objects and doesn't say why: nobody can answer what isn't said. */
	public static function lacksReason( array $schema, array $record, string $field ): bool {
		[ $position, $reason ] = self::OBJECTS[$schema['template']] ?? [ '', '' ];
		return $field === $reason && ( $record[$position] ?? '' ) === 'objection' && ( $record[$reason] ?? '' ) === '';
	}

	/**
	 * The proposal that an opinion at the end of this text is about: the last one above it; empty for none.
	 * @return string[] what it says, by field name
	 */
	public static function proposal( array $schema, ?string $text, Templates $templates ): array {
		$found = [];
		$asked = $text !== null && in_array( $schema['template'], self::ABOUT, true );
		foreach ( $asked ? $templates->records( $text ) : [] as [ $of, $call ] ) {
			$found = $of['template'] === self::PROPOSAL ? EditRecord::read( $of, $call ) : $found;
		}
		return $found;
	}
}
