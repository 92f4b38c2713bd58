require('strict')

--- Hourly rates and percentages: coopwiki.core.rates, in Lua.
local typing = require('Module:CoopWiki/saisie')
local euros = require('Module:CoopWiki/euros')
local lists = require('Module:CoopWiki/listes')

local p = {}

local MILLION = 1000000
local RATE_EXAMPLE, PERCENT_EXAMPLE = '30\194\160€/h', '10\194\160%'
local PER = { '/', 'par ', "de l'", 'de l’', "l'", 'l’' }
local HOUR = { h = true, hr = true, heure = true, heures = true }

--- What stands before `/`, `par` or their like, and the unit behind; nil where there is none.
--- @param typed string
--- @return string|nil, string|nil
local function per(typed)
	for start = 1, #typed do
		for _, word in ipairs(PER) do
			local stop = start + #word - 1
			local unit = typed:sub(start, stop) == word and typed:sub(stop + 1):gsub('^ ', '')
			if unit and unit:find('^[^%d /]+$') then
				return typed:sub(1, start - 1):gsub(' $', ''), (unit:gsub('(.)%.$', '%1'))
			end
		end
	end
end

--- Refused as the amount was; nobody means thousands of euros an hour.
--- @return Reading
local function refused(text, reading)
	if reading.error == 'euros_unreadable' or reading.error == 'euros_too_large' then
		return typing.refused('rate_unreadable', text, RATE_EXAMPLE)
	end
	return typing.refused(reading.error, text, (reading.suggestion:gsub(', ou .*$', '')))
end

--- Euros an hour: `30`, `30 €`, `30 €/h`, `25,50 €/heure`, `15 € de l’heure`.
--- @param text string
--- @return Reading value `30.00`
function p.rate(text)
	local typed = typing.squeezed(text)
	local head, unit = per(typed)
	local reading = euros.read(head or typed)
	if reading.error then
		return refused(text, reading)
	elseif unit and not HOUR[unit] then
		return typing.refused('rate_not_hourly', text, RATE_EXAMPLE)
	elseif reading.value:sub(1, 1) == '-' then
		return typing.refused('rate_negative', text, 'montant=−45')
	end
	return reading
end

--- @param value number in millionths
--- @return string
local function written(value)
	return typing.french(value) .. '\194\160%'
end

--- Per cent: `10 %`, `10,63 %`. A bare number below one warns: a fraction may have been meant.
--- @param text string
--- @return Reading value `10.63`
function p.percent(text)
	local sign, digits, unit = typing.squeezed(text):match('^(%-?) ?([%d.,]+) ?(%%?)$')
	local whole, decimals = typing.parts(digits or '')
	if not whole or #whole > 9 or #decimals > 6 then
		return typing.refused('percent_unreadable', text, PERCENT_EXAMPLE)
	end
	local count = typing.millionths(whole, decimals)
	local value = sign == '-' and count > 0 and -count or count
	local reading = { value = typing.plain(value) }
	if unit == '' and count > 0 and count < MILLION then
		reading.warning, reading.found = 'percent_fraction', text
		reading.suggestion = written(value * 100) .. ' si c’est une fraction, ' .. written(value) .. ' sinon'
	end
	return reading
end

--- Percentages, separated as any list.
--- @param text string
--- @return Reading value a list of `10.63`
function p.percents(text)
	local all = { value = {} }
	for _, item in ipairs(lists.items(text)) do
		local reading = p.percent(item)
		if reading.error then
			return reading
		end
		table.insert(all.value, reading.value)
		if reading.warning and not all.warning then
			all.warning, all.found, all.suggestion = reading.warning, reading.found, reading.suggestion
		end
	end
	return all
end

return p
