<?php

namespace CoopWiki\Hooks;

use MediaWiki\SpecialPage\SpecialPage;

require_once __DIR__ . '/../renamed.php';

/** "Déclarer une contribution" in the personal menu. */
class MenuHooks {
	public function onSkinTemplateNavigation__Universal( $skin, &$links ) {
		$user = $skin->getUser();
		if ( !$user->isRegistered() || !$user->isAllowed( 'edit' ) || !isset( $links['user-menu'] ) ) {
			return;
		}
		$link = [
			'text' => $skin->msg( 'coopwiki-menu-contribution' )->text(),
			'href' => SpecialPage::getTitleFor( 'Fiche', 'Contribution' )->getLocalURL(),
			'icon' => 'add',
			'single-id' => 'pt-coopwiki',
		];
		$at = array_search( 'preferences', array_keys( $links['user-menu'] ), true ) ?: count( $links['user-menu'] );
		$links['user-menu'] = array_slice( $links['user-menu'], 0, $at, true ) + [ 'coopwiki' => $link ]
			+ array_slice( $links['user-menu'], $at, null, true );
	}
}
