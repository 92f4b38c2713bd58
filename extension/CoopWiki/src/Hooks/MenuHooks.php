<?php

namespace CoopWiki\Hooks;

use CoopWiki\Form\Pages;
use MediaWiki\SpecialPage\SpecialPage;

require_once __DIR__ . '/../renamed.php';

/** In the personal menu: "Déclarer une contribution", and where one's own are once there are some. */
class MenuHooks {
	private $pages;

	public function __construct( Pages $pages ) {
		$this->pages = $pages;
	}

	public function onSkinTemplateNavigation__Universal( $skin, &$links ) {
		$user = $skin->getUser();
		if ( !$user->isRegistered() || !$user->isAllowed( 'edit' ) || !isset( $links['user-menu'] ) ) {
			return;
		}
		$ours = [ 'coopwiki' => [
			'text' => $skin->msg( 'coopwiki-menu-contribution' )->text(),
			'href' => SpecialPage::getTitleFor( 'Fiche', 'Contribution' )->getLocalURL(),
			'icon' => 'add',
			'single-id' => 'pt-coopwiki',
		] ];
		$mine = $this->pages->written( [ 'template' => 'Contribution' ], $user->getName() )[0] ?? null;
		if ( $mine ) {
			$ours['coopwikimine'] = [
				'text' => $skin->msg( 'coopwiki-menu-mine' )->text(),
				'href' => $mine->getLocalURL(),
				'icon' => 'article',
				'single-id' => 'pt-coopwikimine',
			];
		}
		$at = array_search( 'preferences', array_keys( $links['user-menu'] ), true ) ?: count( $links['user-menu'] );
		$links['user-menu'] = array_slice( $links['user-menu'], 0, $at, true ) + $ours
			+ array_slice( $links['user-menu'], $at, null, true );
	}
}
