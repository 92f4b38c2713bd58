require('strict')

--- One value of a record, written for readers.
local numbers = require('Module:CoopWiki/nombres')
local bloc = require('Module:CoopWiki/bloc')
local values = require('Module:CoopWiki/valeurs')

local p = {}

--- @param typed string
--- @return string
local function page(typed)
	local safe = bloc.contained(typed)
	return typed:find('[%[<{|]') and safe or '[[:' .. safe .. ']]'
end

--- @param typed string
--- @return string
local function enumeration(typed)
	local found = {}
	for _, item in ipairs(values.items(typed)) do
		found[#found + 1] = bloc.contained(item)
	end
	return table.concat(found, ', ')
end

--- @param typed string
--- @return string
local function list(typed)
	local found = {}
	for _, item in ipairs(values.items(typed)) do
		found[#found + 1] = '<li>' .. bloc.contained(item) .. '</li>'
	end
	return found[2] and '<ul>' .. table.concat(found) .. '</ul>' or bloc.contained(values.items(typed)[1] or '')
end

--- @param value string[]
--- @return string
local function days(value)
	local found = {}
	for place, day in ipairs(value) do
		found[place] = numbers.day(day)
	end
	return table.concat(found, ', ')
end

local FROM_VALUE = {
	days = days,
	recurrence = bloc.plain,
	day = numbers.day,
	month = numbers.month,
	duration = numbers.hours,
	euros = numbers.euros,
	rate = function(value)
		return numbers.euros(value) .. '/h'
	end,
}
local FROM_TYPED = { page = page, people = enumeration, names = enumeration, texts = list }

--- What could not be read stays exactly as typed; the rest is written as members write it.
--- @param field table
--- @param cell Cell
--- @param inline boolean|nil whether a list has to stay on its line
--- @return string
function p.shown(field, cell, inline)
	if cell.value == nil then
		return bloc.element('span', 'cw-faux', bloc.plain(cell.typed), 'color:var(--color-error,#9f3526)')
	end
	local kind = field.kind
	if FROM_VALUE[kind] then
		return FROM_VALUE[kind](cell.value)
	end
	if field.choices then
		return cell.value
	end
	if inline and kind == 'texts' then
		return enumeration(cell.wikitext)
	end
	return (FROM_TYPED[kind] or bloc.flow)(cell.wikitext)
end

return p
