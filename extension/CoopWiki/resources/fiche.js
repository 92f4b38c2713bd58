/* Dit sous chaque champ ce que le wiki a compris. Il n’y a qu’un lecteur des valeurs, celui des modules Lua : on lui demande. */
( function () {
	const told = mw.config.get( 'wgCoopWikiFiche' );
	const form = document.getElementById( 'coopwiki-fiche' );
	const WAIT = 400;
	const REST = 15000;
	let waiting = null;
	let asked = 0;

	function inputs( key ) {
		return Array.from( form.querySelectorAll( '[name="wp' + key + '"]' ) );
	}

	function value( key ) {
		const found = inputs( key ).filter( ( input ) => input.type !== 'radio' || input.checked );
		return found.length ? found[ 0 ].value : '';
	}

	// The record typed, or the one of a row where its people are asked for one by one.
	function record( row ) {
		const found = {};
		told.fields.forEach( ( name, number ) => {
			const own = row ? value( 'r' + row + 'f' + number ) : '';
			found[ name ] = own || value( 'f' + number );
		} );
		return found;
	}

	function note( input ) {
		const layout = input.closest( '.oo-ui-fieldLayout' );
		let place = layout.querySelector( '.cw-compris' );
		if ( !place ) {
			place = document.createElement( 'div' );
			place.className = 'cw-compris';
			place.id = input.name + '-compris';
			layout.querySelector( '.oo-ui-fieldLayout-field' ).appendChild( place );
			input.setAttribute( 'aria-describedby', place.id );
		}
		return place;
	}

	function tell( key, name, verdict, typed ) {
		const input = inputs( key )[ 0 ];
		if ( !input || input.type === 'radio' ) {
			return;
		}
		const wrong = verdict.findings.filter( ( one ) => one.field === name && one.code !== 'missing_field' );
		const place = note( input );
		const error = wrong.some( ( one ) => one.severity === 'error' );
		place.textContent = wrong.length ? wrong.map( ( one ) => one.sentence ).join( ' ' ) :
			typed && verdict.said[ name ] || '';
		place.classList.toggle( 'cw-compris-erreur', error );
		place.classList.toggle( 'cw-compris-doute', !error && wrong.length > 0 );
		if ( error ) {
			input.setAttribute( 'aria-invalid', 'true' );
		} else {
			input.removeAttribute( 'aria-invalid' );
		}
	}

	function filled() {
		const found = [];
		for ( let row = 1; row <= told.rows; row++ ) {
			if ( told.fields.some( ( name, number ) => value( 'r' + row + 'f' + number ) ) ) {
				found.push( row );
			}
		}
		return found.length ? found : [ 0 ];
	}

	function tellRecord( row, verdict ) {
		verdict.said = verdict.said || {};
		told.fields.forEach( ( name, number ) => {
			if ( row ) {
				tell( 'r' + row + 'f' + number, name, verdict, value( 'r' + row + 'f' + number ) );
			}
			if ( row < 2 ) {
				tell( 'f' + number, name, verdict, value( 'f' + number ) );
			}
		} );
	}

	// One record’s sum; of several, what they add up to, and each person’s part below it.
	function tellSum( rows, answer ) {
		const sums = answer.records.map( ( verdict ) => verdict.sum );
		const several = rows.length > 1;
		const one = sums.find( Boolean );
		const all = answer.lines === rows.length;
		total.textContent = !answer.total ? one && mw.msg( 'coopwiki-fiche-sum', one ) || '' :
			all ? mw.msg( 'coopwiki-fiche-total', answer.lines, answer.total ) :
				mw.msg( 'coopwiki-fiche-total-some', answer.lines, answer.total, rows.length );
		parts.textContent = '';
		rows.forEach( ( row, number ) => {
			if ( several && answer.total && sums[ number ] ) {
				const part = document.createElement( 'li' );
				const who = value( 'r' + row + 'f' + told.person ) || mw.msg( 'coopwiki-fiche-person', row );
				part.textContent = mw.msg( 'coopwiki-fiche-part', who, sums[ number ] );
				parts.appendChild( part );
			}
		} );
	}

	function understand() {
		const mine = ++asked;
		const rows = filled();
		new mw.Api().post( {
			action: 'coopwikilecture', template: told.template, values: JSON.stringify( rows.map( record ) ), formatversion: 2
		} ).then( ( answer ) => {
			if ( mine === asked ) {
				rows.forEach( ( row, number ) => tellRecord( row, answer.coopwikilecture.records[ number ] ) );
				tellSum( rows, answer.coopwikilecture );
			}
		}, () => {
			total.textContent = parts.textContent = '';
		} );
	}

	// The fields few people fill in wait behind a button, unless one of them says something.
	function fold() {
		const set = document.getElementById( 'mw-htmlform-more' );
		const group = set && set.closest( '.oo-ui-panelLayout' );
		const typed = group && Array.from( group.querySelectorAll( 'input:not([name=wppage]), textarea, select' ) )
			.some( ( input ) => input.type === 'radio' ? input.checked && input.value : input.value );
		if ( !group || typed || group.querySelector( '.oo-ui-fieldLayout-messages-error, .oo-ui-messageWidget' ) ) {
			return;
		}
		const button = document.createElement( 'button' );
		button.type = 'button';
		button.className = 'cw-plus';
		button.textContent = mw.msg( 'coopwiki-fiche-more' );
		button.setAttribute( 'aria-expanded', 'false' );
		button.addEventListener( 'click', () => {
			const open = !group.classList.toggle( 'cw-cache' );
			button.textContent = mw.msg( open ? 'coopwiki-fiche-less' : 'coopwiki-fiche-more' );
			button.setAttribute( 'aria-expanded', String( open ) );
		} );
		group.classList.add( 'cw-cache' );
		group.parentNode.insertBefore( button, group );
	}

	// While the form is on its way its button rests: a second press would send it again. It wakes up where the
	// answer doesn’t come, and where one comes back to the form.
	function rest( resting ) {
		const button = form.querySelector( '.mw-htmlform-submit-buttons [type=submit]' );
		const words = button.querySelector( '.oo-ui-labelElement-label' );
		button.dataset.words = button.dataset.words || words && words.textContent || '';
		button.disabled = resting;
		if ( words ) {
			words.textContent = resting ? mw.msg( 'coopwiki-fiche-saving' ) : button.dataset.words;
		}
	}

	function once() {
		form.addEventListener( 'submit', () => {
			// After the browser has gathered what the form sends.
			setTimeout( () => rest( true ) );
			setTimeout( () => rest( false ), REST );
		} );
		window.addEventListener( 'pageshow', () => rest( false ) );
		// A browser that asks for the form anew when one comes back fills in what was typed: it is the same form.
		const back = performance.getEntriesByType( 'navigation' ).some( ( one ) => one.type === 'back_forward' );
		const sent = history.state && history.state.coopwikiForm;
		if ( back && sent ) {
			form.action = sent;
		} else {
			history.replaceState( Object.assign( {}, history.state, { coopwikiForm: form.action } ), '' );
		}
	}

	// Where the form comes back with errors, one begins at the first of them.
	function first() {
		// The form’s own error, above its fields, has no field to go to.
		const input = Array.from( form.querySelectorAll( '.oo-ui-fieldLayout-messages .oo-ui-flaggedElement-error' ) )
			.map( ( wrong ) => wrong.closest( '.oo-ui-fieldLayout' ) )
			.map( ( layout ) => layout && layout.querySelector( 'input:not([type=hidden]), textarea, select' ) )
			.find( Boolean );
		if ( input ) {
			input.setAttribute( 'aria-invalid', 'true' );
			input.focus();
		}
	}

	const total = document.createElement( 'div' );
	total.className = 'cw-total';
	total.setAttribute( 'role', 'status' );
	const parts = document.createElement( 'ul' );
	parts.className = 'cw-parts';

	function later() {
		clearTimeout( waiting );
		waiting = setTimeout( understand, WAIT );
	}

	if ( told && form ) {
		// An empty box of OOUI that names itself by an empty label.
		form.querySelectorAll( '.mw-htmlform-ooui-header [aria-labelledby]' )
			.forEach( ( box ) => box.removeAttribute( 'aria-labelledby' ) );
		const buttons = form.querySelector( '.mw-htmlform-submit-buttons' );
		buttons.parentNode.insertBefore( total, buttons );
		buttons.parentNode.insertBefore( parts, buttons );
		form.addEventListener( 'input', later );
		form.addEventListener( 'change', later );
		fold();
		first();
		once();
		later();
	}
}() );
