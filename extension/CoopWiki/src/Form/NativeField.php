<?php

namespace CoopWiki\Form;

use MediaWiki\HTMLForm\Field\HTMLTextField;

require_once __DIR__ . '/../renamed.php';

/** A day or a name, chosen with what the browser itself offers: a date picker, a list to pick from. */
class NativeField extends HTMLTextField {
	public function getInputOOUI( $value ) {
		return new NativeWidget( [
			'id' => $this->mID,
			'name' => $this->mName,
			'value' => $value,
			'input' => $this->mParams['input'],
			'offered' => $this->mParams['offered'] ?? [],
			'classes' => [ 'oo-ui-textInputWidget', 'oo-ui-textInputWidget-type-text' ],
		] );
	}
}
