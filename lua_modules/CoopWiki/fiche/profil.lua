require('strict')

--- A person's sheet ends with the circles they are in, the roles they hold and the way to their lines,
--- as far as the robots publish them.
local names = require('Module:CoopWiki/noms')
local numbers = require('Module:CoopWiki/nombres')
local bloc = require('Module:CoopWiki/bloc')
local feuille = require('Module:CoopWiki/fiche/feuille')

local p = {}

local PEOPLE = 'Module:CoopWiki/données/personnes.json'

--- @class Person
--- @field page string|nil the robots' page of their lines
--- @field circles table[]|nil
--- @field roles table[]|nil

--- What is published of a person; nil for nothing.
--- @param name string
--- @return Person|nil
local function person(name)
	local title = mw.title.new(PEOPLE)
	-- getContent notes the use of a page that does not exist yet: its first saving then shows here.
	if not (title and title:getContent()) then
		return nil
	end
	local found, data = pcall(mw.loadJsonData, title.prefixedText)
	return found and data[names.key(name)] or nil
end

--- @param page string
--- @param words string
--- @return string
local function link(page, words)
	return '[[:' .. page .. '|' .. bloc.plain(words) .. ']]'
end

--- @param given table[]
--- @return string
local function circles(given)
	local found = {}
	for _, circle in ipairs(given) do
		found[#found + 1] = link(circle.page, circle.name)
	end
	return table.concat(found, ', ')
end

--- @param given table[]
--- @return string
local function roles(given)
	local found = {}
	for _, role in ipairs(given) do
		local till = role['end'] and ' <small>jusqu’au ' .. numbers.day(role['end']) .. '</small>' or ''
		found[#found + 1] = link(role.page, role.name) .. ' (' .. bloc.plain(role.circle) .. ')' .. till
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
	return bloc.element('div', 'cw-suite', link(known.page, words), 'margin-top:.75em')
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local known = cells.nom and cells.nom.value and person(cells.nom.value) or {}
	return feuille.build(schema, cells, lines(known), rows(known))
end

return p
