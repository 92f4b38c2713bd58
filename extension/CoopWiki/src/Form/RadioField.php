<?php

namespace CoopWiki\Form;

use MediaWiki\HTMLForm\Field\HTMLRadioField;

require_once __DIR__ . '/../renamed.php';

/** FormText to choose from, of which none is chosen before somebody does: OOUI would choose the first. */
class RadioField extends HTMLRadioField {
	public function getInputOOUI( $value ) {
		return parent::getInputOOUI( $value )->setValue( $value );
	}
}
