require('strict')

--- What goes on in a circle, as the robots last gathered it: seats, roles, meetings, actions, decisions.
local bloc = require('Module:CoopWiki/bloc')
local jauge = require('Module:CoopWiki/jauge')
local feuille = require('Module:CoopWiki/fiche/feuille')
local numbers = require('Module:CoopWiki/nombres')
local publie = require('Module:CoopWiki/publié')

local p = {}

local STATES = { vacant = 'vacant', ['terminé'] = '⚠ terminé', ['à passer'] = 'à passer' }

--- @class Life
--- @field year number
--- @field parent table|nil
--- @field parts table[]|nil
--- @field end string|nil
--- @field ended boolean|nil
--- @field joins table|nil
--- @field seats table[]
--- @field roles table[]
--- @field seen string[]
--- @field meetings table[]|nil
--- @field actions table[]
--- @field faded number|nil
--- @field proposals table[]
--- @field decisions table[]
--- @field pages table<string, string>

--- What the robots last gathered of a circle of that name; nil while they have gathered nothing.
--- @param name string
--- @return Life|nil
function p.life(name)
	local data = publie.read('cercles/' .. jauge.data_name(name))
	return data and data.roles and data or nil
end

--- @param day string|nil
--- @param word string
--- @return string
local function dated(day, word)
	return day and word .. numbers.day(day) or ''
end

--- @param items string[]
--- @return string
local function list(items)
	return items[1] and '<ul style="margin:0 0 0 1.25em"><li>' .. table.concat(items, '</li><li>') .. '</li></ul>' or ''
end

--- A circle's name, as a link where it has a sheet.
--- @param one table|nil
--- @return string
local function circle(one)
	if not one then
		return ''
	end
	return one.page and bloc.link(one.page, one.name) or bloc.plain(one.name)
end

--- @param parts table[]|nil
--- @return string
local function circles(parts)
	local found = {}
	for _, one in ipairs(parts or {}) do
		found[#found + 1] = circle(one)
	end
	return table.concat(found, ', ')
end

--- When it ends, or ended, and which circle carries on.
--- @param data Life
--- @return string
local function ending(data)
	if not data['end'] then
		return ''
	end
	local said = data.ended and '⚠ <b>Ce cercle s’est arrêté le ' or 'Ce cercle s’arrête le '
	local heir = circle(data.joins)
	return said .. numbers.day(data['end']) .. (data.ended and '</b>' or '')
		.. (heir ~= '' and ' ; ' .. heir .. ' reprend ses rôles et son budget' or '') .. '.'
end

--- @param seats table[]
--- @return string
local function represented(seats)
	local found = {}
	for _, seat in ipairs(seats) do
		found[#found + 1] = '<b>' .. bloc.plain(seat.who) .. '</b>'
			.. dated(seat['until'], ' jusqu’au ') .. ' (' .. bloc.plain(seat.body) .. ')'
	end
	return table.concat(found, '<br>')
end

--- @param role table
--- @return string
local function of_role(role)
	local state = STATES[role.state] and '<b>' .. STATES[role.state] .. '</b>' or ''
	local who = role.who and bloc.plain(role.who) or ''
	local when = dated(role.since, ' à partir du ') .. dated(role['until'], role.state == 'terminé' and ' le ' or ' jusqu’au ')
	local critical = role.critical and not role.who and ' (critique)' or ''
	local name = bloc.plain(role.name) .. ' : '
	if role.state == 'terminé' then
		return name .. state .. when .. ' (' .. who .. ')'
	end
	return name .. who .. when .. (who ~= '' and state ~= '' and ', ' or '') .. state .. critical
end

--- @param data Life
--- @return string
local function roles(data)
	local found = {}
	for _, role in ipairs(data.roles) do
		found[#found + 1] = of_role(role)
	end
	return list(found)
end

--- @param meeting table
--- @return string
local function meets(meeting)
	local title = meeting.title or ''
	local text = numbers.day(meeting.day)
		.. (meeting.hour ~= '' and ', ' .. bloc.plain(meeting.hour) or '')
		.. (title ~= '' and ', ' .. bloc.plain(title) or '')
		.. (meeting.place ~= '' and ', ' .. bloc.plain(meeting.place) or '')
	return '[[:' .. meeting.page .. '|' .. text .. ']]'
end

--- The next meetings, one a line.
--- @param meetings table[]|nil
--- @return string
local function agenda(meetings)
	local found = {}
	for _, meeting in ipairs(meetings or {}) do
		found[#found + 1] = meets(meeting)
	end
	return table.concat(found, '<br>')
end

--- @param count number
--- @return string
local function more(count)
	return 'et ' .. count .. ' autre' .. (count > 1 and 's' or '')
end

--- @param data Life
--- @return string
local function actions(data)
	local found = {}
	for _, action in ipairs(data.actions) do
		local marks = (action.urgent and ' · <b>urgent</b>' or '') .. (action.who and ' · ' .. bloc.plain(action.who) or '')
		local due = dated(action.due, action.late and ' · <b>en retard</b>, prévu le ' or ' · avant le ')
		local need = action.need ~= '' and ' · besoin : ' .. bloc.plain(action.need) or ''
		found[#found + 1] = bloc.link(action.page, action.what) .. marks .. due .. need
	end
	if (data.more_actions or 0) > 0 then
		found[#found + 1] = more(data.more_actions)
	end
	if (data.faded or 0) > 0 then
		found[#found + 1] = bloc.link(data.pages.actions, 'Toujours d’actualité ?') .. ' ' .. data.faded
			.. (data.faded > 1 and ' actions que personne n’a touchées' or ' action que personne n’a touchée') .. ' depuis 60 jours'
	end
	return list(found)
end

--- @param data Life
--- @return string
local function proposals(data)
	local found = {}
	for _, one in ipairs(data.proposals) do
		found[#found + 1] = bloc.link(one.page, one.title) .. ' · ' .. bloc.plain(one.state) .. ' · qui décide : '
			.. bloc.plain(one.decides)
	end
	return list(found)
end

--- @param data Life
--- @return string
local function decisions(data)
	local found = {}
	for _, one in ipairs(data.decisions) do
		found[#found + 1] = numbers.day(one.day) .. ' : ' .. bloc.link(one.page, one.title)
	end
	if (data.more_decisions or 0) > 0 then
		found[#found + 1] = bloc.link(data.pages.decisions, more(data.more_decisions))
	end
	return list(found)
end

--- @param seen string[]
--- @return string
local function people(seen)
	local found = {}
	for _, who in ipairs(seen) do
		found[#found + 1] = bloc.plain(who)
	end
	return table.concat(found, ', ')
end

--- What there is to show, as rows of the circle's sheet; nothing of what is empty.
--- @param data Life
--- @return string
function p.rows(data)
	local found = {}
	local all = {
		{ data.ended and 'Arrêté' or 'Arrêt prévu', ending(data) },
		{ 'Fait partie de', circle(data.parent) },
		{ 'Cercles qui en font partie', circles(data.parts) },
		{ '[[:' .. data.pages.mandates .. '|Représenté par]]', represented(data.seats) },
		{ '[[:' .. data.pages.roles .. '|Rôles]]', roles(data) },
		{ 'Prochaines réunions', agenda(data.meetings) },
		{ 'À faire', actions(data) },
		{ 'Propositions', proposals(data) },
		{ 'Décisions ' .. data.year, decisions(data) },
		{ 'Ce trimestre', people(data.seen) },
	}
	for _, pair in ipairs(all) do
		if pair[2] ~= '' then
			found[#found + 1] = feuille.row(pair[1], pair[2])
		end
	end
	return table.concat(found)
end

return p
