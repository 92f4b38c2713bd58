require('strict')

--- A circle's sheet ends with what goes on in it, the live gauge of its budget, the ways to write something for it.
local address_of = require('Module:CoopWiki/déclarer')
local bloc = require('Module:CoopWiki/bloc')
local jauge = require('Module:CoopWiki/jauge')
local feuille = require('Module:CoopWiki/fiche/feuille')
local activity = require('Module:CoopWiki/fiche/activité')
local publie = require('Module:CoopWiki/publié')

local p = {}

--- What is written for a circle, the field that names it there, and what one does.
local WAYS = {
	{ 'Réunion', 'cercle', 'Noter une réunion' },
	{ 'Action', 'cercle', 'Noter une action' },
	{ 'Rôle', 'cercle', 'Décrire un rôle' },
	{ 'Décision', 'où', 'Noter une décision' },
}

--- @param name string
--- @return string '' while the button is not deployed
local function declare(name)
	local frame, call = mw.getCurrentFrame(), { title = 'Template:Déclarer', args = { name } }
	local found, shown = pcall(frame.expandTemplate, frame, call)
	return found and shown or ''
end

--- What one may write for a circle, each a click to its form; '' where the wiki has no forms.
--- @param name string
--- @return string
local function further(name)
	local links = {}
	for i, way in ipairs(WAYS) do
		local address = address_of.of(way[1], { [way[2]] = name })
		links[i] = address and '[' .. address .. ' ' .. way[3] .. ']' or nil
	end
	return links[1] and bloc.element('div', 'cw-faire plainlinks', table.concat(links, ' · '), 'margin-top:.5em') or ''
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local name = cells.nom and cells.nom.value
	local data = name and activity.life(name)
	local below = name and jauge.of_name(name) .. declare(name) .. further(name)
	return feuille.build(schema, cells, below, data and publie.shown(activity.rows, data))
end

return p
