require('strict')

--- Whole numbers: coopwiki.core.counts, in Lua.
local typing = require('Module:CoopWiki/saisie')

local p = {}

local COUNT_EXAMPLE = '6'
local MOST = 1000000
local UNITS = { personne = true, personnes = true, place = true, places = true }

--- The digits without the blanks between groups of three; nil for anything else.
--- @param typed string
--- @return string|nil
local function digits(typed)
	if typed:find('^%d+$') then
		return typed
	end
	local joined = typed:gsub(' (%d%d%d)%f[^%d]', '%1')
	return typed:find('^%d%d?%d? ') and joined:find('^%d+$') and joined or nil
end

--- How many, from zero: `6`, `1 200`, `6 personnes`, `12 places`.
--- @param text string
--- @return Reading value `6`
function p.count(text)
	local typed = typing.squeezed(text)
	local head, unit = typed:match('^(.-) (%a+)$')
	local found = digits(unit and UNITS[unit] and head or typed)
	local value = found and found:gsub('^0+(%d)', '%1')
	if value and #value <= 7 and tonumber(value) <= MOST then
		return { value = value }
	end
	return typing.refused('count_unreadable', text, COUNT_EXAMPLE)
end

return p
