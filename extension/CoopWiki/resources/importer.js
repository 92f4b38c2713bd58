/* Un fichier se dépose sur la page, et une ligne que l’on corrige est relue aussitôt, par les modules Lua du wiki. */
( function () {
	const told = mw.config.get( 'wgCoopWikiImporter' );
	const form = document.getElementById( 'cw-importer' );
	const file = document.getElementById( 'cw-fichier' );
	const WAIT = 400;
	const waiting = {};
	const asked = {};

	function dropped( event ) {
		event.preventDefault();
		form.classList.remove( 'cw-depot' );
		if ( event.dataTransfer.files.length ) {
			file.files = event.dataTransfer.files;
			form.requestSubmit();
		}
	}

	function offerDropping() {
		form.addEventListener( 'dragover', ( event ) => {
			if ( Array.from( event.dataTransfer.types ).includes( 'Files' ) ) {
				event.preventDefault();
				form.classList.add( 'cw-depot' );
			}
		} );
		form.addEventListener( 'dragleave', () => form.classList.remove( 'cw-depot' ) );
		form.addEventListener( 'drop', ( event ) => event.dataTransfer.files.length && dropped( event ) );
	}

	// What the row says now: what holds for every row first, then its own fields.
	function record( row ) {
		const found = Object.assign( {}, told.common );
		row.querySelectorAll( 'input[name^="c"]' ).forEach( ( input ) => {
			found[ told.fields[ Number( input.name.split( '_' )[ 1 ] ) ] ] = input.value;
		} );
		return found;
	}

	function line( place, text, kind ) {
		const said = document.createElement( 'div' );
		said.className = 'cw-compris' + kind;
		said.textContent = text;
		place.insertBefore( said, place.querySelector( '.cw-case' ) );
	}

	function tell( row, verdict ) {
		const place = row.lastElementChild;
		place.querySelectorAll( '.cw-compris' ).forEach( ( said ) => said.remove() );
		if ( verdict.sum ) {
			line( place, verdict.sum, '' );
		}
		verdict.findings.forEach( ( one ) => line(
			place, one.sentence, one.severity === 'error' ? ' cw-compris-erreur' : ' cw-compris-doute'
		) );
		row.querySelectorAll( 'input[name^="c"]' ).forEach( ( input ) => {
			const name = told.fields[ Number( input.name.split( '_' )[ 1 ] ) ];
			const wrong = verdict.findings.some( ( one ) => one.field === name && one.severity === 'error' );
			input.toggleAttribute( 'aria-invalid', wrong );
			if ( wrong ) {
				input.setAttribute( 'aria-invalid', 'true' );
			}
		} );
	}

	function understand( row ) {
		const number = row.dataset.ligne;
		const mine = asked[ number ] = ( asked[ number ] || 0 ) + 1;
		new mw.Api().post( {
			action: 'coopwikilecture', template: told.template, values: JSON.stringify( [ record( row ) ] ), formatversion: 2
		} ).then( ( answer ) => {
			if ( mine === asked[ number ] ) {
				tell( row, answer.coopwikilecture.records[ 0 ] );
			}
		} );
	}

	if ( form && file ) {
		offerDropping();
	}
	if ( form && told ) {
		form.addEventListener( 'input', ( event ) => {
			const row = event.target.closest( 'tr[data-ligne]' );
			if ( row && event.target.type !== 'checkbox' ) {
				clearTimeout( waiting[ row.dataset.ligne ] );
				waiting[ row.dataset.ligne ] = setTimeout( () => understand( row ), WAIT );
			}
		} );
	}
}() );
