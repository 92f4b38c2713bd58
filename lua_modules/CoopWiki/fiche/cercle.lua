require('strict')

--- A circle's sheet ends with what goes on in it, the live gauge of its budget, the way to declare something for it.
local jauge = require('Module:CoopWiki/jauge')
local feuille = require('Module:CoopWiki/fiche/feuille')
local activity = require('Module:CoopWiki/fiche/activité')
local publie = require('Module:CoopWiki/publié')

local p = {}

--- @param name string
--- @return string '' while the button is not deployed
local function declare(name)
	local frame, call = mw.getCurrentFrame(), { title = 'Template:Déclarer', args = { name } }
	local found, shown = pcall(frame.expandTemplate, frame, call)
	return found and shown or ''
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local name = cells.nom and cells.nom.value
	local data = name and activity.life(name)
	return feuille.build(schema, cells, name and jauge.of_name(name) .. declare(name), data and publie.shown(activity.rows, data))
end

return p
