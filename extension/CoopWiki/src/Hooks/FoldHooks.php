<?php

namespace CoopWiki\Hooks;

/**
 * What is long on a page unfolds on a telephone too: Minerva of 1.39 turns the wiki's own collapsible blocks off.
 */
class FoldHooks {
	public function onSkinPageReadyConfig( $context, &$config ) {
		$config['collapsible'] = true;
	}
}
