require('strict')

--- An opinion or an objection: what somebody says of what is written above, and whether it still stands.
local ligne = require('Module:CoopWiki/fiche/ligne')
local names = require('Module:CoopWiki/noms')
local value = require('Module:CoopWiki/fiche/valeur')

local p = {}

--- What is said while nobody answered, and before the day somebody did.
local STANDING = { objection = 'à lever', question = 'sans réponse' }
local ANSWERED = { objection = 'levée le ', question = 'répondue le ' }

--- @param cell Cell|nil
--- @param shown string|nil
--- @return string who says it: `d’Inès`, `de Paul`
local function by(cell, shown)
	local name = type(cell and cell.value) == 'string' and cell.value or ''
	return names.after_de(name) .. (shown or '…')
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local shown = {}
	for _, field in ipairs(schema.fields) do
		shown[field.name] = cells[field.name] and value.shown(field, cells[field.name])
	end
	local position = schema.template == 'Objection' and 'objection' or cells.position and cells.position.value
	local day = shown['levé le'] or shown['levée le']
	local state = day and (ANSWERED[position] or 'levé le ') .. day or STANDING[position]
	local title = '<b>' .. (shown.position or position or 'avis') .. '</b> ' .. by(cells.qui or cells.de, shown.qui or shown.de)
	return ligne.build({
		when = { shown.date or schema.template }, title = { title }, core = {},
		rest = { shown.argument or shown.texte }, sum = { state },
	})
end

return p
