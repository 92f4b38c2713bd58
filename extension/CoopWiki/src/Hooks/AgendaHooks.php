<?php

namespace CoopWiki\Hooks;

/** Where only members read, a calendar program still reaches the calendars: they say themselves who may see what. */
class AgendaHooks {
	public function onTitleReadWhitelist( $title, $user, &$whitelisted ) {
		if ( $title->isSpecial( 'Agenda' ) ) {
			$whitelisted = true;
		}
	}
}
