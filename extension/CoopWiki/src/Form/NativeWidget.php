<?php

namespace CoopWiki\Form;

use OOUI\InputWidget;
use OOUI\Tag;

/** An input of a type that OOUI's own doesn't know, or with a list of values to pick from. */
class NativeWidget extends InputWidget {
	public function __construct( array $config ) {
		parent::__construct( $config );
		if ( $config['offered'] ) {
			$list = ( new Tag( 'datalist' ) )->setAttributes( [ 'id' => $config['name'] . '-liste' ] );
			foreach ( $config['offered'] as $name ) {
				$list->appendContent( ( new Tag( 'option' ) )->setAttributes( [ 'value' => $name ] ) );
			}
			$this->appendContent( $list );
		}
	}

	protected function getInputElement( $config ) {
		$list = $config['offered'] ? [ 'list' => $config['name'] . '-liste', 'autocomplete' => 'off' ] : [];
		return ( new Tag( 'input' ) )->setAttributes( [ 'type' => $config['input'] ] + $list );
	}
}
