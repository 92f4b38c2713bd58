<?php

namespace CoopWiki\Hooks;

use CoopWiki\Form\Pages;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;

require_once __DIR__ . '/../renamed.php';

/**
 * In the personal menu: first "Mon espace", then "Déclarer une contribution", and where one's own are once there are some. In
 * Minerva's main menu, which shows nothing of the side bar: the same, and the pages of the side bar.
 */
class MenuHooks {
	private const OF_MINERVA = [ 'n-mainpage', 'n-mainpage-description', 'n-randompage', 'n-recentchanges' ];

	private $pages;

	public function __construct( Pages $pages ) {
		$this->pages = $pages;
	}

	/** Minerva builds that menu itself and asks nobody: its links are added in the browser. */
	public function onBeforePageDisplay( $out, $skin ) {
		if ( $skin->getSkinName() !== 'minerva' ) {
			return;
		}
		$front = Title::newMainPage()->getLocalURL();
		$pages = array_filter( $skin->buildSidebar()['navigation'] ?? [], static function ( $link ) use ( $front ) {
			return !in_array( $link['id'] ?? '', self::OF_MINERVA, true ) && $link['href'] !== $front;
		} );
		$user = $skin->getUser();
		$ours = $user->isRegistered() ? [ $this->space( $skin ) ] : [];
		$ours = [ ...$ours, ...( $ours && $user->isAllowed( 'edit' ) ? [ $this->contribution( $skin ) ] : [] ) ];
		$shown = array_map( static fn ( $link ) => [ $link['href'], $link['text'] ], [ ...$ours, ...array_values( $pages ) ] );
		$out->addJsConfigVars( 'wgCoopWikiMenu', $shown );
		$out->addModules( 'ext.coopwiki.menu' );
	}

	private function space( $skin ): array {
		return [
			'text' => $skin->msg( 'coopwiki-space' )->text(),
			'href' => SpecialPage::getTitleFor( 'MonEspace' )->getLocalURL(),
			'icon' => 'home',
			'single-id' => 'pt-coopwikispace',
		];
	}

	private function contribution( $skin ): array {
		return [
			'text' => $skin->msg( 'coopwiki-menu-contribution' )->text(),
			'href' => SpecialPage::getTitleFor( 'Fiche', 'Contribution' )->getLocalURL(),
			'icon' => 'add',
			'single-id' => 'pt-coopwiki',
		];
	}

	public function onSkinTemplateNavigation__Universal( $skin, &$links ) {
		$user = $skin->getUser();
		if ( !$user->isRegistered() || !isset( $links['user-menu'] ) ) {
			return;
		}
		$links['user-menu'] = [ 'coopwikispace' => $this->space( $skin ) ] + $links['user-menu'];
		if ( !$user->isAllowed( 'edit' ) ) {
			return;
		}
		$ours = [ 'coopwiki' => $this->contribution( $skin ) ];
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
