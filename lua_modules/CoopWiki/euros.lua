require('strict')

--- Euros as people type them: coopwiki.core.euros, in Lua. Inside, amounts are whole cents.
local typing = require('Module:CoopWiki/saisie')
local numbers = require('Module:CoopWiki/nombres')
local phrases = require('Module:CoopWiki/tournures')

local p = {}

local MOST = 100000000000
local EXAMPLE, ABOUT_EXAMPLE = '12,50\194\160€', 'environ 300\194\160€'
local UNITS = { '€', 'euros', 'euro', 'eur' }

--- @param cents number
--- @return string `-12.50`
local function text_of(cents)
	local count = math.abs(cents)
	return (cents < 0 and '-' or '') .. string.format('%d.%02d', math.floor(count / 100), count % 100)
end

--- @param cents number
--- @return string `−12,50 €`
local function written(cents)
	return numbers.euros(text_of(cents))
end

--- @param sign string
--- @param cents number
--- @return number
local function signed(sign, cents)
	return sign == '-' and cents > 0 and -cents or cents
end

--- The text without the unit at its end, and whether there was one.
--- @param typed string
--- @return string, boolean
function p.without_unit(typed)
	for _, unit in ipairs(UNITS) do
		if typed:sub(-#unit) == unit then
			return (typed:sub(1, -#unit - 1):gsub(' $', '')), true
		end
	end
	return typed, false
end

--- Digits in groups of three or none, joined; nil for anything else.
--- @param typed string
--- @return string|nil
function p.joined(typed)
	local groups = typed:match('^%d%d?%d?( [%d ]+)$')
	if typed:find('^%d+$') or groups and groups:gsub(' %d%d%d', '') == '' then
		return (typed:gsub(' ', ''))
	end
end

--- Whole part and decimals of a number without unit; nil for anything else.
--- @param typed string
--- @return string|nil, string|nil
local function parts(typed)
	local whole, decimals = typed:match('^([%d ]+)[.,](%d+)$')
	return p.joined(whole or typed), decimals or ''
end

--- @param whole string digits
--- @param decimals string digits
--- @return number|nil cents, the third decimal rounding half up; nil for too large an amount
local function cents_of(whole, decimals)
	local euros = tonumber(whole)
	if euros * 100 > MOST or euros * 100 == MOST and decimals:find('[1-9]') then
		return nil
	end
	local cents = euros * 100 + tonumber((decimals .. '00'):sub(1, 2))
	return cents + (decimals:find('^%d%d[5-9]') and 1 or 0)
end

--- Rounded, and without its separator where it may have been one of thousands.
--- @return string
local function at_the_cent(sign, whole, decimals, cents)
	local rounded = written(signed(sign, cents))
	if #decimals ~= 3 or not whole:find('^[1-9]%d?%d?$') then
		return rounded
	end
	local thousands = written(signed(sign, tonumber(whole .. decimals) * 100))
	return rounded .. ', ou ' .. thousands .. ' si ce sont des milliers'
end

--- @return Reading
local function amount(text, sign, whole, decimals)
	local cents = cents_of(whole, decimals)
	if not cents then
		return typing.refused('euros_too_large', text, EXAMPLE)
	elseif #decimals > 2 then
		return typing.refused('euros_decimals', text, at_the_cent(sign, whole, decimals, cents))
	end
	return { value = text_of(signed(sign, cents)) }
end

--- `12€50`; nil for anything else.
--- @return string|nil, string|nil
local function unit_inside(typed)
	for _, unit in ipairs(UNITS) do
		local whole, decimals = typed:match('^(%d[%d ]-) ?' .. unit .. ' ?(%d%d)$')
		if whole and p.joined(whole) then
			return p.joined(whole), decimals
		end
	end
end

--- What an amount with points and commas for thousands is suggested to be; nil for anything else.
--- @return string|nil
local function mixed(sign, typed)
	local head, tail = typed:match('^(%d%d?%d?)([., ][%d., ]*)$')
	if not head then
		return nil
	end
	local groups, decimals = tail:match('^(.+)[.,](%d%d?)$')
	groups = groups or tail
	if groups:gsub('[., ]%d%d%d', '') ~= '' then
		return nil
	end
	local cents = cents_of(head .. groups:gsub('[., ]', ''), decimals or '')
	return cents and written(signed(sign, cents)) or EXAMPLE
end

--- What is typed without a turn of phrase.
--- @return Reading
local function plain(text, squeezed)
	local sign, typed = squeezed:match('^(%-?) ?(.*)$')
	local bare = p.without_unit(typed)
	local whole, decimals = parts(bare)
	if not whole then
		whole, decimals = unit_inside(typed)
	end
	if whole then
		return amount(text, sign, whole, decimals)
	end
	local suggestion = mixed(sign, bare)
	if suggestion then
		return typing.refused('euros_separators', text, suggestion)
	end
	return typing.refused('euros_unreadable', text, EXAMPLE)
end

--- Whole part and decimals of one end of a range; nil for anything else.
--- @return string|nil, string|nil
local function precise(typed)
	local whole, decimals = parts(typed)
	if whole and #decimals <= 2 then
		return whole, decimals
	end
end

--- The two ends of a range, cents or false where one is too large, and whether each has its unit.
--- @param typed string
--- @return number|false|nil, number|false|nil, boolean|nil
local function ends(typed)
	local between = typed:find('^entre ') ~= nil
	typed = typed:gsub(between and '^entre ' or '^de ', '')
	for _, word in ipairs(between and { 'et' } or { 'à', 'a', '-' }) do
		local start, stop = typed:find(word, 1, true)
		if start then
			local first, each = p.without_unit((typed:sub(1, start - 1):gsub(' $', '')))
			local last = p.without_unit((typed:sub(stop + 1):gsub('^ ', '')))
			local low, cents = precise(first)
			local high, more = precise(last)
			if low and high then
				return cents_of(low, cents) or false, cents_of(high, more) or false, each
			end
		end
	end
end

--- What to type in place of a text with turns of phrase, or of a span; nil where nobody knows.
--- @param squeezed string
--- @return string|nil
local function hint(squeezed)
	local meant = plain('', phrases.plainer(squeezed, 'euros')).value
	if meant then
		return numbers.euros(meant)
	end
	local low, high = ends(squeezed)
	return low and high and low < high and written(low) .. ' ou ' .. written(high) or nil
end

--- Euros to the cent: `12,50 €`, `12.50`, `12€50`, `1 200,00 €`, `1200 euros`, `−45 €`.
--- @param text string
--- @return Reading value `12.50`
function p.read(text)
	local squeezed = typing.squeezed(text)
	local reading = plain(text, squeezed)
	if reading.error == 'euros_unreadable' then
		return typing.refused('euros_unreadable', text, hint(squeezed) or EXAMPLE)
	end
	return reading
end

--- @param cents number
--- @return string `5 000 €`
local function short(cents)
	return (written(cents):gsub(',00', ''))
end

--- @return Reading
local function range(text, low, high, each)
	if not low or not high then
		return typing.refused('euros_too_large', text, ABOUT_EXAMPLE)
	elseif low > high then
		return typing.refused('about_reversed', text, short(high) .. ' à ' .. short(low))
	elseif low > 0 and low * 1000 <= high and not each then
		local thousands = short(low * 1000) .. ' à ' .. short(high)
		local choice = thousands .. ', ou ' .. short(low) .. ' à ' .. short(high)
		return typing.refused('about_ambiguous', text, choice)
	elseif low == high then
		return { value = '~' .. text_of(low) }
	end
	return { value = text_of(low) .. '..' .. text_of(high) }
end

--- What follows `environ` or one of its like; nil where none of them stands there.
--- @return string|nil
local function roughly(typed)
	for _, word in ipairs({ '~', '≈', 'env.', 'env ', 'environ ' }) do
		if typed:sub(1, #word) == word then
			local rest = typed:sub(#word + 1):gsub('^ ', '')
			return rest ~= '' and rest or nil
		end
	end
end

--- An approximate amount: `~ 300 €`, `environ 300 €`, `5000 à 8000 €`, `300 €`.
--- @param text string
--- @return Reading value `300.00`, `~300.00`, `5000.00..8000.00`
function p.about(text)
	local typed = typing.squeezed(text)
	local low, high, each = ends(typed)
	if low ~= nil then
		return range(text, low, high, each)
	end
	local rest = roughly(typed)
	local reading = p.read(rest or typed)
	if reading.error and reading.error ~= 'euros_unreadable' then
		return typing.refused(reading.error, text, reading.suggestion)
	elseif reading.error then
		local told = reading.suggestion
		local unknown = told == EXAMPLE or told:sub(1, 3) == '−'
		local vague = typed:find('~', 1, true) or typed:find('≈', 1, true) or typed:find('env', 1, true)
		return typing.refused('about_unreadable', text, unknown and ABOUT_EXAMPLE or (vague and 'environ ' or '') .. told)
	elseif reading.value:sub(1, 1) == '-' then
		return typing.refused('about_unreadable', text, ABOUT_EXAMPLE)
	end
	return { value = (rest and '~' or '') .. reading.value }
end

return p
