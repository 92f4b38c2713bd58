require('strict')

--- Money and time as decimal strings ("8350.50", "90", "19.8"): multiplied exactly, written in French.
--- Lua's numbers are floats; everything here goes through whole numbers below 2^53.
local p = {}

local BASE = 1000000
local NO_BREAK, MINUS = '\194\160', '\226\136\146'
local MONTHS = {
	'janvier', 'février', 'mars', 'avril', 'mai', 'juin',
	'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre',
}

--- Digits as limbs of six, the last six first.
--- @param digits string
--- @return number[]
local function limbs(digits)
	local found = {}
	for last = #digits, 1, -6 do
		found[#found + 1] = tonumber(digits:sub(math.max(1, last - 5), last))
	end
	return found
end

--- @param one number[]
--- @param other number[]
--- @return number[]
local function product(one, other)
	local found = {}
	for i = 1, #one + #other do
		found[i] = 0
	end
	for i, a in ipairs(one) do
		local carry = 0
		for j, b in ipairs(other) do
			local sum = found[i + j - 1] + a * b + carry
			carry = math.floor(sum / BASE)
			found[i + j - 1] = sum - carry * BASE
		end
		found[i + #other] = carry
	end
	return found
end

--- Adds a number below BASE^2 in place; the last limb must have room.
--- @param number number[]
--- @param carry number
--- @return number[]
local function plus(number, carry)
	for i, limb in ipairs(number) do
		local sum = limb + carry
		carry = math.floor(sum / BASE)
		number[i] = sum - carry * BASE
	end
	number[#number + 1] = carry
	return number
end

--- Whole part of number / (divisor × 10^6), as digits.
--- @param number number[]
--- @param divisor number below 1000
--- @return string
local function quotient(number, divisor)
	local digits, rest = {}, 0
	for i = #number, 2, -1 do
		local whole = rest * BASE + number[i]
		local part = math.floor(whole / divisor)
		rest = whole - part * divisor
		digits[#digits + 1] = string.format('%06d', part)
	end
	return (table.concat(digits):gsub('^0+', ''))
end

--- Digits without the point, with `places` decimals, and whether it is negative.
--- @param text string
--- @param places number
--- @return string, boolean
local function scaled(text, places)
	local sign, whole, decimals = text:match('^(%-?)(%d+)%.?(%d*)$')
	return whole .. decimals .. string.rep('0', places - #decimals), sign == '-'
end

--- Hours × rate, half up to the cent: `worked` of coopwiki.core.euros.
--- @param minutes string at most six decimals
--- @param rate string at most two decimals
--- @return string
function p.worked(minutes, rate)
	local time, back = scaled(minutes, 6)
	local cents, under = scaled(rate, 2)
	local digits = quotient(plus(product(limbs(time), limbs(cents)), 30 * BASE), 60)
	digits = string.rep('0', 3 - #digits) .. digits
	local sign = back ~= under and digits:find('[1-9]') and '-' or ''
	return sign .. digits:sub(1, -3) .. '.' .. digits:sub(-2)
end

--- What numbers of at most so many decimals add up to, exactly while it stays below 2^53.
--- @param texts string[]
--- @param places number
--- @return string
function p.added(texts, places)
	local sum = 0
	for _, text in ipairs(texts) do
		local digits, negative = scaled(text, places)
		sum = sum + (negative and -1 or 1) * tonumber(digits)
	end
	local digits = string.format('%0' .. places + 1 .. '.0f', math.abs(sum))
	return (sum < 0 and '-' or '') .. digits:sub(1, -places - 1) .. '.' .. digits:sub(-places)
end

--- @param text string
--- @return boolean
function p.negative(text)
	return text:sub(1, 1) == '-' and text:find('[1-9]') ~= nil
end

--- Whether there is anything but zeros.
--- @param text string
--- @return boolean
function p.zero(text)
	return not text:find('[1-9]')
end

--- `1 234,50 €`: `write_euros` of coopwiki.core.euros.
--- @param text string
--- @return string
function p.euros(text)
	local cents, negative = scaled(text, 2)
	cents = string.rep('0', 3 - #cents) .. cents
	local whole = cents:sub(1, -3):gsub('^0+(%d)', '%1'):reverse()
	whole = whole:gsub('(%d%d%d)', '%1 '):reverse():gsub('^ ', ''):gsub(' ', NO_BREAK)
	return (negative and MINUS or '') .. whole .. ',' .. cents:sub(-2) .. NO_BREAK .. '€'
end

--- `1 h 30`, `45 min`, `1 h 19,8 min`: `clock` of coopwiki.core.durations.
--- @param minutes string
--- @return string
function p.hours(minutes)
	local sign, whole, decimals = minutes:match('^(%-?)(%d+)%.?(%d-)0*$')
	sign = sign == '-' and MINUS or ''
	local hours, rest = math.floor(tonumber(whole) / 60), tonumber(whole) % 60
	local exact = decimals ~= '' and rest .. ',' .. decimals or rest
	if hours == 0 then
		return sign .. exact .. NO_BREAK .. 'min'
	end
	local left = rest > 0 and string.format(NO_BREAK .. '%02d', rest) or ''
	left = decimals ~= '' and NO_BREAK .. exact .. NO_BREAK .. 'min' or left
	return sign .. hours .. NO_BREAK .. 'h' .. left
end

--- `12 mars 2026`, `1er mars 2026`, from an ISO day.
--- @param iso string
--- @return string
function p.day(iso)
	local year, month, day = iso:match('^(%d%d%d%d)%-(%d%d)%-(%d%d)$')
	local first = day == '01' and '1er' or tostring(tonumber(day))
	return first .. NO_BREAK .. MONTHS[tonumber(month)] .. NO_BREAK .. year
end

--- `mars 2026`, from an ISO month.
--- @param iso string
--- @return string
function p.month(iso)
	local year, month = iso:match('^(%d%d%d%d)%-(%d%d)$')
	return MONTHS[tonumber(month)] .. ' ' .. year
end

return p
