require('strict')

--- A common's or a brand's sheet ends with what the robots gathered of it: who knows it, what went into it.
local bloc = require('Module:CoopWiki/bloc')
local feuille = require('Module:CoopWiki/fiche/feuille')
local jauge = require('Module:CoopWiki/jauge')
local publie = require('Module:CoopWiki/publié')

local p = {}

--- The folder of each template's data pages.
local FOLDERS = { Commun = 'communs/', Marque = 'marques/' }

--- @param items table[]
--- @return string
local function listed(items)
	local found = {}
	for _, item in ipairs(items) do
		found[#found + 1] = item.page ~= '' and bloc.link(item.page, item.text) or bloc.plain(item.text)
	end
	return table.concat(found, '<br>')
end

--- @param data table
--- @return string
local function rows(data)
	local found = {}
	for _, row in ipairs(publie.part(data, 'rows')) do
		found[#found + 1] = feuille.row(bloc.plain(row.term), listed(row.items))
	end
	return table.concat(found)
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local name = cells.nom and cells.nom.value
	local data = name and publie.read(FOLDERS[schema.template] .. jauge.data_name(name))
	return feuille.build(schema, cells, nil, data and publie.shown(rows, data))
end

return p
