<?php

namespace CoopWiki\Hooks;

use CoopWiki\Form\RobotPages;
use MediaWiki\Context\RequestContext;
use MediaWiki\Html\Html;

require_once __DIR__ . '/../renamed.php';

/** After a save: that it is saved, when it will count, and what is still to be mended on the page. */
class NoticeHooks {
	private const SESSION = 'coopwiki-saved';

	private $robots;

	public function __construct( RobotPages $robots ) {
		$this->robots = $robots;
	}

	public function onPageSaveComplete( $page, $user, $summary, $flags, $revision, $result ) {
		$request = RequestContext::getMain()->getRequest();
		if ( defined( 'MW_ENTRY_POINT' ) && MW_ENTRY_POINT === 'index' ) {
			$request->getSession()->set( self::SESSION, $page->getId() );
		}
	}

	public function onBeforePageDisplay( $out, $skin ) {
		$title = $out->getTitle();
		if ( !$title->canExist() || $out->getActionName() !== 'view' ) {
			return;
		}
		$notices = array_filter( [ $this->saved( $out ), $this->mistakes( $out, $title->getArticleID() ) ] );
		if ( $notices ) {
			$out->prependHTML( implode( '', $notices ) );
		}
	}

	private function saved( $out ): string {
		$revision = $out->getRequest()->getInt( 'fiche', -1 );
		if ( $revision < 1 ) {
			return $revision ? '' : $this->notice( $out->msg( 'coopwiki-saved-sheet' ) );
		}
		// The notice changes though the page does not.
		$out->disableClientCache();
		$counted = $this->robots->revision() >= $revision;
		if ( !$counted ) {
			$out->addModules( 'ext.coopwiki.compte' );
			$out->addJsConfigVars( 'wgCoopWikiRevision', $revision );
		}
		return $this->notice( $out->msg( $counted ? 'coopwiki-saved-counted' : 'coopwiki-saved' ) );
	}

	private function notice( $message ): string {
		$look = [ 'class' => 'cw-avis cw-avis-enregistre', 'role' => 'status' ];
		return Html::rawElement( 'div', $look, $message->parse() );
	}

	private function mistakes( $out, int $page ): string {
		$session = $out->getRequest()->getSession();
		if ( !$page || $session->get( self::SESSION ) !== $page ) {
			return '';
		}
		$session->remove( self::SESSION );
		$wrong = substr_count( $out->getHTML(), ' cw-a-corriger"' );
		$words = $out->msg( 'coopwiki-mistakes', $wrong )->parse();
		return $wrong ? Html::rawElement( 'div', [ 'class' => 'cw-avis cw-avis-erreurs', 'role' => 'status' ], $words ) : '';
	}
}
