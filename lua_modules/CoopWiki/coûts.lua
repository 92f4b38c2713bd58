require('strict')

--- What something costs, as people type it: coopwiki.core.costs, in Lua.
local typing = require('Module:CoopWiki/saisie')
local euros = require('Module:CoopWiki/euros')
local numbers = require('Module:CoopWiki/nombres')
local products = require('Module:CoopWiki/produits')

local p = {}

local PERIOD_EXAMPLE = '9\194\160€/mois'
local ABOUT_EXAMPLE = 'environ 300\194\160€'
local PER = { '/', 'par ', 'chaque ', 'tous les ', 'toutes les ', "l'", 'l’' }
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
local BY_RULE = { km = true, repas = true, nuits = true }

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
	local first, second = products.sides(bare)
	if first then
		return products.product(text, first, second, approximate)
	end
	local alone = products.quantity(bare)
	if not alone or alone.unit == '' then
		return typing.refused('about_unreadable', text, ABOUT_EXAMPLE)
	elseif alone.count > products.MOST_UNITS then
		return typing.refused('euros_too_large', text, products.EXAMPLE)
	elseif not BY_RULE[products.unit_of(alone.unit)] then
		local many = products.plain(alone.count, 2):gsub('%.', ',')
		return typing.refused('cost_without_price', text, many .. ' ' .. products.unit_of(alone.unit) .. ' × 12\194\160€')
	end
	return products.made(text, alone, nil, approximate)
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
