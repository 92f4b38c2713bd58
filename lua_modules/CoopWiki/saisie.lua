require('strict')

--- What all values share before they are read: coopwiki.core.typed, in Lua.
--- A Lua pattern knows no alternatives and counts bytes: a list of patterns stands for one class.
local p = {}

--- What reading a text gives.
--- @class Reading
--- @field value string|string[]|nil in its canonical form; nil with an error
--- @field error string|nil code
--- @field warning string|nil code
--- @field found string|nil what was typed, with a code
--- @field suggestion string|nil what to type instead, with a code

local LONGEST = 80
local MILLION = 1000000
local ASCII_BLANK = '[\t\n\v\f\r ]'
local BLANKS = {
	'\194[\133\160]', '\225\154\128', '\226\128[\128-\138\168\169\175]', '\226\129\159', '\227\128\128',
}
local INVISIBLE = {
	'\194\173', '\226\128[\139\142\143\170-\174]', '\226\129[\160\166-\169]', '\239\187\191',
}
local DASHES = { '\226\128[\144-\147]', '\226\136\146' }

--- @param text string
--- @return boolean
function p.ascii(text)
	return not text:find('[\128-\255]')
end

--- @param text string
--- @param class string[] patterns
--- @param by string
--- @return string
local function replaced(text, class, by)
	for _, pattern in ipairs(class) do
		text = text:gsub(pattern, by)
	end
	return text
end

--- The text without what nobody sees.
--- @param text string
--- @return string
function p.visible(text)
	return replaced(text, INVISIBLE, '')
end

--- The text with every kind of blank as a plain one, but not shorter than it was.
--- @param text string
--- @return string
local function plain_blanks(text)
	return p.ascii(text) and text or replaced(text, BLANKS, ' ')
end

--- Every run of blanks as one space, none at the ends.
--- @param text string
--- @return string
function p.one_line(text)
	local line = plain_blanks(text):gsub(ASCII_BLANK .. '+', ' '):gsub('^ ', ''):gsub(' $', '')
	return line
end

--- How many of the first bytes are blanks, or one of `others`.
--- @param text string
--- @param others string the inside of a class
--- @return number
local function leading(text, others)
	local class, last = '^[\t\n\v\f\r ' .. others .. ']+', 0
	while true do
		local _, stop = text:find(class, last + 1)
		for _, pattern in ipairs(BLANKS) do
			stop = stop or select(2, text:find('^' .. pattern, last + 1))
		end
		if not stop then
			return last
		end
		last = stop
	end
end

--- The last byte that isn't part of a blank at the end.
--- @param text string
--- @return number
local function trailing(text)
	local last = #text
	while last > 0 do
		local size = 0
		for width = 1, math.min(3, last) do
			local piece = text:sub(last - width + 1, last)
			size = #plain_blanks(piece) == 1 and plain_blanks(piece):find(ASCII_BLANK) and width or size
		end
		if size == 0 then
			break
		end
		last = last - size
	end
	return last
end

--- The text without blanks around it, and without `others` at its beginning.
--- @param text string
--- @param others string|nil the inside of a class
--- @return string
function p.trimmed(text, others)
	text = text:sub(1, trailing(text))
	return text:sub(leading(text, others or '') + 1)
end

--- @param point number
--- @return boolean
local function shows(point)
	return point == 9 or point == 10 or point == 13 or point >= 32 and point < 0xD800
		or point >= 0xE000 and point <= 0x10FFFF
end

--- The character an entity stands for, among those MediaWiki decodes; nil for any other.
--- @param inside string
--- @return string|nil
local function decoded(inside)
	local number, hexadecimal = inside:match('^#(%d+)$'), inside:match('^#[xX](%x+)$')
	local point = number and #number <= 7 and tonumber(number)
		or hexadecimal and #hexadecimal <= 6 and tonumber(hexadecimal, 16)
	if point then
		return shows(point) and mw.ustring.char(point) or nil
	end
	return mw.loadJsonData('Module:CoopWiki/entités.json')[inside]
end

--- The text as it is seen, on one line: entities decoded, NFC, nothing invisible.
--- @param text string
--- @return string
function p.tidy(text)
	if text:find('&', 1, true) then
		text = text:gsub('&(#?[0-9A-Za-z]+);', decoded)
	end
	if not p.ascii(text) then
		text = mw.ustring.toNFC(p.visible(text))
	end
	return p.one_line(text)
end

--- Whether nothing is to be seen: a text of `&nbsp;` is as empty as none.
--- @param text string
--- @return boolean
function p.blank(text)
	return p.tidy(text) == ''
end

--- Tidy, in lower case with a plain minus sign; '' for a text longer than any date or amount.
--- @param text string
--- @return string
function p.squeezed(text)
	local typed = p.tidy(text)
	if #typed > LONGEST and mw.ustring.len(typed) > LONGEST then
		return ''
	end
	typed = replaced(typed, DASHES, '-')
	return p.ascii(typed) and typed:lower() or mw.ustring.lower(typed)
end

--- Whole part and decimals of digits with `,` or `.` between them; nil for anything else.
--- @param digits string
--- @return string|nil, string|nil
function p.parts(digits)
	local whole, decimals = digits:match('^(%d+)[.,](%d+)$')
	return whole or digits:match('^%d+$'), decimals or ''
end

--- A number as a count of millionths; decimals past the sixth are cut off.
--- @param whole string
--- @param decimals string
--- @return number
function p.millionths(whole, decimals)
	return tonumber(whole) * MILLION + tonumber((decimals .. '000000'):sub(1, 6))
end

--- A count of millionths without superfluous zeros: `90`, `19.8`, `-5`.
--- @param millionths number
--- @return string
function p.plain(millionths)
	local sign, count = millionths < 0 and '-' or '', math.abs(millionths)
	local decimals = string.format('%06d', count % MILLION):gsub('0+$', '')
	local whole = string.format('%.0f', math.floor(count / MILLION))
	return sign .. whole .. (decimals ~= '' and '.' .. decimals or '')
end

--- The same with a decimal comma and a real minus sign.
--- @param millionths number
--- @return string
function p.french(millionths)
	local text = p.plain(millionths):gsub('%.', ','):gsub('%-', '−')
	return text
end

--- @param code string
--- @param found string
--- @param suggestion string
--- @return Reading
function p.refused(code, found, suggestion)
	return { error = code, found = found, suggestion = suggestion }
end

return p
