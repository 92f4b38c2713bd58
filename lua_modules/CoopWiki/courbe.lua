require('strict')

--- `{{Courbe|titre=…|disponible=4920|jour=2026-11-22|rythme=4394.30|2026-01=130|2026-02=342.50|…}}`: what a
--- budget has spent since January, evening of each month's end, against an even pace over the year.
local numbers = require('Module:CoopWiki/nombres')
local bloc = require('Module:CoopWiki/bloc')
local trace = require('Module:CoopWiki/tracé')

local p = {}

local BEFORE = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 }

--- The days since a day long ago.
--- @param iso string
--- @return number
local function count(iso)
	local year, month, day = iso:match('^(%d+)%-(%d+)%-(%d+)$')
	local whole = tonumber(month) > 2 and tonumber(year) or tonumber(year) - 1
	local leaps = math.floor(whole / 4) - math.floor(whole / 100) + math.floor(whole / 400)
	return tonumber(year) * 365 + leaps + BEFORE[tonumber(month)] + tonumber(day)
end

--- The share of the year that is over in the evening of a day.
--- @param iso string
--- @param args table
--- @return number
local function elapsed(iso, args)
	if args['début'] then
		local first = count(args['début'])
		return math.max(0, math.min(1, (count(iso) - first + 1) / (count(args.fin) - first + 1)))
	end
	local month, day = iso:match('^%d+%-(%d+)%-(%d+)$')
	return math.min(1, (BEFORE[tonumber(month)] + tonumber(day)) / 365)
end

--- The share of the year that is over at the end of a month, or on the last day known if that is earlier.
--- @param month string
--- @param last number
--- @param args table
--- @return number
local function ending(month, last, args)
	if args['début'] then
		local year, number = month:match('^(%d+)%-(%d+)$')
		local after = tonumber(year) * 12 + tonumber(number)
		local following = string.format('%04d-%02d-01', math.floor(after / 12), after % 12 + 1)
		local first = count(args['début'])
		return math.max(0, math.min((count(following) - first) / (count(args.fin) - first + 1), last))
	end
	return math.min(BEFORE[tonumber(month:sub(6)) + 1] / 365, last)
end

--- @param points Point[]
--- @param colour string
--- @return string
local function area(points, colour)
	local shape = '0% 100%,' .. trace.corners(points) .. string.format(',%.2f%% 100%%', points[#points].x * 100)
	return trace.shape(trace.LAYER .. 'background:' .. colour .. ';clip-path:polygon(' .. shape .. ')')
end

--- @param args table
--- @param most number euros at the top
--- @return Point[]
local function spent(args, most)
	local months, values = trace.months(args)
	local found, last = { { x = 0, y = 0 } }, elapsed(args.jour, args)
	for _, month in ipairs(months) do
		local euros = tonumber(values[month]) or 0
		found[#found + 1] = { x = ending(month, last, args), y = math.max(0, euros / most) }
	end
	return found
end

--- @param args table
--- @return number
local function top(args)
	local most = tonumber(args.disponible)
	local months, values = trace.months(args)
	for _, month in ipairs(months) do
		most = math.max(most, tonumber(values[month]) or 0)
	end
	return most * 1.04
end

--- The number of months of the year, and of its first one.
--- @param args table
--- @return number, number
local function span(args)
	local year, month = (args['début'] or '2026-01-01'):match('^(%d+)%-(%d+)')
	local last, ending_month = (args.fin or '2026-12-31'):match('^(%d+)%-(%d+)')
	return (tonumber(last) - tonumber(year)) * 12 + tonumber(ending_month) - tonumber(month) + 1, tonumber(month)
end

--- The months below, in equal parts.
--- @param args table
--- @return string
local function months(args)
	local found = {}
	local many, first = span(args)
	for i = 1, many do
		found[i] = bloc.element('span', 'cw-mois', trace.short((first + i - 2) % 12 + 1),
			'flex:1 1 0;min-width:0;overflow:hidden;white-space:nowrap;text-align:center')
	end
	return bloc.element('div', 'cw-annee cw-douze', table.concat(found), 'display:flex;' .. trace.SMALL .. ';font-size:.75em')
end

--- @param args table
--- @return string[]
local function legend(args)
	local last = numbers.euros(args['dépensé'])
	return {
		trace.key(trace.INK, 'dépensé au ' .. numbers.day(args.jour) .. ' : ' .. last),
		trace.key(trace.WARNING, 'à un rythme égal : ' .. numbers.euros(args.rythme)),
		trace.key(trace.RULE, 'disponible : ' .. numbers.euros(args.disponible)),
	}
end

--- @param args table
--- @return string
local function drawn(args)
	local most = top(args)
	local ceiling = tonumber(args.disponible) / most
	local points = spent(args, most)
	return bloc.element('div', 'cw-champ', table.concat({
		area(points, trace.PALE),
		trace.line({ { x = 0, y = ceiling }, { x = 1, y = ceiling } }, trace.RULE),
		trace.line({ { x = 0, y = 0 }, { x = 1, y = ceiling } }, trace.WARNING),
		trace.line(points, trace.INK),
	}), trace.FIELD) .. months(args)
end

--- @param day string
--- @return boolean
local function is_day(day)
	local month, number = day:match('^%d%d%d%d%-(%d%d)%-(%d%d)$')
	return month ~= nil and trace.is_month('2026-' .. month) and tonumber(number) <= 31
end

--- A sentence about the first argument that can't be read; nil for none.
--- @param args table
--- @return string|nil
local function unread(args)
	for _, name in ipairs({ 'disponible', 'dépensé', 'rythme' }) do
		if not trace.is_figure(args[name], 2) then
			return trace.unread('Courbe', name, args[name], name .. '=130.50')
		end
	end
	if not is_day(args.jour) then
		return trace.unread('Courbe', 'jour', args.jour, 'jour=2026-11-22')
	end
	for _, name in ipairs({ 'début', 'fin' }) do
		local given = args['début'] or args.fin
		if given and not is_day(args[name] or '') then
			return trace.unread('Courbe', name, args[name] or '', name .. '=2026-06-30')
		end
	end
	local many = span(args)
	if many < 1 or many > 36 then
		return trace.unread('Courbe', 'fin', args.fin, 'fin=2026-06-30')
	end
	local months, values = trace.months(args)
	for _, month in ipairs(months) do
		if not (trace.is_month(month) and trace.is_figure(values[month], 2)) then
			return trace.unread('Courbe', month, values[month], '2026-01=130.50')
		end
	end
	return nil
end

--- The arguments without blanks around them; those a curve needs are empty where they are missing.
--- @param given table
--- @return table<string|number, string>
local function trimmed(given)
	local found = { disponible = '', ['dépensé'] = '', rythme = '', jour = '' }
	for name, value in pairs(given) do
		found[name] = mw.text.trim(value)
	end
	return found
end

--- @param frame table
--- @return string
function p.main(frame)
	local args = trimmed(frame:getParent().args)
	local mistake = unread(args)
	if mistake then
		return mistake
	end
	if tonumber(args.disponible) <= 0 then
		return ''
	end
	return trace.chart(args.titre or '', legend(args), drawn(args))
end

return p
