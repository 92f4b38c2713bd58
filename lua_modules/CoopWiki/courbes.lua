require('strict')

--- `{{Courbes|titre=…|avant=2023-01-01|maintenant=2024-11-01|15000=1500/1725|30000=3000/3450|…}}`: what two dated scales
--- ask of the same amounts, side by side. An empty side is a scale that says nothing.
local numbers = require('Module:CoopWiki/nombres')
local bloc = require('Module:CoopWiki/bloc')
local trace = require('Module:CoopWiki/tracé')

local p = {}

--- @class Pair
--- @field at number euros
--- @field avant number|nil
--- @field maintenant number|nil

--- @param args table
--- @return Pair[] by amount, string|nil the first argument that can't be read, string|nil what it says
local function pairs_of(args)
	local found = {}
	for name, value in pairs(args) do
		name = tostring(name)
		if trace.is_figure(name, 2) then
			local old, new = value:match('^([^/]*)/([^/]*)$')
			if not old or old ~= '' and not trace.is_figure(old, 2) or new ~= '' and not trace.is_figure(new, 2) then
				return {}, name, value
			end
			found[#found + 1] = { at = tonumber(name), avant = tonumber(old), maintenant = tonumber(new) }
		end
	end
	table.sort(found, function(one, other)
		return one.at < other.at
	end)
	return found
end

--- The highest of what both ask, and a little room.
--- @param found Pair[]
--- @return number
local function top(found)
	local most = 0
	for _, pair in ipairs(found) do
		most = math.max(most, pair.avant or 0, pair.maintenant or 0)
	end
	return most > 0 and most * 1.04 or 1
end

--- @param found Pair[]
--- @param side string
--- @param colour string
--- @return string
local function line(found, side, colour)
	local points, width, height = {}, math.max(found[#found].at, 1), top(found)
	for _, pair in ipairs(found) do
		if pair[side] then
			points[#points + 1] = { x = pair.at / width, y = pair[side] / height }
		end
	end
	return points[2] and trace.line(points, colour) or ''
end

--- @param found Pair[]
--- @return string
local function ends(found)
	local last = numbers.euros(string.format('%.2f', found[#found].at)):gsub(',00', '')
	return bloc.element('div', 'cw-annee', '<span>0\194\160€</span><span>' .. last .. '</span>',
		'display:flex;justify-content:space-between;' .. trace.SMALL .. ';font-size:.75em')
end

--- @param args table
--- @param found Pair[]
--- @return string
local function drawn(args, found)
	local legend = {
		trace.key(trace.WARNING, 'depuis le ' .. numbers.day(args.avant)),
		trace.key(trace.INK, 'depuis le ' .. numbers.day(args.maintenant)),
	}
	local field = bloc.element('div', 'cw-champ',
		line(found, 'avant', trace.WARNING) .. line(found, 'maintenant', trace.INK), trace.FIELD)
	return trace.chart(args.titre, legend, field .. ends(found))
end

--- @param day string
--- @return boolean
local function is_day(day)
	local month, number = day:match('^%d%d%d%d%-(%d%d)%-(%d%d)$')
	return month ~= nil and trace.is_month('2026-' .. month) and tonumber(number) <= 31
end

--- @param given table
--- @return table<string|number, string>
local function trimmed(given)
	local found = { titre = '', avant = '', maintenant = '' }
	for name, value in pairs(given) do
		found[name] = mw.text.trim(value)
	end
	return found
end

--- @param frame table
--- @return string
function p.main(frame)
	local args = trimmed(frame:getParent().args)
	for _, name in ipairs({ 'avant', 'maintenant' }) do
		if not is_day(args[name]) then
			return trace.unread('Courbes', name, args[name], name .. '=2026-01-01')
		end
	end
	local found, unread, said = pairs_of(args)
	if unread then
		return trace.unread('Courbes', unread, said, '15000=1500/1725')
	end
	return found[1] and drawn(args, found) or ''
end

return p
