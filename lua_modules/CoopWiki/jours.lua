require('strict')

--- Days and months as they are written in French: coopwiki.core.days, in Lua.
local calendar = require('Module:CoopWiki/calendrier')
local typing = require('Module:CoopWiki/saisie')
local names = require('Module:CoopWiki/noms')
local lists = require('Module:CoopWiki/listes')
local phrases = require('Module:CoopWiki/tournures')
local years = require('Module:CoopWiki/années')

local p = {}

local MONTHS = {
	'janvier', 'février', 'mars', 'avril', 'mai', 'juin',
	'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre',
}
local NUMBERS = {
	jan = 1, janv = 1, fev = 2, fevr = 2, avr = 4, juil = 7, sept = 9, oct = 10, nov = 11, dec = 12,
}
for number, month in ipairs(MONTHS) do
	NUMBERS[names.loose(month)] = number
end
local WEEKDAYS = { dimanche = 0, lundi = 1, mardi = 2, mercredi = 3, jeudi = 4, vendredi = 5, samedi = 6 }
local RELATIVE = {
	["aujourd'hui"] = true, hier = true, demain = true, ['avant-hier'] = true, ['apres-demain'] = true,
	['ce matin'] = true, ['ce soir'] = true,
}
local ZONES = { '^(.-) ?z$', '^(.-) ?%(%l+%)$', '^(.-) ?[+%-]%d%d:?%d%d$' }
local HOURS = {
	'^(.-[^%d:])%d%d?:%d%d$', '^(.-[^%d:])%d%d?:%d%d:%d%d$', '^(.-[^%d:])%d%d? ?h$',
	'^(.-[^%d:])%d%d? ?h ?%d%d$',
}
local OTHER_SIGNS = { { '-', ' ' }, { ' ', '/' }, { '_', '/' }, { ',', '/' }, { '\\', '/' } }
local NEARLY = { day_short_year = true, day_incomplete = true }
local DAY_EXAMPLE, MONTH_EXAMPLE = '12/03/2026', 'mars 2026'

--- @param word string
--- @return number|nil
local function month_number(word)
	return NUMBERS[names.loose((word:gsub('%.$', '')))]
end

--- @return string
local function numbers(day, month, year)
	return string.format('%02d/%02d/%d', day, month, year)
end

--- @param iso string
--- @return string
local function written(iso)
	local year, month, day = iso:match('^(%d+)%-(%d+)%-(%d+)$')
	return (day == '01' and '1er' or tonumber(day)) .. ' ' .. MONTHS[tonumber(month)] .. ' ' .. year
end

--- What is suggested for a month that doesn't exist: the month first was meant, or nobody knows.
--- @return string
local function other_order(year, month, day)
	local swapped = month >= 1 and month <= 31 and day >= 1 and day <= 12 and month <= calendar.month_length(year, day)
	return swapped and numbers(month, day, year) or DAY_EXAMPLE
end

--- @return Reading
local function dated(text, year, month, day)
	if not years.readable(year) then
		return typing.refused('day_year', text, DAY_EXAMPLE)
	elseif month < 1 or month > 12 then
		return typing.refused('day_not_in_calendar', text, other_order(year, month, day))
	end
	local last = calendar.month_length(year, month)
	if day < 1 or day > last then
		return typing.refused('day_not_in_calendar', text, numbers(day == 0 and 1 or last, month, year))
	end
	return { value = string.format('%04d-%02d-%02d', year, month, day) }
end

--- The day; where dashes stand between and its year may be the first number, that one as well.
--- @param text string
--- @param day string
--- @return string
local function either(text, day)
	local year, month, last = typing.squeezed(text):match('^([2-9]%d)%-(%d%d)%-(%d%d)$')
	local other = year and dated('', 2000 + tonumber(year), tonumber(month), tonumber(last)).value
	return written(day) .. (other and ' ou ' .. written(other) or '')
end

--- @param year string two or four digits
--- @return Reading
local function with_year(text, year, month, day)
	if #year == 4 then
		return dated(text, tonumber(year), month, day)
	end
	local whole = dated(text, 2000 + tonumber(year), month, day).value
	return typing.refused('day_short_year', text, whole and either(text, whole) or DAY_EXAMPLE)
end

--- Year, month and day of an incomplete day, the missing ones those of the example; nil for anything else.
--- @param typed string
--- @return number|nil, number|nil, number|nil
local function parts(typed)
	local day, number = typed:match('^(%d%d?)[%-/%.](%d%d?)$')
	if day then
		return 2026, tonumber(number), tonumber(day)
	end
	local word
	day, word = typed:match('^(%d%d?) ([^%d ]+)$')
	word = word or typed:match('^1 ?er ([^%d ]+)$')
	if word and month_number(word) then
		return 2026, month_number(word), tonumber(day or 1)
	elseif typed:find('^%d%d%d%d$') then
		return tonumber(typed), 3, 12
	elseif month_number(typed) then
		return 2026, month_number(typed), 12
	end
	local year, month = (p.month(typed).value or ''):match('^(%d+)%-(%d+)$')
	return tonumber(year), tonumber(month), 12
end

--- @param typed string
--- @return Reading|nil
local function incomplete(text, typed)
	local year, month, day = parts(typed)
	if not year then
		return nil
	end
	local iso = dated('', year, month, day).value
	return typing.refused('day_incomplete', text, iso and numbers(day, month, year) or DAY_EXAMPLE)
end

--- @return Reading
local function not_a_day(text, typed)
	local word = names.loose(typed)
	if RELATIVE[word] or WEEKDAYS[word] then
		return typing.refused('day_relative', text, DAY_EXAMPLE)
	end
	return incomplete(text, typed) or typing.refused('day_unreadable', text, DAY_EXAMPLE)
end

--- @return Reading
local function read_date(text, typed)
	local year, one, month, other, day = typed:match('^(%d%d%d%d)([%-/%.])(%d%d?)([%-/%.])(%d%d?)$')
	if year and one == other then
		return dated(text, tonumber(year), tonumber(month), tonumber(day))
	end
	day, one, month, other, year = typed:match('^(%d%d?)([%-/%.])(%d%d?)([%-/%.])(%d%d%d?%d?)$')
	if year and one == other and #year ~= 3 then
		return with_year(text, year, tonumber(month), tonumber(day))
	end
	local first, last = typed:match('^1 ?er ([^%d ]+) (%d%d%d?%d?)$')
	local number, word, four = typed:match('^(%d%d?) ([^%d ]+) (%d%d%d?%d?)$')
	word, year = first or word, last or four
	if year and #year ~= 3 and month_number(word) then
		return with_year(text, year, month_number(word), tonumber(number or 1))
	end
	return not_a_day(text, typed)
end

--- @return Reading
local function whole_day(text, typed)
	typed = typed:gsub('^le ', '')
	local word, rest = typed:match('^(%l+),* (.+)$')
	local expected = word and WEEKDAYS[word]
	local reading = read_date(text, expected and rest or typed)
	if expected and reading.value then
		local year, month, day = reading.value:match('^(%d+)%-(%d+)%-(%d+)$')
		if calendar.weekday(tonumber(year), tonumber(month), tonumber(day)) ~= expected then
			return typing.refused('day_weekday', text, written(reading.value))
		end
	end
	return reading
end

--- The first of these patterns' captures that matches the whole text.
--- @param typed string
--- @param patterns string[]
--- @return string|nil
local function first_match(typed, patterns)
	for _, pattern in ipairs(patterns) do
		local found = typed:match(pattern)
		if found then
			return found
		end
	end
end

--- The day that an hour follows, with a time zone or without.
--- @param typed string
--- @return string|nil
local function day_of_hour(typed)
	local zoned = first_match(typed, ZONES)
	local head = zoned and first_match(zoned, HOURS) or first_match(typed, HOURS)
	if head then
		head = head:gsub(' +$', ''):gsub('à$', ''):gsub('t$', ''):gsub(' +$', ''):gsub(',$', '')
		return whole_day('', head).value
	end
end

--- The day of a signature: links, then the day and the hour.
--- @param text string
--- @return string|nil
local function signed(text)
	local day = typing.tidy(text):match('^%[%[.* (%d%d? [^%d ]+ %d%d%d%d) à %d%d?:%d%d %(%u+%)$')
	return day and whole_day('', mw.ustring.lower(day)).value
end

--- The texts that a plainer one may stand for, the likeliest first.
--- @param text string
--- @return string[]
local function ways(text)
	local found = { text }
	for _, pair in ipairs(OTHER_SIGNS) do
		found[#found + 1] = phrases.replaced(text, pair[1], pair[2])
	end
	local month = text:match('^fin (.*)$')
	for last = 31, month and 28 or 32, -1 do
		found[#found + 1] = last .. ' ' .. month
	end
	return found
end

--- The day of a text with turns of phrase or other signs between its numbers; nil where nobody knows.
--- @param typed string
--- @return string|nil
local function hint(typed)
	for _, way in ipairs(ways(phrases.plainer(typed, 'days'))) do
		local reading = whole_day('', way)
		if reading.value then
			return written(reading.value)
		elseif NEARLY[reading.error] and reading.suggestion ~= DAY_EXAMPLE then
			return reading.suggestion
		end
	end
end

--- A day, the day of the month first; `le` and the day of the week may stand before.
--- @param text string
--- @return Reading value `2026-03-12`
function p.day(text)
	local typed = typing.squeezed(text)
	local reading = whole_day(text, typed)
	local day = not reading.value and (day_of_hour(typed) or signed(text))
	if day then
		return typing.refused('day_with_hour', text, written(day))
	elseif reading.error == 'day_unreadable' then
		return typing.refused('day_unreadable', text, hint(typed) or DAY_EXAMPLE)
	end
	return reading
end

--- Days, separated as any list; each once, in order.
--- @param text string
--- @return Reading value a list of `2026-03-12`
function p.days(text)
	local found, seen = {}, {}
	for _, item in ipairs(lists.items(text)) do
		local reading = p.day(item)
		if reading.error then
			return reading
		elseif not seen[reading.value] then
			seen[reading.value] = true
			found[#found + 1] = reading.value
		end
	end
	table.sort(found)
	return { value = found }
end

--- @param text string
--- @return Reading value `2026-03`
function p.month(text)
	local typed = typing.squeezed(text)
	local year, month = typed:match('^(%d%d%d%d)[%-/%.](%d%d?)$')
	if not year then
		month, year = typed:match('^(%d%d?)[%-/%.](%d%d%d%d)$')
	end
	if not year then
		month, year = typed:match('^([^%d ]+) (%d%d%d%d)$')
		month = month and month_number(month)
	end
	month = tonumber(month or 0)
	if year and month >= 1 and month <= 12 and years.readable(tonumber(year)) then
		return { value = string.format('%s-%02d', year, month) }
	end
	return typing.refused('month_unreadable', text, MONTH_EXAMPLE)
end

return p
