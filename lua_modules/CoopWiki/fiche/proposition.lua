require('strict')

--- A proposal: its sheet begins with where it stands, as the robots last worked it out from what is written.
local bloc = require('Module:CoopWiki/bloc')
local declare = require('Module:CoopWiki/déclarer')
local jauge = require('Module:CoopWiki/jauge')
local numbers = require('Module:CoopWiki/nombres')
local publie = require('Module:CoopWiki/publié')
local feuille = require('Module:CoopWiki/fiche/feuille')

local p = {}

local BOX = 'margin:.75em 0 0;padding:.5em .75em;border-left:4px solid var(--border-color-progressive,#36c);'
	.. 'background:var(--background-color-neutral-subtle,#f8f9fa);color:var(--color-base,#202122)'
local SMALL = 'font-size:.875em'
local OPEN = {
	['peut être adoptée'] = true, ['objections ouvertes'] = true, ['en consultation'] = true, ['ouverte'] = true,
}

--- @class Standing
--- @field state string
--- @field decides string
--- @field awaits string[]
--- @field page string
--- @field decision table|nil
--- @field precedents table[]

--- What the robots last worked out of a proposal of that title; nil while they have not.
--- @param title string
--- @return Standing|nil
local function standing(title)
	local data = publie.read('propositions/' .. jauge.data_name(title))
	return data and data.state and data or nil
end

--- `depuis 12 jours`: how long it has been open, by the clock of the page's rendering.
--- @param day string|nil
--- @return string
local function age(day)
	local year, month, number = (day or ''):match('^(%d+)-(%d+)-(%d+)$')
	if not year then
		return ''
	end
	local made = os.time({ year = tonumber(year), month = tonumber(month), day = tonumber(number), hour = 12 })
	local days = math.floor((os.time() - made) / 86400 + 0.5)
	if days < 1 then
		return ''
	end
	return ', depuis ' .. days .. '\194\160jour' .. (days > 1 and 's' or '')
end

--- @param text string
--- @return string
local function capital(text)
	return mw.language.getContentLanguage():ucfirst(text)
end

--- What is missing, what was decided, what was decided before on the same subject.
--- @param data Standing
--- @return string[] items of a list
local function items(data)
	local found = {}
	for _, sentence in ipairs(data.awaits) do
		found[#found + 1] = capital(bloc.plain(sentence))
	end
	if data.decision then
		found[#found + 1] = 'Décision du ' .. numbers.day(data.decision.day) .. ', ' .. bloc.plain(data.decision.where)
			.. ' : ' .. bloc.link(data.decision.page, data.decision.title)
	end
	for _, one in ipairs(data.precedents) do
		found[#found + 1] = 'Précédent : ' .. bloc.link(one.page, one.title) .. ', ' .. bloc.plain(one.state) .. ', par '
			.. bloc.plain(one.by)
	end
	return found
end

--- The way to all proposals, and to the form of an opinion where the wiki has forms.
--- @param data Standing
--- @return string
local function further(data)
	local address = OPEN[data.state] and declare.of('Avis', { page = mw.title.getCurrentTitle().prefixedText })
	local give = address and '<span class="plainlinks">[' .. address .. ' Donner mon avis]</span> · ' or ''
	return bloc.element('div', 'cw-plus-loin', give .. bloc.link(data.page, 'Toutes les propositions'), SMALL)
end

--- @param data Standing
--- @param day string|nil the day it was proposed
--- @return string
local function reminder(data, day)
	local head = '<b>' .. capital(bloc.plain(data.state)) .. '</b>' .. (OPEN[data.state] and age(day) or '')
		.. ' · qui décide : <b>' .. bloc.plain(data.decides) .. '</b>'
	local list = items(data)
	local told = list[1] and '<ul style="margin:.25em 0 0 1.25em"><li>' .. table.concat(list, '</li><li>')
		.. '</li></ul>' or ''
	return bloc.element('div', 'cw-rappel', head .. told .. further(data), BOX)
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local data = cells.titre and standing(cells.titre.typed)
	local below = data and publie.shown(reminder, data, cells.date and cells.date.value)
	return feuille.build(schema, cells, below, nil, 'question')
end

return p
