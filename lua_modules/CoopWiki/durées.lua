require('strict')

--- Durations: exact minutes, as hours or minutes are typed in French: coopwiki.core.durations, in Lua.
--- Inside, minutes are counted in millionths: whole numbers far below 2^53.
local typing = require('Module:CoopWiki/saisie')
local phrases = require('Module:CoopWiki/tournures')

local p = {}

local MINUTE = 1000000
local HOUR = 60 * MINUTE
local MOST = 100000 * HOUR
local MOST_DECIMALS = 6
local EXAMPLE = '1h30'
local HOURS = { h = true, hr = true, hrs = true, heure = true, heures = true }
local MINUTES = { min = true, mins = true, minute = true, minutes = true, mn = true, mns = true }
local PHRASED = { duration_unreadable = true }
local IN_DAYS = {
	j = true, jour = true, jours = true, ['journée'] = true, ['journées'] = true,
	semaine = true, semaines = true, mois = true,
}

--- `2h15`, `45 min`: what fingers type.
--- @param sign string
--- @param minutes number in millionths, rounded here to a whole one
--- @return string
local function as_typed(sign, minutes)
	local whole = math.floor((minutes + MINUTE / 2) / MINUTE)
	local hours, rest = math.floor(whole / 60), whole % 60
	local written = hours > 0 and rest > 0 and string.format('%dh%02d', hours, rest)
		or hours > 0 and hours .. 'h' or rest .. ' min'
	return (sign == '-' and '−' or '') .. written
end

--- @param sign string
--- @param minutes number in millionths
--- @return Reading
local function read(sign, minutes)
	return { value = typing.plain(sign == '-' and minutes > 0 and -minutes or minutes) }
end

--- A number of units of so many minutes.
--- @param unit number in minutes
--- @return Reading, number reading, minutes in millionths
local function number(text, sign, digits, unit)
	local whole, decimals = typing.parts(digits)
	local minutes = typing.millionths(whole, decimals) * unit
	if minutes > MOST then
		return typing.refused('duration_too_long', text, EXAMPLE), minutes
	elseif #decimals > MOST_DECIMALS then
		return typing.refused('duration_decimals', text, as_typed(sign, minutes)), minutes
	end
	return read(sign, minutes), minutes
end

--- Hours, and minutes that have to be less than 60.
--- @return Reading
local function of_the_hour(text, sign, hours, digits)
	local reading, minutes = number(text, '', digits, 1)
	if reading.error then
		return reading
	end
	local total = tonumber(hours) * HOUR + minutes
	if total > MOST then
		return typing.refused('duration_too_long', text, EXAMPLE)
	elseif minutes >= HOUR or #typing.parts(digits) > 2 then
		return typing.refused('duration_minutes', text, as_typed(sign, total))
	end
	return read(sign, total)
end

--- @return Reading
local function hours_and_minutes(text, sign, hours, minutes)
	if #minutes == 1 and tonumber(hours) * HOUR < MOST then
		local start = (sign == '-' and '−' or '') .. string.format('%dh', tonumber(hours))
		local choice = start .. '0' .. minutes .. (minutes < '6' and ' ou ' .. start .. minutes .. '0' or '')
		return typing.refused('duration_one_digit', text, choice)
	end
	return of_the_hour(text, sign, hours, minutes)
end

--- `1:30:00` as a watch writes it; with seconds, the nearest minute is offered.
--- @return Reading
local function with_seconds(text, sign, hours, minutes, seconds)
	local reading = hours_and_minutes(text, sign, hours, minutes)
	if reading.error or seconds == '00' then
		return reading
	elseif tonumber(seconds) >= 60 then
		return typing.refused('duration_unreadable', text, EXAMPLE)
	end
	local whole = tonumber(hours) * HOUR + tonumber(minutes) * MINUTE
	local up = tonumber(seconds) >= 30 and MINUTE or 0
	return typing.refused('duration_seconds', text, as_typed(sign, whole + up))
end

--- `18:25 min` is hours and minutes or minutes and seconds: both are offered.
--- @return Reading
local function hours_or_minutes(text, first, second)
	if #second ~= 2 or tonumber(second) >= 60 or tonumber(first) * HOUR >= MOST then
		return typing.refused('duration_unreadable', text, EXAMPLE)
	end
	local minutes = (tonumber(first) + (tonumber(second) >= 30 and 1 or 0)) * MINUTE
	local hours = string.format('%dh%s', tonumber(first), second)
	return typing.refused('duration_colon_minutes', text, hours .. ' ou ' .. as_typed('', minutes))
end

--- @return Reading
local function only_hours(text, sign, digits, bare)
	local reading, minutes = number(text, sign, digits, 60)
	if not bare or reading.error or minutes <= 24 * HOUR then
		return reading
	end
	local typed = (sign == '-' and '−' or '') .. typing.french(minutes / 60)
	reading.warning, reading.found = 'duration_hours_or_minutes', text
	reading.suggestion = typed .. '\194\160h pour des heures, ' .. typed .. '\194\160min pour des minutes'
	return reading
end

--- @param digits string
--- @return boolean
local function few_decimals(digits)
	local whole, decimals = typing.parts(digits)
	return whole ~= nil and #decimals <= MOST_DECIMALS
end

--- @param typed string
--- @return boolean
local function in_days(typed)
	for word in mw.ustring.gmatch(typed, '[a-zà-ÿ]+') do
		if IN_DAYS[word] then
			return true
		end
	end
	return false
end

--- `1h30`, `1:30`, `1 h 5 min`; nil for anything else.
--- @return Reading|nil
local function two_numbers(text, sign, typed)
	local hours, word, minutes = typed:match('^(%d+) ?(%l+) ?(%d+)$')
	if not hours then
		hours, minutes = typed:match('^(%d+):(%d+)$')
	end
	if hours and (not word or HOURS[word]) then
		return hours_and_minutes(text, sign, hours, minutes)
	end
	local last
	hours, minutes, last = typed:match('^(%d+):(%d+):(%d%d)$')
	if hours then
		return with_seconds(text, sign, hours, minutes, last)
	end
	hours, minutes, last = typed:match('^(%d+):(%d+) ?(%l+)$')
	if hours and MINUTES[last] then
		return hours_or_minutes(text, hours, minutes)
	end
	local unit
	hours, word, minutes, unit = typed:match('^(%d+) ?(%l+) ?([%d.,]+) ?(%l+)$')
	if hours and HOURS[word] and (MINUTES[unit] or unit == 'm') and few_decimals(minutes) then
		return of_the_hour(text, sign, hours, minutes)
	end
end

--- `90 min`, `1,5 h`, `1,5`; nil for anything else.
--- @return Reading|nil
local function one_number(text, sign, typed)
	local digits, word = typed:match('^([%d.,]+) ?(%l*)$')
	if not digits or not typing.parts(digits) then
		return nil
	elseif MINUTES[word] then
		return number(text, sign, digits, 1)
	elseif HOURS[word] or word == '' then
		return only_hours(text, sign, digits, word == '')
	end
end

--- What is typed without a turn of phrase; nil for anything else.
--- @return Reading|nil
local function plain(text, squeezed)
	local sign, typed = squeezed:match('^(%-?) ?(.*)$')
	return two_numbers(text, sign, typed) or one_number(text, sign, typed)
end

--- What to type for a plainer text; nil where that isn't read either.
--- @param squeezed string
--- @return string|nil
local function hint(squeezed)
	local reading = plain('', phrases.plainer(squeezed, 'durations'))
	if not reading or not reading.value then
		return nil
	elseif reading.warning then
		return reading.suggestion
	end
	local minutes = tonumber(reading.value)
	if minutes == math.floor(minutes) then
		return as_typed(minutes < 0 and '-' or '', math.abs(minutes) * MINUTE)
	end
end

--- Minutes, exactly. A bare number is hours; over 24 it warns.
--- @param text string
--- @return Reading value decimal minutes
function p.read(text)
	local squeezed = typing.squeezed(text)
	local reading = plain(text, squeezed)
	if reading and not PHRASED[reading.error] then
		return reading
	elseif in_days(squeezed) then
		return typing.refused('duration_in_days', text, hint(squeezed) or '7h')
	end
	return typing.refused('duration_unreadable', text, hint(squeezed) or EXAMPLE)
end

return p
