require('strict')

--- An opinion: what somebody says of the proposal above, and whether it still stands.
local ligne = require('Module:CoopWiki/fiche/ligne')
local value = require('Module:CoopWiki/fiche/valeur')

local p = {}

local OPEN = { objection = true, question = true }

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local shown = {}
	for _, field in ipairs(schema.fields) do
		shown[field.name] = cells[field.name] and value.shown(field, cells[field.name])
	end
	local position = cells.position and cells.position.value
	local lifted = shown['levé le']
	local state = lifted and 'levée le ' .. lifted or OPEN[position] and 'à lever' or nil
	if position == 'question' then
		state = lifted and 'répondue le ' .. lifted or 'sans réponse'
	end
	local title = '<b>' .. (shown.position or 'avis') .. '</b> de ' .. (shown.qui or '…')
	return ligne.build({
		when = { shown.date or 'Avis' }, title = { title }, core = {}, rest = { shown.argument }, sum = { state },
	})
end

return p
