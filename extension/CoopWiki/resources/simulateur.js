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

	function field( block ) {
		const input = document.createElement( 'input' );
		input.type = 'text';
		input.id = 'cw-marge-' + ( ++number );
		input.inputMode = 'decimal';
		input.autocomplete = 'off';
		input.size = 20;
		input.placeholder = '45 000 €';
		const label = document.createElement( 'label' );
		label.htmlFor = input.id;
		label.textContent = mw.msg( 'coopwiki-simulator-label' ) + ' ';
		label.style.fontWeight = 'bold';
		block.appendChild( label );
		block.appendChild( input );
		return input;
	}

	// The box of a wiki without the extension goes; a field that answers while one types takes its place.
	function begin( block ) {
		const template = block.dataset.modele;
		const scale = block.dataset.bareme;
		block.textContent = '';
		const input = field( block );
		const place = document.createElement( 'div' );
		place.className = 'cw-reponse';
		place.setAttribute( 'role', 'status' );
		block.appendChild( place );
		let waiting = null;
		let asked = 0;

		function ask() {
			const mine = ++asked;
			const typed = input.value.trim();
			if ( !typed ) {
				tell( place, [] );
				return;
			}
			const call = '{{' + template + '|seule=oui|barème=' + asText( scale ) + '|marge=' + asText( typed ) + '}}';
			new mw.Api().post( {
				action: 'parse', text: call, contentmodel: 'wikitext', prop: 'text', disablelimitreport: true, formatversion: 2
			} ).then(
				( answer ) => phrases( answer.parse.text ),
				() => $.Deferred().resolve( [ mw.msg( 'coopwiki-simulator-error' ) ] )
			).then( ( said ) => {
				if ( mine === asked ) {
					tell( place, said );
				}
			} );
		}

		input.addEventListener( 'input', () => {
			clearTimeout( waiting );
			waiting = setTimeout( ask, WAIT );
		} );
	}

	mw.hook( 'wikipage.content' ).add( ( content ) => {
		content.find( '.coopwiki-simulateur' ).each( ( _, block ) => begin( block ) );
	} );
}() );
