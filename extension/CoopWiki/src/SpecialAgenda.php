<?php

namespace CoopWiki;

use CoopWiki\Agenda\Feeds;
use CoopWiki\Agenda\Tokens;
use CoopWiki\Form\Names;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

require_once __DIR__ . '/renamed.php';

/** `Spécial:Agenda`: addresses to subscribe to; `Spécial:Agenda/Technique.ics`: a circle's calendar. */
class SpecialAgenda extends SpecialPage {
	private const SECONDS = 900;

	private $names;
	private $feeds;
	private $tokens;

	public function __construct( Names $names, Feeds $feeds, Tokens $tokens ) {
		parent::__construct( 'Agenda' );
		$this->names = $names;
		$this->feeds = $feeds;
		$this->tokens = $tokens;
	}

	public function doesWrites() {
		return true;
	}

	protected function getGroupName() {
		return 'pagetools';
	}

	public function execute( $par ) {
		if ( str_ends_with( (string)$par, '.ics' ) ) {
			$this->send( substr( $par, 0, -4 ) );
			return;
		}
		$this->setHeaders();
		$this->getOutput()->addModuleStyles( [ 'ext.coopwiki.styles', 'ext.coopwiki.espace.styles' ] );
		if ( $this->getAuthority()->isAllowed( 'read' ) ) {
			$this->addresses( $this->token() );
		} else {
			$this->getOutput()->addWikiMsg( 'coopwiki-agenda-login' );
		}
	}

	/** A calendar and nothing else; what is not open to everybody needs a member's key. */
	private function send( string $circle ) {
		$this->getOutput()->disable();
		$token = $this->getRequest()->getRawVal( 'jeton' ) ?? '';
		if ( $token !== '' && !$this->tokens->opens( $token ) ) {
			$this->refuse( 403, 'coopwiki-agenda-wrong' );
			return;
		}
		$found = $this->feeds->of( $circle, $token !== '' );
		if ( $found === null ) {
			$this->refuse( 404, 'coopwiki-agenda-none' );
			return;
		}
		$this->answer( $found, $token === '' ? 'public' : 'private' );
	}

	/** The calendar, or that it is still the same. */
	private function answer( string $found, string $cache ) {
		$response = $this->getRequest()->response();
		$tag = '"' . substr( hash( 'sha256', $found ), 0, 32 ) . '"';
		$response->header( "ETag: $tag" );
		$response->header( "Cache-Control: $cache, max-age=" . self::SECONDS );
		$known = explode( ',', (string)$this->getRequest()->getHeader( 'If-None-Match' ) );
		if ( in_array( $tag, array_map( static fn ( $one ) => preg_replace( '~^\s*(?:W/)?|\s*$~', '', $one ), $known ), true ) ) {
			$response->statusHeader( 304 );
			return;
		}
		$response->header( 'Content-Type: text/calendar; charset=utf-8' );
		$response->header( 'X-Content-Type-Options: nosniff' );
		print $found;
	}

	private function refuse( int $status, string $message ) {
		$response = $this->getRequest()->response();
		$response->statusHeader( $status );
		$response->header( 'Content-Type: text/plain; charset=utf-8' );
		$response->header( 'Cache-Control: private, no-store' );
		print $this->msg( $message )->text() . "\n";
	}

	/** A new key where a member asks for one; '' otherwise. */
	private function token(): string {
		$asked = $this->getRequest()->wasPosted() && $this->tokens->isFor( $this->getUser() )
			&& $this->getContext()->getCsrfTokenSet()->matchTokenField();
		return $asked ? $this->tokens->renewed( $this->getUser() ) : '';
	}

	/** Each circle's address: of what is open to everybody, or with a member's new key of all. */
	private function addresses( string $token ) {
		$out = $this->getOutput();
		$out->addWikiMsg( $token === '' ? 'coopwiki-agenda-intro' : 'coopwiki-agenda-own' );
		$items = '';
		foreach ( $this->names->of( 'circles' ) as $circle ) {
			$address = $this->getPageTitle( $circle . '.ics' )->getFullURL( $token === '' ? [] : [ 'jeton' => $token ] );
			$items .= Html::rawElement( 'li', [], Html::element( 'a', [ 'href' => $address ], $circle )
				. ' ' . Html::element( 'code', [ 'class' => 'cw-adresse' ], $address ) );
		}
		$out->addHTML( Html::rawElement( 'ul', [], $items ) . ( $this->tokens->isFor( $this->getUser() ) ? $this->button() : '' ) );
	}

	private function button(): string {
		$key = $this->getContext()->getCsrfTokenSet()->getToken()->toString();
		return Html::rawElement( 'form', [ 'method' => 'post', 'action' => $this->getPageTitle()->getLocalURL() ],
			Html::hidden( 'wpEditToken', $key )
			. Html::element( 'button', [ 'type' => 'submit', 'class' => 'cw-bouton' ], $this->msg( 'coopwiki-agenda-renew' )->text() ) );
	}
}
