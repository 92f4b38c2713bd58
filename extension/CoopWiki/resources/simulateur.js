/* Ce que verse une marge, à mesure qu’on l’écrit. Il n’y a qu’un calcul, celui des modules Lua : on le lui demande. */
( function () {
	const WAIT = 300;
	let number = 0;

	// What is typed reaches the wiki as text: each sign by its number.
	function asText( typed ) {
		return Array.from( typed ).map( ( sign ) => '&#' + sign.codePointAt( 0 ) + ';' ).join( '' );
	}

	// The sentences of an answer, as text.
	function phrases( html ) {
		const read = new DOMParser().parseFromString( html, 'text/html' );
		return Array.from( read.querySelectorAll( '.cw-phrase' ) ).map( ( phrase ) => phrase.textContent );
	}

	function tell( place, said ) {
		place.textContent = '';
		said.forEach( ( words ) => {
			const line = document.createElement( 'div' );
			line.textContent = words;
			place.appendChild( line );
		} );
	}

	function field( block, words, example ) {
		const input = document.createElement( 'input' );
		input.type = 'text';
		input.id = 'cw-marge-' + ( ++number );
		input.inputMode = 'decimal';
		input.autocomplete = 'off';
		input.size = 16;
		input.placeholder = example;
		const label = document.createElement( 'label' );
		label.htmlFor = input.id;
		label.textContent = words + ' ';
		const row = document.createElement( 'div' );
		row.style.margin = '.25em 0';
		row.appendChild( label );
		row.appendChild( input );
		block.appendChild( row );
		return input;
	}

	// The call that says what this margin pays.
	function call( block, margin, paid ) {
		const given = { barème: block.dataset.bareme, marge: margin, payé: paid };
		const fields = Object.keys( given ).map( ( name ) => '|' + name + '=' + asText( given[ name ] ) );
		return '{{' + block.dataset.modele + '|seule=oui' + fields.join( '' ) + '}}';
	}

	// What the wiki answers, as sentences; that it doesn't answer is one as well.
	function answer( text ) {
		return new mw.Api().post( {
			action: 'parse', text: text, contentmodel: 'wikitext', prop: 'text', disablelimitreport: true, formatversion: 2
		} ).then(
			( found ) => phrases( found.parse.text ),
			() => $.Deferred().resolve( [ mw.msg( 'coopwiki-simulator-error' ) ] )
		);
	}

	// The box of a wiki without the extension goes; two fields that answer while one types take its place.
	function begin( block ) {
		block.textContent = '';
		const margin = field( block, mw.msg( 'coopwiki-simulator-label' ), '45 000 €' );
		const paid = field( block, mw.msg( 'coopwiki-simulator-paid' ), '1 000 €' );
		const place = document.createElement( 'div' );
		place.className = 'cw-reponse';
		place.setAttribute( 'role', 'status' );
		block.appendChild( place );
		let waiting = null;
		let asked = 0;

		function ask() {
			const mine = ++asked;
			const typed = margin.value.trim();
			const said = typed ? answer( call( block, typed, paid.value.trim() ) ) : $.Deferred().resolve( [] );
			said.then( ( words ) => mine === asked && tell( place, words ) );
		}

		block.addEventListener( 'input', () => {
			clearTimeout( waiting );
			waiting = setTimeout( ask, WAIT );
		} );
	}

	mw.hook( 'wikipage.content' ).add( ( content ) => {
		content.find( '.coopwiki-simulateur' ).each( ( _, block ) => {
			if ( block.dataset.modele && block.dataset.bareme ) {
				begin( block );
			}
		} );
	} );
}() );
