require('strict')

--- A circle's sheet ends with the live gauge of its budget and the way to declare something for it.
local jauge = require('Module:CoopWiki/jauge')
local feuille = require('Module:CoopWiki/fiche/feuille')

local p = {}

--- @param name string
--- @return string
local function declare(name)
	return mw.getCurrentFrame():expandTemplate({ title = 'Template:Déclarer', args = { name } })
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local name = cells.nom and cells.nom.value
	return feuille.build(schema, cells, name and jauge.of_name(name) .. declare(name))
end

return p
