require('strict')

--- What all charts are made of: divs and colours that hold in light, in the dark and on paper.
local bloc = require('Module:CoopWiki/bloc')

local p = {}

p.INK = 'var(--color-progressive,#36c)'
p.PALE = 'var(--background-color-progressive-subtle,#eaf3ff)'
p.RULE = 'var(--border-color-base,#a2a9b1)'
p.WARNING = '#b06a00'
p.SMALL = 'font-size:.8125em;line-height:1.3;font-variant-numeric:tabular-nums'

--- What a curve is drawn in, and a layer of it.
p.FIELD = 'position:relative;height:10em;border-left:1px solid ' .. p.RULE .. ';border-bottom:1px solid ' .. p.RULE
p.LAYER = 'position:absolute;top:0;right:0;bottom:0;left:0;'

local THICK = 1.6
local MONTHS = { 'janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.' }

--- Digits before the point: as many as a chart has room for, and a number of Lua holds exactly.
local MOST_DIGITS = 12

--- A shape without words.
--- @param style string
--- @param content string|nil
--- @return string
function p.shape(style, content)
	return bloc.element('div', 'cw-trait', content or '', style)
end

--- @class Point
--- @field x number share of the width
--- @field y number share of the height

--- @param points Point[]
--- @return string corners of a shape, in per cent, from the left to the right
function p.corners(points, lower)
	local found = {}
	for i, point in ipairs(points) do
		found[i] = string.format('%.2f%% %.2f%%', point.x * 100, (1 - point.y) * 100 + (lower or 0))
	end
	return table.concat(found, ',')
end

--- @param points Point[]
--- @return Point[]
local function reversed(points)
	local found = {}
	for i = #points, 1, -1 do
		found[#found + 1] = points[i]
	end
	return found
end

--- @param points Point[]
--- @param colour string
--- @return string
function p.line(points, colour)
	local shape = p.corners(points) .. ',' .. p.corners(reversed(points), THICK)
	return p.shape(p.LAYER .. 'background:' .. colour .. ';clip-path:polygon(' .. shape .. ')')
end

--- The square of a legend, before its words.
--- @param fill string
--- @param words string
--- @return string
function p.key(fill, words)
	local square = 'display:inline-block;width:.8em;height:.8em;margin-right:.35em;border:1px solid ' .. p.INK .. ';'
	return '<span style="white-space:nowrap">' .. bloc.element('span', 'cw-trait', '', square .. 'background:' .. fill)
		.. words .. '</span>'
end

--- `janv.`
--- @param number number
--- @return string
function p.short(number)
	return MONTHS[number]
end

--- `janv.`, and the year where one begins or the chart does: what stands below a column.
--- @param iso string `2026-01`
--- @param first boolean whether nothing stands before it; a December leaves its place to the January after it
--- @return string
function p.month(iso, first)
	local year, number = iso:match('^(%d%d%d%d)%-(%d%d)$')
	local named = p.short(tonumber(number))
	return (first and number ~= '12' or number == '01') and named .. ' <span>' .. year .. '</span>' or named
end

--- The block of a chart: its title, its legend, what is drawn.
--- @param title string
--- @param legend string[]
--- @param drawn string
--- @return string
function p.chart(title, legend, drawn)
	local keys = legend[1] and bloc.element('div', 'cw-legende', table.concat(legend, ' '),
		p.SMALL .. ';display:flex;flex-wrap:wrap;gap:0 1.25em;margin:.15em 0 .5em') or ''
	return bloc.element('div', 'coopwiki-graphique', bloc.element('div', 'cw-graphique-titre', '<b>' .. bloc.flow(title) .. '</b>')
		.. keys .. drawn, 'margin:1em 0;max-width:44em')
end

--- The arguments named by a month, in order.
--- @param args table
--- @return string[] months, table<string, string> values
function p.months(args)
	local months, values = {}, {}
	for name, value in pairs(args) do
		if type(name) == 'string' and name:find('^%d%d%d%d%-%d%d$') then
			months[#months + 1] = name
			values[name] = mw.text.trim(value)
		end
	end
	table.sort(months)
	return months, values
end

--- Whether that is a month of a year, `2026-01`.
--- @param iso string
--- @return boolean
function p.is_month(iso)
	return MONTHS[tonumber(iso:sub(6))] ~= nil
end

--- Whether a text is a number as the robots write it: `-130.50`.
--- @param text string
--- @param places number decimals at most
--- @return boolean
function p.is_figure(text, places)
	local whole, decimals = text:match('^%-?(%d+)%.?(%d*)$')
	return whole ~= nil and #whole <= MOST_DIGITS and #decimals <= places
end

--- What stands in place of a chart with an argument that can't be read.
--- @param chart string
--- @param name string
--- @param typed string
--- @param example string
--- @return string
function p.unread(chart, name, typed, example)
	local given = '<b>' .. name .. '=' .. bloc.plain(typed) .. '</b>'
	return bloc.element('div', 'coopwiki-graphique',
		chart .. ' : ' .. given .. ' ne se lit pas, écrire par exemple ' .. example .. '.')
end

return p
