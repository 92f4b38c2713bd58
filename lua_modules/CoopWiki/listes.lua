require('strict')

--- The items of a list value: `items` of coopwiki.schema.name_kinds, in Lua.
local typing = require('Module:CoopWiki/saisie')

local p = {}

local LONGEST_ENTITY = 8

--- @param whole string
--- @return string
local function masked(whole)
	return (whole:gsub(';', '\1'):gsub('\n', '\2'))
end

--- @param entity string
--- @param name string
--- @return string
local function masked_entity(entity, name)
	return #name <= LONGEST_ENTITY and masked(entity) or entity
end

--- The items, trimmed, empty ones dropped. Semicolons, line breaks and new lines part them, not those
--- inside a link, a call or an entity.
--- @param text string
--- @return string[]
function p.items(text)
	text = text:gsub('%[%[[^%[%]]*%]%]', masked):gsub('{{[^{}]*}}', masked)
	text = text:gsub('(&#?([0-9A-Za-z]+);)', masked_entity):gsub('<[bB][rR] ?/?>', ';'):gsub('\n', ';')
	local found = {}
	for part in text:gmatch('[^;]+') do
		local item = typing.trimmed((part:gsub('\1', ';'):gsub('\2', '\n')), '*')
		if not typing.blank(item) then
			found[#found + 1] = item
		end
	end
	return found
end

return p
