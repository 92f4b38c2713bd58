require('strict')

--- A quantity and what each costs, `120 km × 0,32 €`: a part of coopwiki.core.costs, in Lua.
local typing = require('Module:CoopWiki/saisie')
local euros = require('Module:CoopWiki/euros')
local numbers = require('Module:CoopWiki/nombres')

local p = {}

p.EXAMPLE = '120\194\160km × 0,32\194\160€'
--- In hundredths.
p.MOST_UNITS = 10000000
local MOST_PRICE = 100000000
local EACH = { '/', 'par ', 'le ', 'la ' }
local SAME = {
	kms = 'km', ['kilomètre'] = 'km', ['kilomètres'] = 'km', kilometre = 'km', kilometres = 'km', nuit = 'nuits',
	['nuitée'] = 'nuits', ['nuitées'] = 'nuits', nuitee = 'nuits', nuitees = 'nuits',
}

--- Whether it can be the name of a unit: words, with nothing that means something on a wiki.
--- @param typed string
--- @return boolean
local function names_unit(typed)
	return typed:find('^[^%z\1-@[-`{-~][^%z\1-\31!-,.-@[-`{-~]*$') ~= nil
		and not typed:find('€', 1, true) and not typed:find('×', 1, true)
end

--- @param typed string
--- @return string
function p.unit_of(typed)
	local unit = typed:gsub('^ ', ''):gsub(' $', '')
	return SAME[unit] or unit
end

--- A number in so many decimals, as a count of the last; nil for anything else.
--- @param whole string
--- @param decimals string
--- @param places number
--- @return number|nil
local function scaled(whole, decimals, places)
	local digits = euros.joined(whole)
	if digits and #decimals <= places then
		return tonumber(digits) * 10 ^ places + tonumber((decimals .. string.rep('0', places)):sub(1, places))
	end
end

--- @class Quantity
--- @field count number in hundredths
--- @field negative boolean
--- @field unit string as typed

--- @param typed string
--- @return Quantity|nil
function p.quantity(typed)
	local sign, rest = typed:match('^(%-?) ?(.*)$')
	local whole, after = rest:match('^(%d[%d ]*)(.*)$')
	if not whole then
		return nil
	end
	local bare, decimals = whole:gsub(' $', ''), ''
	if bare == whole and after:find('^[.,]') then
		decimals, after = after:match('^[.,](%d+)(.*)$')
	end
	local count = decimals and scaled(bare, decimals, 2)
	if not count then
		return nil
	end
	local unit = after:gsub('^ ', '')
	return (unit == '' and after == '' and bare == whole or names_unit(unit))
		and { count = count, negative = sign == '-', unit = unit } or nil
end

--- A price in hundredths of a cent; nil for anything else.
--- @param typed string
--- @return number|nil
local function euros_each(typed)
	local bare = euros.without_unit(typed)
	local whole, decimals = bare:match('^([%d ]+)[.,](%d+)$')
	return scaled(whole or bare, decimals or '', 4)
end

--- @param typed string
--- @return Quantity|nil `count` in hundredths of a cent
local function price(typed)
	local sign, rest = typed:match('^(%-?) ?(.*)$')
	local count = euros_each(rest)
	if count then
		return { count = count, negative = sign == '-', unit = '' }
	end
	for _, word in ipairs(EACH) do
		local start, stop = rest:find(word, 1, true)
		if start then
			local each, unit = euros_each((rest:sub(1, start - 1):gsub(' $', ''))), rest:sub(stop + 1):gsub('^ ', '')
			if each and names_unit(unit) then
				return { count = each, negative = sign == '-', unit = unit }
			end
		end
	end
end

--- @param count number
--- @param places number
--- @return string `12.5`
function p.plain(count, places)
	return typing.plain(count * 10 ^ (6 - places))
end

--- @param number Quantity
--- @param each Quantity|nil
--- @param roughly string
--- @return Reading value `120 km × 0.32`, and what it makes
function p.made(text, number, each, roughly)
	if number.negative or number.count == 0 or each and each.negative then
		return typing.refused('cost_quantity', text, p.EXAMPLE)
	elseif number.count > p.MOST_UNITS or each and each.count > MOST_PRICE then
		return typing.refused('euros_too_large', text, p.EXAMPLE)
	end
	local unit = p.unit_of(number.unit ~= '' and number.unit or each and each.unit or '')
	local value = p.plain(number.count, 2) .. (unit ~= '' and ' ' .. unit or '')
	if not each then
		return { value = roughly .. value }
	end
	local cents = math.floor((number.count * each.count + 5000) / 10000)
	local worth = string.format('%.0f.%02d', math.floor(cents / 100), cents % 100)
	return { value = roughly .. value .. ' × ' .. p.plain(each.count, 4), worth = worth }
end

--- Whether two units are one, in the singular or the plural.
--- @return boolean
local function same(one, other)
	return p.unit_of(one):gsub('s$', '') == p.unit_of(other):gsub('s$', '')
end

--- What stands on either side of the first sign of a multiplication; nil where there is none.
--- @param typed string
--- @return string|nil, string|nil
function p.sides(typed)
	for start = 1, #typed do
		for _, sign in ipairs({ '×', 'x', '*' }) do
			local tail = typed:sub(start, start + #sign - 1) == sign and typed:sub(start + #sign):gsub('^ ', '')
			if tail and tail:find('^[%d-]') then
				return (typed:sub(1, start - 1):gsub(' $', '')), tail
			end
		end
	end
end

--- A price as members write it: two decimals at least.
--- @param count number in hundredths of a cent
--- @return string
local function written_price(count)
	if count % 100 == 0 then
		return numbers.euros(string.format('%.0f.%02d', math.floor(count / 10000), count / 100 % 100))
	end
	return typing.french(count * 100) .. '\194\160€'
end

--- `2 × 60 km × 0,32 €` with one quantity; nil for anything else.
--- @return string|nil
local function of_three(first, rest)
	local second, last = p.sides(rest)
	local one, other, each = p.quantity(first), second and p.quantity(second), last and price(last)
	if not (one and other and each) or one.negative or other.negative or each.negative then
		return nil
	end
	local many = one.count * other.count / 100
	if many <= 0 or many > p.MOST_UNITS or many ~= math.floor(many) or each.count > MOST_PRICE then
		return nil
	end
	local mine, theirs = p.unit_of(one.unit), p.unit_of(other.unit)
	local unit = mine == '' and theirs or (theirs == '' or theirs == mine) and mine or ''
	if unit == 'nuits' and many == 100 then
		unit = 'nuit'
	end
	local count = p.plain(many, 2):gsub('%.', ',')
	return count .. (unit ~= '' and '\194\160' .. unit or '') .. ' × ' .. written_price(each.count)
end

--- @return Reading
function p.product(text, first, second, roughly)
	for _, pair in ipairs({ { first, second }, { second, first } }) do
		local number, each = p.quantity(pair[1]), price(pair[2])
		if number and each then
			if number.unit ~= '' and each.unit ~= '' and not same(number.unit, each.unit) then
				return typing.refused('cost_units', text, p.EXAMPLE)
			end
			return p.made(text, number, each, roughly)
		end
	end
	return typing.refused('cost_unreadable', text, of_three(first, second) or p.EXAMPLE)
end

return p
