require('strict')

--- A person's sheet ends with the circles they are in, the roles they hold and the way to their lines,
--- as far as the robots publish them.
local names = require('Module:CoopWiki/noms')
local numbers = require('Module:CoopWiki/nombres')
local publie = require('Module:CoopWiki/publié')
local bloc = require('Module:CoopWiki/bloc')
local feuille = require('Module:CoopWiki/fiche/feuille')

local p = {}

--- @class Person
--- @field page string|nil the robots' page of their lines
--- @field circles table[]|nil
--- @field roles table[]|nil

--- What is published of a person; nil for nothing.
--- @param name string
--- @return Person|nil
local function person(name)
	local data = publie.read('personnes')
	return data and data[names.key(name)] or nil
end

--- @param given table[]
--- @return string
local function circles(given)
	local found = {}
	for _, circle in ipairs(given) do
		found[#found + 1] = bloc.link(circle.page, circle.name)
	end
	return table.concat(found, ', ')
end

--- @param given table[]
--- @return string
local function roles(given)
	local found = {}
	for _, role in ipairs(given) do
		local till = role['end'] and ' <small>jusqu’au ' .. numbers.day(role['end']) .. '</small>' or ''
		found[#found + 1] = bloc.link(role.page, role.name) .. ' (' .. bloc.plain(role.circle) .. ')' .. till
	end
	return table.concat(found, ', ')
end

--- @param known Person
--- @return string
local function rows(known)
	local held = known.circles and feuille.row('Cercles', circles(known.circles)) or ''
	return held .. (known.roles and feuille.row('Rôles', roles(known.roles)) or '')
end

--- The way to the robots' page of their lines, where something was noted for them.
--- @param known Person
--- @return string
local function lines(known)
	local page = known.page and mw.title.new(known.page)
	if not page or not page.exists then
		return ''
	end
	local words = 'Les lignes du mois et de l’année, ce qui peut être facturé'
	return bloc.element('div', 'cw-plus-loin', bloc.link(known.page, words), 'margin-top:.75em')
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local known = cells.nom and cells.nom.value and person(cells.nom.value) or {}
	return feuille.build(schema, cells, publie.shown(lines, known), publie.shown(rows, known))
end

return p
