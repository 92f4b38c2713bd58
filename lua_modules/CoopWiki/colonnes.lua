require('strict')

--- `{{Colonnes|en=euros|titre=…|2026-01=130.00|…}}`: a column a month, its figure written above it.
--- With `en=temps` a figure is minutes, `7500/1200` where 1 200 of the 7 500 are unpaid. Nothing is added here.
local numbers = require('Module:CoopWiki/nombres')
local bloc = require('Module:CoopWiki/bloc')
local trace = require('Module:CoopWiki/tracé')

local p = {}

local HIGHEST = 9
--- Decimals of minutes.
local MOST_PLACES = 6
local LIST = 'display:flex;align-items:flex-end;gap:.2em;margin:0;padding:0;list-style:none;' .. trace.SMALL .. ';font-size:.75em'
local COLUMN = 'flex:1 1 0;max-width:3.4em;min-width:0;margin:0;display:flex;flex-direction:column-reverse;align-items:center'
local BELOW = 'height:2.6em;text-align:center'
local ABOVE = 'writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;padding:.2em 0'

--- @class Column
--- @field month string
--- @field figure string|nil nil where it isn't to be shown
--- @field part string|nil what of it is unpaid

--- @param args table
--- @return Column[]
local function columns(args)
	local months, values = trace.months(args)
	local found = {}
	for i, month in ipairs(months) do
		local figure, part = values[month]:match('^(%-?[%d.]+)/?([%d.]*)$')
		found[i] = { month = month, figure = figure, part = part ~= '' and part or nil }
	end
	return found
end

--- @param found Column[]
--- @return number
local function highest(found)
	local most = 0
	for _, column in ipairs(found) do
		most = math.max(most, tonumber(column.figure) or 0)
	end
	return most
end

--- @param share number
--- @return string
local function height(share)
	return 'height:' .. string.format('%.2f', HIGHEST * math.max(0, share)) .. 'em;'
end

--- @param column Column
--- @param most number
--- @return string
local function bar(column, most)
	local whole, part = tonumber(column.figure) or 0, tonumber(column.part) or 0
	local share = most > 0 and whole / most or 0
	local top = part > 0 and most > 0 and trace.shape('box-sizing:border-box;' .. height(part / most) .. 'background:'
		.. trace.PALE .. ';border:1px solid ' .. trace.INK) or ''
	return trace.shape('width:100%;' .. height(share) .. 'background:' .. trace.INK, top)
end

--- @param column Column
--- @param most number
--- @param first boolean
--- @param written fun(figure: string): string
--- @return string
local function item(column, most, first, written)
	local figure = column.figure and written(column.figure) or '—'
	return '<li style="' .. COLUMN .. '">'
		.. bloc.element('span', 'cw-mois', trace.month(column.month, first), BELOW)
		.. bar(column, most)
		.. bloc.element('span', 'cw-chiffre', figure, ABOVE) .. '</li>'
end

--- @param found Column[]
--- @param is_time boolean
--- @return string
local function drawn(found, is_time)
	local most, items = highest(found), {}
	for i, column in ipairs(found) do
		items[i] = item(column, most, i == 1, is_time and numbers.hours or numbers.euros)
	end
	return '<ul class="cw-colonnes" style="' .. LIST .. '">' .. table.concat(items) .. '</ul>'
end

--- Whether a month's figure, `7500/1200`, can be drawn; an empty one isn't to be shown.
--- @param typed string
--- @param is_time boolean
--- @return boolean
local function is_drawable(typed, is_time)
	local whole, part = typed:match('^([^/]*)/?([^/]*)$')
	local places = is_time and MOST_PLACES or 2
	return typed == '' or whole ~= nil and trace.is_figure(whole, places)
		and (part == '' or trace.is_figure(part, places))
end

--- A sentence about the first month that can't be read; nil for none.
--- @param args table
--- @param is_time boolean
--- @return string|nil
local function unread(args, is_time)
	local months, values = trace.months(args)
	for _, month in ipairs(months) do
		if not (trace.is_month(month) and is_drawable(values[month], is_time)) then
			return trace.unread('Colonnes', month, values[month], '2026-01=130.50')
		end
	end
	return nil
end

--- @param frame table
--- @return string
function p.main(frame)
	local args = frame:getParent().args
	local is_time = mw.text.trim(args.en or '') == 'temps'
	local mistake = unread(args, is_time)
	if mistake then
		return mistake
	end
	local found = columns(args)
	if not found[1] then
		return bloc.element('div', 'coopwiki-graphique', 'Colonnes : écrire un chiffre par mois, par exemple 2026-01=130.')
	end
	local legend = is_time and { trace.key(trace.INK, 'payé'), trace.key(trace.PALE, 'bénévole') } or {}
	return trace.chart(mw.text.trim(args.titre or ''), legend, drawn(found, is_time))
end

return p
