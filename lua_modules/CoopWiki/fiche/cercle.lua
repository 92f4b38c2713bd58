require('strict')

--- A circle's sheet ends with the live gauge of its budget.
local jauge = require('Module:CoopWiki/jauge')
local feuille = require('Module:CoopWiki/fiche/feuille')

local p = {}

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local name = cells.nom and cells.nom.value
	return feuille.build(schema, cells, name and jauge.of_name(name))
end

return p
