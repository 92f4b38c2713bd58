<?php

namespace CoopWiki\Hooks;

use CoopWiki\Form\FlashNotices;
use CoopWiki\Form\RobotPages;
use CoopWiki\Form\SavedLines;
use MediaWiki\Context\RequestContext;
use MediaWiki\Html\Html;

require_once __DIR__ . '/../renamed.php';

/**
 * After a save: that it is saved, when it will count, and what is still to be mended on the page.
 * Editors that save without loading the page anew (VisualEditor) are told by avis.js.
 */
class NoticeHooks {
	private const SESSION = 'coopwiki-saved';

	private $robots;

	public function __construct( RobotPages $robots ) {
		$this->robots = $robots;
	}

	public function onPageSaveComplete( $page, $user, $summary, $flags, $revision, $result ) {
		$this->robots->told( $page->getTitle() );
		if ( defined( 'MW_ENTRY_POINT' ) && MW_ENTRY_POINT === 'index' ) {
			RequestContext::getMain()->getRequest()->getSession()->set( self::SESSION, $page->getId() );
		}
	}

	public function onBeforePageDisplay( $out, $skin ) {
		$title = $out->getTitle();
		if ( !$title->canExist() || $out->getActionName() !== 'view' ) {
			return;
		}
		$just = $this->justSaved( $out, $title->getArticleID() );
		$notices = $this->saved( $out, $just ) . ( $just ? SavedLines::mistakes( $out ) : '' );
		$notices .= $just || $notices !== '' ? $this->after( $out ) : '';
		if ( $notices !== '' ) {
			$out->addJsConfigVars( 'wgCoopWikiTold', $title->getLatestRevID() );
			$out->prependHTML( $notices );
		}
		if ( $notices !== '' || $out->getAuthority()->probablyCan( 'edit', $title ) ) {
			$out->addModules( 'ext.coopwiki.avis' );
		}
	}

	/** Whether this is the first look at a page after its save; it is asked once. */
	private function justSaved( $out, int $page ): bool {
		$session = $out->getRequest()->getSession();
		if ( !$page || $session->get( self::SESSION ) !== $page ) {
			return false;
		}
		$session->remove( self::SESSION );
		return true;
	}

	/**
	 * The form says in the address which revision it made, 0 for a sheet; another editor doesn't. It is believed
	 * where the session says the same.
	 */
	private function saved( $out, bool $just ): string {
		$revision = $out->getRequest()->getInt( 'fiche', -1 );
		if ( !( new FlashNotices( $out->getRequest()->getSession() ) )->wrote( $out->getTitle()->getPrefixedText(), $revision ) ) {
			$revision = -1;
		}
		$said = $revision < 0 && $just ? SavedLines::said( $out->getHTML() ) : '';
		if ( $said !== '' && $said !== 'coopwiki-saved' ) {
			return $this->notice( $out->msg( $said ) );
		}
		$revision = $said === '' ? $revision : $out->getTitle()->getLatestRevID();
		if ( $revision < 1 ) {
			return $revision ? '' : $this->notice( $out->msg( 'coopwiki-saved-sheet' ) );
		}
		// The notice changes though the page does not.
		$out->disableClientCache();
		$counted = $this->robots->revision() >= $revision;
		if ( !$counted ) {
			$out->addJsConfigVars( 'wgCoopWikiRevision', $revision );
		}
		return $this->notice( $out->msg( $counted ? 'coopwiki-saved-counted' : 'coopwiki-saved' ) );
	}

	private function notice( $message ): string {
		return Html::rawElement( 'div', [ 'class' => 'cw-avis cw-avis-enregistre', 'role' => 'status' ], $message->parse() );
	}

	private function after( $out ): string {
		$said = ( new FlashNotices( $out->getRequest()->getSession() ) )->take();
		$look = [ 'class' => 'cw-avis cw-avis-conseil plainlinks', 'role' => 'status' ];
		$notices = array_map( static fn ( $one ) => Html::rawElement( 'div', $look, $out->msg( ...$one )->parse() ), $said );
		return implode( '', $notices );
	}
}
