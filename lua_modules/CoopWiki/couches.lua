require('strict')

--- `{{Couches|titre=…|couches=CAPE ; CESA ; CDI|2026-01=12/30/4|2026-02=13/30/4|…}}`: how many there are at the end of
--- each month, one layer a sort, the first one lowest. Months in between without a figure are passed over.
local bloc = require('Module:CoopWiki/bloc')
local lists = require('Module:CoopWiki/listes')
local trace = require('Module:CoopWiki/tracé')

local p = {}

local FIELD = 'position:relative;height:12em;border-left:1px solid ' .. trace.RULE .. ';border-bottom:1px solid ' .. trace.RULE
local LAYER = 'position:absolute;top:0;right:0;bottom:0;left:0;'
local FILLS = { trace.INK, trace.WARNING, '#14663b', '#9f3526', '#6b4ba1', trace.RULE, trace.PALE }
--- Room above the highest point.
local ABOVE = 1.05
--- Figures of one month at most, and digits of one figure.
local MOST_LAYERS, MOST_DIGITS = #FILLS, 6

--- The figures of a month, the lowest layer first; nil where one isn't a whole number.
--- @param typed string
--- @return number[]|nil
local function figures(typed)
	local found = {}
	for part in (typed .. '/'):gmatch('([^/]*)/') do
		if not part:find('^%d+$') or #part > MOST_DIGITS then
			return nil
		end
		found[#found + 1] = tonumber(part)
	end
	return found
end

--- The tops of the layers, each on those below it.
--- @param counts number[]
--- @return number[]
local function stacked(counts)
	local found, height = {}, 0
	for i, count in ipairs(counts) do
		height = height + count
		found[i] = height
	end
	return found
end

--- @param months string[]
--- @param values table<string, string>
--- @return number[][] the tops of each month
local function tops(months, values)
	local found = {}
	for i, month in ipairs(months) do
		found[i] = stacked(figures(values[month]))
	end
	if not found[2] then
		found[2] = found[1]
	end
	return found
end

--- @param found number[][]
--- @return number
local function highest(found)
	local most = 1
	for _, one in ipairs(found) do
		most = math.max(most, one[#one])
	end
	return most * ABOVE
end

--- @param found number[][]
--- @param number number which layer
--- @param most number
--- @return string
local function layer(found, number, most)
	local corners = {}
	for i, one in ipairs(found) do
		local x = (i - 1) / (#found - 1) * 100
		corners[i] = string.format('%.2f%% %.2f%%', x, (1 - one[number] / most) * 100)
	end
	local shape = '0% 100%,' .. table.concat(corners, ',') .. ',100% 100%'
	return trace.shape(LAYER .. 'background:' .. FILLS[number] .. ';clip-path:polygon(' .. shape .. ')')
end

--- Years that fit below each other's layers on a telephone; of more only every other one is written, the last among them.
local MOST_YEARS = 7

--- The years below, as wide as they have months.
--- @param months string[]
--- @return string
local function years(months)
	local found, order = {}, {}
	for _, month in ipairs(months) do
		local year = month:sub(1, 4)
		if not found[year] then
			order[#order + 1] = year
		end
		found[year] = (found[year] or 0) + 1
	end
	local spans = {}
	for i, year in ipairs(order) do
		local is_written = found[year] > 3 and (#order <= MOST_YEARS or (#order - i) % 2 == 0)
		spans[i] = bloc.element('span', 'cw-mois', is_written and year or '',
			'flex:' .. found[year] .. ' 1 0;min-width:0;white-space:nowrap;text-align:center')
	end
	return bloc.element('div', 'cw-annee', table.concat(spans), 'display:flex;' .. trace.SMALL .. ';font-size:.75em')
end

--- @param names string[]
--- @param last number[] the figures of the last month
--- @return string[]
local function legend(names, last)
	local found = {}
	for i, name in ipairs(names) do
		found[i] = trace.key(FILLS[i], bloc.plain(name) .. ' : ' .. last[i])
	end
	return found
end

--- A sentence about the first month that can't be read; nil for none.
--- @param months string[]
--- @param values table<string, string>
--- @param names string[]
--- @return string|nil
local function unread(months, values, names)
	local example = '2026-01=1' .. string.rep('/1', #names - 1)
	for _, month in ipairs(months) do
		local counts = figures(values[month])
		if not trace.is_month(month) or not counts or #counts ~= #names then
			return trace.unread('Couches', month, values[month], example)
		end
	end
	return nil
end

--- @param frame table
--- @return string
function p.main(frame)
	local args = frame:getParent().args
	local names = lists.items(mw.text.decode(args.couches or ''))
	local months, values = trace.months(args)
	if not names[1] or names[MOST_LAYERS + 1] or not months[1] then
		return bloc.element('div', 'coopwiki-graphique', 'Couches : écrire les noms des couches (' .. MOST_LAYERS
			.. ' au plus) et un mois au moins, par exemple couches=CAPE ; CESA et 2026-01=12/30.')
	end
	local mistake = unread(months, values, names)
	if mistake then
		return mistake
	end
	local found = tops(months, values)
	local most, layers = highest(found), {}
	for number = #names, 1, -1 do
		layers[#layers + 1] = layer(found, number, most)
	end
	local drawn = bloc.element('div', 'cw-champ', table.concat(layers), FIELD) .. years(months)
	return trace.chart(mw.text.trim(args.titre or ''), legend(names, figures(values[months[#months]])), drawn)
end

return p
