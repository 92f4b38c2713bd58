require('strict')

--- A vote: for whom and why; by whom, where the circle says it. Nothing is counted.
local ligne = require('Module:CoopWiki/fiche/ligne')
local names = require('Module:CoopWiki/noms')
local value = require('Module:CoopWiki/fiche/valeur')

local p = {}

local ROUNDS = { ['1'] = 'Premier tour', ['2'] = 'Second tour' }

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local shown = {}
	for _, field in ipairs(schema.fields) do
		shown[field.name] = cells[field.name] and value.shown(field, cells[field.name])
	end
	local from = cells.de and type(cells.de.value) == 'string' and cells.de.value or ''
	local by = shown.de and ', ' .. names.after_de(from) .. shown.de or ''
	local title = 'pour <b>' .. (shown.pour or '…') .. '</b>' .. by
	return ligne.build({
		when = { ROUNDS[shown.tour] or shown.tour or 'Voix' }, title = { title }, core = {},
		rest = { shown.raison }, sum = {},
	})
end

return p
