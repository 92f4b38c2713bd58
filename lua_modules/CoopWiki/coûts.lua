require('strict')

--- What something costs, as people type it: coopwiki.core.costs, in Lua.
local typing = require('Module:CoopWiki/saisie')
local euros = require('Module:CoopWiki/euros')
local numbers = require('Module:CoopWiki/nombres')

local p = {}

local PERIOD_EXAMPLE, PRODUCT_EXAMPLE = '9\194\160€/mois', '120\194\160km × 0,32\194\160€'
local ABOUT_EXAMPLE = 'environ 300\194\160€'
local PER = { '/', 'par ', 'chaque ', 'tous les ', 'toutes les ', "l'", 'l’' }
local EACH = { '/', 'par ', 'le ', 'la ' }
local MONTHS = {
	mois = 1, m = 1, trimestre = 3, trimestres = 3, trim = 3, semestre = 6, semestres = 6,
	an = 12, ans = 12, ['année'] = 12, annee = 12, ['années'] = 12, annees = 12,
}
local EVERY = { [1] = 'mois', [3] = 'trimestre', [6] = 'semestre', [12] = 'an' }
local WEEKS = { semaine = true, semaines = true, sem = true }
local ADJECTIVES = {}
for word, months in pairs({ mensuel = 1, trimestriel = 3, semestriel = 6, annuel = 12 }) do
	for _, ending in ipairs({ '', 's', 'le', 'les' }) do
		ADJECTIVES[word .. ending] = months
	end
end
local SAME = {
	kms = 'km', ['kilomètre'] = 'km', ['kilomètres'] = 'km', kilometre = 'km', kilometres = 'km', nuit = 'nuits',
	['nuitée'] = 'nuits', ['nuitées'] = 'nuits', nuitee = 'nuits', nuitees = 'nuits',
}
local BY_RULE = { km = true, repas = true, nuits = true }
local MOST_UNITS, MOST_PRICE = 10000000, 100000000

--- What stands before `/`, `par` or their like, and the unit behind; nil where there is none.
--- @param typed string
--- @return string|nil, string|nil
local function per(typed)
	for start = 1, #typed do
		for _, word in ipairs(PER) do
			local stop = start + #word - 1
			local unit = typed:sub(start, stop) == word and typed:sub(stop + 1):gsub('^ ', '')
			if unit and unit:find('^[^%d /]+$') then
				return (typed:sub(1, start - 1):gsub(' $', '')), (unit:gsub('(.)%.$', '%1'))
			end
		end
	end
end

--- Whether it can be the name of a unit: words, with nothing that means something on a wiki.
--- @param typed string
--- @return boolean
local function names_unit(typed)
	return typed:find('^[^%z\1-@[-`{-~][^%z\1-\31!-,.-@[-`{-~]*$') ~= nil
		and not typed:find('€', 1, true) and not typed:find('×', 1, true)
end

--- @param typed string
--- @return string
local function unit_of(typed)
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
local function quantity(typed)
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
local function plain(count, places)
	return typing.plain(count * 10 ^ (6 - places))
end

--- @param number Quantity
--- @param each Quantity|nil
--- @param roughly string
--- @return Reading value `120 km × 0.32`, and what it makes
local function made(text, number, each, roughly)
	if number.negative or number.count == 0 or each and each.negative then
		return typing.refused('cost_quantity', text, PRODUCT_EXAMPLE)
	elseif number.count > MOST_UNITS or each and each.count > MOST_PRICE then
		return typing.refused('euros_too_large', text, PRODUCT_EXAMPLE)
	end
	local unit = unit_of(number.unit ~= '' and number.unit or each and each.unit or '')
	local value = plain(number.count, 2) .. (unit ~= '' and ' ' .. unit or '')
	if not each then
		return { value = roughly .. value }
	end
	local cents = math.floor((number.count * each.count + 5000) / 10000)
	local worth = string.format('%.0f.%02d', math.floor(cents / 100), cents % 100)
	return { value = roughly .. value .. ' × ' .. plain(each.count, 4), worth = worth }
end

--- Whether two units are one, in the singular or the plural.
--- @return boolean
local function same(one, other)
	return unit_of(one):gsub('s$', '') == unit_of(other):gsub('s$', '')
end

--- What stands on either side of the first sign of a multiplication; nil where there is none.
--- @param typed string
--- @return string|nil, string|nil
local function sides(typed)
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
	local second, last = sides(rest)
	local one, other, each = quantity(first), second and quantity(second), last and price(last)
	if not (one and other and each) or one.negative or other.negative or each.negative then
		return nil
	end
	local many = one.count * other.count / 100
	if many <= 0 or many > MOST_UNITS or many ~= math.floor(many) or each.count > MOST_PRICE then
		return nil
	end
	local mine, theirs = unit_of(one.unit), unit_of(other.unit)
	local unit = mine == '' and theirs or (theirs == '' or theirs == mine) and mine or ''
	if unit == 'nuits' and many == 100 then
		unit = 'nuit'
	end
	local count = plain(many, 2):gsub('%.', ',')
	return count .. (unit ~= '' and '\194\160' .. unit or '') .. ' × ' .. written_price(each.count)
end

--- @return Reading
local function product(text, first, second, roughly)
	for _, pair in ipairs({ { first, second }, { second, first } }) do
		local number, each = quantity(pair[1]), price(pair[2])
		if number and each then
			if number.unit ~= '' and each.unit ~= '' and not same(number.unit, each.unit) then
				return typing.refused('cost_units', text, PRODUCT_EXAMPLE)
			end
			return made(text, number, each, roughly)
		end
	end
	return typing.refused('cost_unreadable', text, of_three(first, second) or PRODUCT_EXAMPLE)
end

--- The amount without `environ` or one of its like, and whether one stood there.
--- @param typed string
--- @return string, string
local function roughly(typed)
	for _, word in ipairs({ '~', '≈', 'env.', 'env ', 'environ ' }) do
		if typed:sub(1, #word) == word then
			local rest = typed:sub(#word + 1):gsub('^ ', '')
			if rest ~= '' then
				return rest, '~'
			end
		end
	end
	return typed, ''
end

--- What one due day costs.
--- @param text string as typed
--- @param typed string
--- @return Reading
local function once(text, typed)
	local reading = euros.about(typed)
	if reading.value or reading.error ~= 'about_unreadable' then
		return reading.value and reading or typing.refused(reading.error, text, reading.suggestion)
	end
	local bare, approximate = roughly(typed)
	local first, second = sides(bare)
	if first then
		return product(text, first, second, approximate)
	end
	local alone = quantity(bare)
	if not alone or alone.unit == '' then
		return typing.refused('about_unreadable', text, ABOUT_EXAMPLE)
	elseif alone.count > MOST_UNITS then
		return typing.refused('euros_too_large', text, PRODUCT_EXAMPLE)
	elseif not BY_RULE[unit_of(alone.unit)] then
		local many = plain(alone.count, 2):gsub('%.', ',')
		return typing.refused('cost_without_price', text, many .. ' ' .. unit_of(alone.unit) .. ' × 12\194\160€')
	end
	return made(text, alone, nil, approximate)
end

--- What to type, with how often it comes back.
--- @param suggestion string
--- @param months number
--- @return string
local function with_period(suggestion, months)
	local each = '/' .. EVERY[months]
	local first, other = suggestion:match('^(.-), ou (.*)$')
	if not first then
		return suggestion .. each
	end
	return first .. each .. (other:find('milliers$') and '' or ', ou ' .. other .. each)
end

--- An amount that is neither rough nor a span, as members write it; nil for anything else.
--- @param typed string
--- @return string|nil
local function plain_amount(typed)
	local value = euros.about(typed).value
	return value and value:find('^%d+%.%d%d$') and numbers.euros(value) or nil
end

--- What comes back each week as so many times a year, `9 € mensuels` as it is written; nil for anything else.
--- @param typed string
--- @param amount string|nil
--- @param unit string|nil
--- @return string|nil
local function other_period(typed, amount, unit)
	local weekly = unit and WEEKS[unit] and plain_amount(amount)
	if weekly then
		return '52 × ' .. weekly .. '/an'
	end
	local head, word = typed:match('^(.*) ([^ ]+)$')
	local months = word and ADJECTIVES[word]
	local each = months and plain_amount(head)
	return each and each .. '/' .. EVERY[months] or nil
end

--- A cost: `300 €`, `9 €/mois`, `120 € par an`, `120 km × 0,32 €`, `3 repas`, each of them perhaps roughly.
--- @param text string
--- @return Reading value as of an amount or `120 km × 0.32`, with `/1` behind where it comes back each month
function p.read(text)
	local typed = typing.squeezed(text)
	local whole = euros.about(typed)
	if whole.value or whole.error ~= 'about_unreadable' then
		return once(text, typed)
	end
	local amount, unit = per(typed)
	local months = unit and MONTHS[unit]
	local meant = other_period(typed, amount, unit)
	if meant then
		return typing.refused(amount and 'cost_period' or 'about_unreadable', text, meant)
	end
	local found = once(text, months and amount or typed)
	if found.value then
		return months and { value = found.value .. '/' .. months, worth = found.worth } or found
	elseif months then
		local told = found.error == 'about_unreadable' and PERIOD_EXAMPLE or with_period(found.suggestion, months)
		return typing.refused(found.error, text, told)
	elseif found.error ~= 'about_unreadable' or not amount then
		return found
	end
	return euros.about(amount).value and typing.refused('cost_period', text, PERIOD_EXAMPLE) or found
end

return p
