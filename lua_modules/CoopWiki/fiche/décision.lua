require('strict')

--- A decision: its line says what, where and how; what was decided stands below, whole.
local bloc = require('Module:CoopWiki/bloc')
local ligne = require('Module:CoopWiki/fiche/ligne')
local value = require('Module:CoopWiki/fiche/valeur')

local p = {}

local APART = {
	['où'] = true, titre = true, ['méthode'] = true, texte = true, objections = true, proposition = true,
	remplace = true, ['revoir le'] = true,
}
local METHODS = {
	['consentement'] = 'par consentement',
	['majorité'] = 'à la majorité',
	['élection sans candidat'] = 'par élection sans candidat',
	['stigmergie'] = 'par stigmergie',
	['cogérance'] = 'par la cogérance',
	['veto'] = 'par veto',
}
local NAMED = {
	{ 'objections', 'objections levées : ' },
	{ 'proposition', 'proposition : ' },
	{ 'remplace', 'remplace : ' },
	{ 'revoir le', 'à revoir le ' },
}

--- @param schema table
--- @param cells table<string, Cell>
--- @return table<string, string> every value as readers see it, by field
local function all_shown(schema, cells)
	local found = {}
	for _, field in ipairs(schema.fields) do
		local cell = cells[field.name]
		found[field.name] = cell and value.shown(field, cell, field.name ~= 'texte')
	end
	return found
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local shown, parts = all_shown(schema, cells), ligne.parts(schema, cells, APART)
	parts.title = { '<b>' .. (shown.titre or '…') .. '</b>' }
	parts.core = { '<i>Décision</i>', shown['où'], METHODS[shown['méthode']] or shown['méthode'] }
	for _, pair in ipairs(NAMED) do
		if shown[pair[1]] then
			table.insert(parts.rest, pair[2] .. shown[pair[1]])
		end
	end
	parts.below = shown.texte and bloc.element('div', 'cw-texte', shown.texte, 'padding:.25em 0 0')
	return ligne.build(parts)
end

return p
