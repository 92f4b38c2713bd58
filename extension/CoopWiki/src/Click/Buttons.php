<?php

namespace CoopWiki\Click;

use CoopWiki\Form\EditRecord;
use CoopWiki\Form\Pages;
use CoopWiki\Form\Schemas;
use CoopWiki\Wikitext\Writer;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;

require_once __DIR__ . '/../renamed.php';

/** The clicks that a record's block offers: links to `Spécial:Clic`, which asks before it writes where no script does. */
class Buttons {
	private $pages;
	private $interests;
	private $writer;

	public function __construct( Pages $pages, Interests $interests, Writer $writer ) {
		$this->pages = $pages;
		$this->interests = $interests;
		$this->writer = $writer;
	}

	/**
	 * @param mixed $out
	 * @param array $record schema and call
	 * @param int $n the record's number on its page
	 * @param bool $open whether the reader may edit the page
	 */
	public function of( $out, array $record, int $n, bool $open ): string {
		[ $schema, $call ] = $record;
		$user = $out->getUser();
		if ( !$user->isRegistered() || !$user->isAllowed( 'edit' ) ) {
			return '';
		}
		$read = EditRecord::read( $schema, $call );
		$keys = $open ? array_keys( Gestures::of( $schema, $read, $this->pages->today(), $user->getName() ) ) : [];
		$links = array_map( fn ( $key ) => $this->link( $out, $key, $n, $read ), $keys );
		if ( Interests::concerns( $schema, $read, $user->getName() ) ) {
			$links[] = $this->interest( $out, $n, $read );
		}
		if ( !$links ) {
			return '';
		}
		$out->addModules( 'ext.coopwiki.clic' );
		return Html::rawElement( 'span', [ 'class' => 'cw-gestes' ], implode( ' ', $links ) );
	}

	/** "Cela m'intéresse" with the text it writes, or that one no longer is. */
	private function interest( $out, int $n, array $read ): string {
		$user = $out->getUser()->getName();
		if ( $this->interests->held( $read['titre'], $user, $out->getTitle() ) ) {
			return $this->link( $out, 'unwanted', $n, $read );
		}
		$text = $this->writer->appended( '', Schemas::find( Interests::RECORD ), [ $this->interests->record( $read, $user ) ] );
		$shown = Html::element( 'summary', [], $out->msg( 'coopwiki-clic-text' )->text() ) . Html::element( 'code', [], $text ?? '' );
		return $this->link( $out, 'wanted', $n, $read ) . ' ' . Html::rawElement( 'details', [], $shown );
	}

	private function link( $out, string $key, int $n, array $read ): string {
		$address = SpecialPage::getTitleFor( 'Clic' )->getLocalURL( [
			'page' => $out->getTitle()->getPrefixedText(), 'n' => $n, 'rev' => (int)$out->getRevisionId(), 'geste' => $key,
		] );
		$about = $read['quoi'] ?? $read['titre'] ?? $read['qui'] ?? $read['de'] ?? $out->getTitle()->getPrefixedText();
		$words = $out->msg( "coopwiki-clic-$key" )->text();
		return Html::element( 'a', [
			'class' => 'cw-geste', 'href' => $address, 'role' => 'button', 'aria-label' => "$words : $about",
		], $words );
	}
}
