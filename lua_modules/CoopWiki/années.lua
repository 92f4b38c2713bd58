require('strict')

--- Years of the books as they are written in French: coopwiki.core.book_years, in Lua.
local typing = require('Module:CoopWiki/saisie')

local p = {}

local FIRST_YEAR, LAST_YEAR = 1900, 2199
local YEAR_EXAMPLE = '2026'

--- @param year number
--- @return boolean
function p.readable(year)
	return year >= FIRST_YEAR and year <= LAST_YEAR
end

--- @param typed string
--- @return string|nil `2026`, `2025-2026`
local function year_name(typed)
	if typed:find('^%d%d%d%d$') and p.readable(tonumber(typed)) then
		return typed
	end
	local first, last = typed:match('^(%d%d%d%d) ?[-/] ?(%d%d%d%d)$')
	local begun, ended = tonumber(first), tonumber(last)
	if begun and begun < ended and ended <= begun + 2 and p.readable(begun) and p.readable(ended) then
		return first .. '-' .. last
	end
end

--- The year in `26`, `2025-26`, `exercice 2026`; nil where nobody knows.
--- @param typed string
--- @return string|nil
local function year_meant(typed)
	local short = typed:match("^'?(%d%d)$")
	local first, last = typed:match('^(%d%d%d%d) ?[%-/] ?(%d%d)$')
	local meant = short and '20' .. short or first and first .. '-' .. first:sub(1, 2) .. last
		or typed:match('^[^%d]*(%d%d%d%d)[^%d]*$')
	return meant and year_name(meant)
end

--- @param text string
--- @return Reading value `2026`, `2025-2026`
function p.read(text)
	local typed = typing.squeezed(text)
	local value = year_name(typed)
	return value and { value = value } or typing.refused('year_unreadable', text, year_meant(typed) or YEAR_EXAMPLE)
end

return p
