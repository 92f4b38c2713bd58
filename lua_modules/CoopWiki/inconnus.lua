require('strict')

--- Names typed into a form that aren't among those the robots know, and the one that was perhaps meant:
--- as `Directory.nearest` of coopwiki.core.directory finds it. Only forms ask: a block loads no list.
local names = require('Module:CoopWiki/noms')
local publie = require('Module:CoopWiki/publié')

local p = {}

local NO_BREAK = '\194\160'
local CUTOFF = 0.72
local LISTS = { circles = 'des cercles', people = 'des personnes', budgets = 'des budgets' }
--- Lists that leave nothing out; of people, they hold those who agreed to be named.
local WHOLE = { circles = true, budgets = true }

--- @param document table
--- @param list string
--- @return table<string, string> names by key
local function known(document, list)
	local found = {}
	for folded, name in pairs(publie.part(publie.part(document, 'others'), list)) do
		if type(folded) == 'string' and type(name) == 'string' then
			found[folded] = name
		end
	end
	for _, name in ipairs(publie.part(document, list)) do
		if type(name) == 'string' then
			found[names.key(name)] = name
		end
	end
	return found
end

--- @param by_key table<string, string>
--- @return table<string, string> names by loose word; the first in order stands for two of one word
local function by_loose(by_key)
	local keys, found = {}, {}
	for folded in pairs(by_key) do
		keys[#keys + 1] = folded
	end
	table.sort(keys)
	for _, folded in ipairs(keys) do
		local word = names.loose(folded)
		found[word] = found[word] or by_key[folded]
	end
	return found
end

--- The one known name of the same words in another order; nil where there is none, or several.
--- @param by_key table<string, string>
--- @param typed string
--- @return string|nil
local function reordered(by_key, typed)
	local wanted, found = names.any_order(typed), nil
	for folded, name in pairs(by_key) do
		if names.any_order(folded) == wanted then
			if found and found ~= name then
				return nil
			end
			found = name
		end
	end
	return found
end

--- @param name string
--- @return string
local function quoted(name)
	return '«' .. NO_BREAK .. name .. NO_BREAK .. '»'
end

--- @param list string
--- @param typed string
--- @param near string|nil
--- @return string
local function sentence(list, typed, near)
	local said = quoted(names.shortened(typed, 60)) .. ' n’est pas dans la liste ' .. LISTS[list]
	if near then
		return said .. '. Vouliez-vous dire ' .. quoted(near) .. NO_BREAK .. '?'
	end
	return said .. NO_BREAK .. ': la fiche comptera sous ce nom.'
end

--- A budget's name without its nature, as pages show it: « Technique (dépenses) ».
--- @param list string
--- @param typed string
--- @return string
local function bare(list, typed)
	return list == 'budgets' and typed:gsub('%s*%(dépenses%)$', '') or typed
end

--- Whom or what another name stands for, an alias or a budget as pages show it; nil for a name that stands for itself.
--- @param list string circles, people or budgets
--- @param typed string as read
--- @return string|nil
function p.meant(list, typed)
	local document = publie.read('noms')
	local name = document and known(document, list)[names.key(bare(list, typed))]
	return name and names.key(name) ~= names.key(typed) and name or nil
end

--- What to say of a name that isn't known; nil where there is nothing to say.
--- @param list string circles, people or budgets
--- @param typed string as read
--- @return string|nil
function p.doubt(list, typed)
	local document = publie.read('noms')
	local by_key = document and known(document, list) or {}
	local also = document and list == 'budgets' and known(document, 'circles') or {}
	local folded, named = names.key(typed), names.key(bare(list, typed))
	if next(by_key) == nil or by_key[folded] or by_key[named] or also[named] then
		return nil
	end
	local near = reordered(by_key, typed) or names.nearest(typed, by_loose(by_key), CUTOFF)
	return (near or WHOLE[list]) and sentence(list, typed, near) or nil
end

return p
