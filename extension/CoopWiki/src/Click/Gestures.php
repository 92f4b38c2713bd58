<?php

namespace CoopWiki\Click;

/** What may be said of a record by one click, by its type: an action's state, that a page was read again, an objection lifted. */
class Gestures {
	private const DONE = 'faite';
	private const OBJECTION = 'objection';
	private const STATES = [ 'todo' => 'à faire', 'doing' => 'en cours', 'done' => self::DONE ];

	/**
	 * The clicks a record offers, and what each writes into it; none for what it says already.
	 * @param array $schema
	 * @param string[] $read what the record says, by field name
	 * @param string $today
	 * @param string $user
	 * @return array[] values by field name, by the click's key
	 */
	public static function of( array $schema, array $read, string $today, string $user ): array {
		switch ( $schema['template'] ) {
			case 'Action':
				return self::states( $read, $today );
			case 'Vérifié':
				return self::reading( $read, [ 'le' => $today, 'par' => $user ] );
			case 'Avis':
				return self::answers( mb_strtolower( $read['position'] ?? '' ), $read['levé le'] ?? '', 'levé le', $today );
			case 'Objection':
				return self::answers( self::OBJECTION, $read['levée le'] ?? '', 'levée le', $today );
			default:
				return [];
		}
	}

	/** An objection is lifted, a question answered, from today on; or they stand again. */
	private static function answers( string $position, string $since, string $field, string $today ): array {
		$keys = [ self::OBJECTION => [ 'lifted', 'standing' ], 'question' => [ 'answered', 'asked' ] ][$position] ?? null;
		if ( !$keys ) {
			return [];
		}
		return $since === '' ? [ $keys[0] => [ $field => $today ] ] : [ $keys[1] => [ $field => '' ] ];
	}

	/** The other states; what is done has its day, what is no longer done has none. */
	private static function states( array $read, string $today ): array {
		$state = ( $read['fait le'] ?? '' ) !== '' ? self::DONE : $read['état'] ?? self::STATES['todo'];
		$found = [];
		foreach ( self::STATES as $key => $other ) {
			if ( $other !== mb_strtolower( $state ) ) {
				$found[$key] = [ 'état' => $other, 'fait le' => $other === self::DONE ? $today : '' ];
			}
		}
		return $found;
	}

	private static function reading( array $read, array $now ): array {
		return array_intersect_key( $read, $now ) == $now ? [] : [ 'read' => $now ];
	}
}
