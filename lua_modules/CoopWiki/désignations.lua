require('strict')

--- Values that name something: a person, a circle, a page; one or a list of them.
--- `read_name` and `read_names` of coopwiki.schema.name_kinds, in Lua.
local typing = require('Module:CoopWiki/saisie')
local names = require('Module:CoopWiki/noms')
local lists = require('Module:CoopWiki/listes')

local p = {}

local LONGEST = 255
local LOOKS = {
	b = true, big = true, em = true, font = true, i = true, s = true, small = true, span = true,
	strong = true, u = true,
}
local USERS = {
	utilisateur = true, utilisatrice = true, user = true, ['discussion utilisateur'] = true,
	['discussion utilisatrice'] = true, ['user talk'] = true,
}

--- @param name string
--- @param inside string the rest of the tag
--- @return string|nil
local function no_look(name, inside)
	local whole = inside == '' or inside == '/' or inside:sub(1, 1) == ' '
	return whole and LOOKS[name:lower()] and '' or nil
end

--- Without bold, italics and small letters.
--- @param typed string
--- @return string
local function without_looks(typed)
	return typing.one_line((typed:gsub("''+", ''):gsub('</?([A-Za-z]+)([^<>]*)>', no_look)))
end

--- The page a link leads to, without its section; nil for what is no link.
--- @param inside string
--- @return string|nil
local function target(inside)
	local page = inside:match('^[^|]+')
	if page and not page:find('[{}<>]') and inside:sub(1, 1) ~= '|' then
		return (typing.trimmed(page:match('^[^#]*')):gsub('^:', ''))
	end
end

--- Without underscores or user namespace.
--- @param typed string
--- @return string
local function bare(typed)
	local name = typing.one_line((typed:gsub('_', ' ')))
	local space, rest = name:gsub('^: *', ''):match('^ *([^:]-) *: *(.*)$')
	if space and rest ~= '' and USERS[mw.ustring.lower(space)] then
		return names.first_upper(rest)
	end
	return name
end

--- @return Reading
local function named(text, typed, example)
	local name = bare(typed)
	if name == '' or name:find('[%z\1-\31\127<>%[%]{}|]') then
		return typing.refused('name_unreadable', text, example)
	elseif mw.ustring.len(name) > LONGEST then
		return typing.refused('name_too_long', text, example)
	end
	return { value = name }
end

--- The names that the links of a text lead to, in order.
--- @return string[]
local function linked(typed)
	local found = {}
	for inside in typed:gmatch('%[%[([^%[%]]+)%]%]') do
		local page = target(inside)
		if page then
			found[#found + 1] = bare(page)
		end
	end
	return found
end

--- Links with something around; all those of a signature lead to one person.
--- @return Reading
local function among(text, found, example)
	for _, name in ipairs(found) do
		if name ~= found[1] then
			return typing.refused('name_several', text, found[1] ~= '' and found[1] or name)
		end
	end
	if #found > 1 or found[1] == '' then
		return named(text, found[1], example)
	end
	return typing.refused('name_around', text, found[1])
end

--- @return Reading
local function one(text, typed, example)
	local inside = typed:match('^%[%[([^%[%]]+)%]%]$')
	local page = inside and target(inside)
	if page then
		return named(text, page, example)
	end
	local found = linked(typed)
	if found[1] then
		return among(text, found, example)
	elseif typed:find('//', 1, true) or typed:lower():find('mailto:', 1, true) then
		return typing.refused('name_external_link', text, example)
	end
	return named(text, typed, example)
end

--- A name or a link, read as what it leads to; the user namespace is dropped.
--- @param text string
--- @param example string what to type instead of something that names nothing
--- @return Reading
function p.name(text, example)
	local parts = lists.items(text)
	local reading = one(text, without_looks(typing.tidy(parts[1] or '')), example)
	if reading.error or #parts == 1 then
		return reading
	end
	return typing.refused('name_several', text, reading.value)
end

--- Names separated as any list, each once, in the order typed.
--- @param text string
--- @param example string
--- @return Reading value a list
function p.names(text, example)
	local found, known = {}, {}
	for _, part in ipairs(lists.items(text)) do
		local reading = p.name(part, example)
		if reading.error then
			return reading
		end
		local key = names.key(reading.value)
		if not known[key] then
			known[key] = true
			found[#found + 1] = reading.value
		end
	end
	return { value = found }
end

return p
