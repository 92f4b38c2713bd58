/* Dit sous chaque champ ce que le wiki a compris. Il n’y a qu’un lecteur des valeurs, celui des modules Lua : on lui demande. */
( function () {
	const told = mw.config.get( 'wgCoopWikiFiche' );
	const form = document.getElementById( 'coopwiki-fiche' );
	const WAIT = 400;
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
			typed && input.type !== 'date' && verdict.said[ name ] || '';
		place.classList.toggle( 'cw-compris-erreur', error );
		place.classList.toggle( 'cw-compris-doute', !error && wrong.length > 0 );
		if ( error ) {
			input.setAttribute( 'aria-invalid', 'true' );
		} else {
			input.removeAttribute( 'aria-invalid' );
		}
	}

	function ask( row ) {
		const values = record( row );
		return new mw.Api().post( {
			action: 'coopwikilecture', template: told.template, values: JSON.stringify( values ), formatversion: 2
		} ).then( ( answer ) => {
			const verdict = answer.coopwikilecture;
			verdict.said = verdict.said || {};
			told.fields.forEach( ( name, number ) => {
				if ( row ) {
					tell( 'r' + row + 'f' + number, name, verdict, value( 'r' + row + 'f' + number ) );
				}
				if ( row < 2 ) {
					tell( 'f' + number, name, verdict, values[ name ] );
				}
			} );
			return verdict.sum;
		} );
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

	function understand() {
		const mine = ++asked;
		Promise.all( filled().map( ask ) ).then( ( sums ) => {
			if ( mine === asked ) {
				const known = sums.filter( Boolean );
				total.textContent = known.length ? mw.msg( 'coopwiki-fiche-sum', known.join( ' ; ' ) ) : '';
			}
		} ).catch( () => {
			total.textContent = '';
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

	const total = document.createElement( 'div' );
	total.className = 'cw-total';
	total.setAttribute( 'role', 'status' );

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
		form.addEventListener( 'input', later );
		form.addEventListener( 'change', later );
		fold();
		later();
	}
}() );
