require('strict')

--- An election: field by field, the length of the mandate among them; below, which steps are recorded and which are
--- missing, as the robots last worked it out.
local bloc = require('Module:CoopWiki/bloc')
local jauge = require('Module:CoopWiki/jauge')
local publie = require('Module:CoopWiki/publié')
local feuille = require('Module:CoopWiki/fiche/feuille')

local p = {}

local BOX = 'margin:.75em 0 0;padding:.5em .75em;border-left:4px solid var(--border-color-progressive,#36c);'
	.. 'background:var(--background-color-neutral-subtle,#f8f9fa);color:var(--color-base,#202122)'
local SMALL = 'font-size:.875em'

--- @class Progress
--- @field state string
--- @field steps table[] each with a name, what is said of it, and whether it is missing
--- @field page string

--- What the robots last worked out of an election to that role on that day; nil while they have not.
--- @param role string
--- @param day string
--- @return Progress|nil
local function progress(role, day)
	local data = publie.read('élections/' .. jauge.data_name(role .. ' ' .. day))
	return data and data.state and data or nil
end

--- @param step table
--- @return string
local function item(step)
	local said = bloc.plain(step.name) .. ' : '
	if step.missing then
		return '<li>' .. said .. '<b>manque</b> (' .. bloc.plain(step.said) .. ')</li>'
	end
	return '<li>' .. said .. bloc.plain(step.said) .. '</li>'
end

--- @param data Progress
--- @return string
local function steps(data)
	local found = {}
	for i, step in ipairs(data.steps) do
		found[i] = item(step)
	end
	local head = '<b>' .. mw.language.getContentLanguage():ucfirst(bloc.plain(data.state)) .. '</b>'
	local list = '<ol style="margin:.25em 0 0 1.75em">' .. table.concat(found) .. '</ol>'
	local further = bloc.element('div', 'cw-plus-loin', bloc.link(data.page, 'Toutes les élections'), SMALL)
	return bloc.element('div', 'cw-rappel', head .. list .. further, BOX)
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local role, day = cells['rôle'], cells.date
	local data = role and day and day.value and progress(role.typed, day.value) or nil
	return feuille.build(schema, cells, data and publie.shown(steps, data) or nil, nil, 'cercle')
end

return p
