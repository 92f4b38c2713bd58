require('strict')

--- Names brought together, compared and shortened: coopwiki.core.names, in Lua.
local typing = require('Module:CoopWiki/saisie')

local p = {}

local LONGEST = 80
local JOINTS = { '\226\128[\140\141]', '\239\184[\128-\143]' }
local DASHES = { '\226\128[\144-\147]', '\226\136\146' }
local DOTS = { '\226\139\133', '\226\128\167' }
local NEGATIONS = {
	non = true, pas = true, sans = true, ni = true, ne = true, n = true, aucun = true, aucune = true,
	jamais = true, plus = true, contre = true,
}
local LIGATURES = { ['œ'] = 'oe', ['æ'] = 'ae', ['ß'] = 'ss', ['ς'] = 'σ' }

--- @param name string
--- @return string
local function composed(name)
	name = typing.visible(name)
	for _, joint in ipairs(JOINTS) do
		name = name:gsub(joint, '')
	end
	name = mw.ustring.toNFKC(name):gsub('’', "'")
	for _, dot in ipairs(DOTS) do
		name = name:gsub(dot, '·')
	end
	for _, dash in ipairs(DASHES) do
		name = name:gsub(dash, '-')
	end
	return name
end

--- The name with its first letter in upper case, as MediaWiki does (`ß` stays).
--- @param name string
--- @return string
function p.first_upper(name)
	if not name:find('^[\194-\244]') then
		return (name:gsub('^[a-z]', string.upper))
	end
	local first = mw.ustring.sub(name, 1, 1)
	local upper = mw.ustring.upper(first)
	return mw.ustring.len(upper) == 1 and upper .. name:sub(#first + 1) or name
end

--- The form under which two names are the same one.
--- @param name string
--- @return string
function p.key(name)
	if not typing.ascii(name) then
		name = composed(name)
	end
	return p.first_upper(typing.one_line((name:gsub('_', ' '))))
end

--- A word without accents, case, inclusive dots or ligatures.
--- @param word string
--- @return string
function p.loose(word)
	word = p.key(word)
	if typing.ascii(word) then
		return word:lower()
	end
	local bare = mw.ustring.toNFKD(word):gsub('\204[\128-\191]', ''):gsub('\205[\128-\175]', ''):gsub('·', '')
	bare = mw.ustring.lower(bare)
	for ligature, letters in pairs(LIGATURES) do
		bare = bare:gsub(ligature, letters)
	end
	return bare
end

--- What stands before a name after *de*, which loses its *e* before a vowel: coopwiki.core.elision.of.
--- @param name string
--- @return string `de ` or `d’`
function p.after_de(name)
	local plain = p.loose(mw.ustring.sub(name, 1, 3))
	local elides = plain:find('^[aeiou]') or plain:find('^y[b-df-hj-np-tv-z]')
	return elides and 'd’' or 'de '
end

--- The form that two orders of the same words share.
--- @param name string
--- @return string
function p.any_order(name)
	local words = {}
	for word in p.loose(name):gmatch('[^ ,]+') do
		words[#words + 1] = word
	end
	table.sort(words)
	return table.concat(words, ' ')
end

--- The form that masculine, feminine and inclusive forms share: `ungendered` of coopwiki.core.misspelt.
--- @param text string
--- @return string
function p.ungendered(text)
	local bare, words = mw.ustring.toNFKD(p.key(text)):gsub('[%.()/%-]', ''):gsub('·', ''), {}
	for word in bare:gmatch('[^ ]+') do
		words[#words + 1] = word:gsub('[sS]$', ''):gsub('[eE]$', '')
	end
	return p.loose(table.concat(words, ' '))
end

--- @param word string
--- @return string[]
local function characters(word)
	local found = {}
	for character in mw.ustring.gmatch(word, '.') do
		found[#found + 1] = character
	end
	return found
end

--- The longest run that a[from1..to1] and b[from2..to2] share, the earliest in both.
--- @return number, number, number start in a, start in b, length
local function longest(a, from1, to1, b, from2, to2)
	local best1, best2, size, before = from1, from2, 0, {}
	for i = from1, to1 do
		local now = {}
		for j = from2, to2 do
			if a[i] == b[j] then
				local length = (before[j - 1] or 0) + 1
				now[j] = length
				if length > size then
					best1, best2, size = i - length + 1, j - length + 1, length
				end
			end
		end
		before = now
	end
	return best1, best2, size
end

--- How many characters two words share in order: the M of Python's SequenceMatcher.ratio.
--- @return number
local function shared(a, from1, to1, b, from2, to2)
	if from1 > to1 or from2 > to2 then
		return 0
	end
	local at1, at2, size = longest(a, from1, to1, b, from2, to2)
	if size == 0 then
		return 0
	end
	return size + shared(a, from1, at1 - 1, b, from2, at2 - 1)
		+ shared(a, at1 + size, to1, b, at2 + size, to2)
end

--- As much of two words as is the same, from 0 to 1; 0 where their lengths alone rule the cutoff out.
--- @return number
local function likeness(a, b, cutoff)
	local both = #a + #b
	if 2 * math.min(#a, #b) < cutoff * both then
		return 0
	end
	return 2 * shared(a, 1, #a, b, 1, #b) / both
end

--- What the known word most like this one stands for; nil where none is close.
--- @param word string
--- @param known table<string, string> loose word → what it stands for
--- @param cutoff number from 0 to 1
--- @return string|nil
function p.nearest(word, known, cutoff)
	local typed, best, score = characters(p.loose(word)), nil, 0
	if #typed > LONGEST then
		return nil
	end
	for candidate in pairs(known) do
		local alike = likeness(characters(candidate), typed, cutoff)
		if alike >= cutoff and (alike > score or alike == score and candidate > best) then
			best, score = candidate, alike
		end
	end
	return best and known[best]
end

--- Letters to be added, left out, changed or swapped with the next; 3 for more than 2.
--- @param one string[]
--- @param other string[]
--- @return number
local function letters_apart(one, other)
	if math.abs(#one - #other) > 2 then
		return 3
	end
	local before, above = {}, {}
	for j = 0, #other do
		above[j] = j
	end
	for i = 1, #one do
		local row = { [0] = i }
		for j = 1, #other do
			local changed = one[i] == other[j] and 0 or 1
			row[j] = math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + changed)
			if i > 1 and j > 1 and one[i] == other[j - 1] and one[i - 1] == other[j] then
				row[j] = math.min(row[j], before[j - 2] + 1)
			end
		end
		before, above = above, row
	end
	return math.min(above[#other], 3)
end

--- The negations in a loose word, in order.
--- @param word string
--- @return string
local function negations(word)
	local found, seen = {}, {}
	for piece in word:gmatch('%l+') do
		if NEGATIONS[piece] and not seen[piece] then
			found[#found + 1], seen[piece] = piece, true
		end
	end
	table.sort(found)
	return table.concat(found, ' ')
end

--- Whether a word of what is typed is one that somebody means.
--- @param typed string
--- @param word string
--- @return boolean
local function real(typed, word)
	local own, words = {}, mw.loadJsonData('Module:CoopWiki/mots.json')
	for piece in word:gmatch('%l+') do
		own[piece] = true
	end
	for piece in typed:gmatch('%l+') do
		if words[piece] and not own[piece] then
			return true
		end
	end
	return false
end

--- @return boolean whether so many letters may be a slip of the fingers
local function likely(typed, word, apart, length)
	local most = length <= 5 and 1 or 2
	local prefixed = #typed >= #word and typed:sub(#typed - #word + 1) == word
	return apart <= most and not prefixed and negations(typed) == negations(word) and not real(typed, word)
end

--- The one word that a slip of the fingers could have made this text: coopwiki.core.misspelt, in Lua.
--- @param text string
--- @param words string[]
--- @return string|nil
function p.typing_mistake(text, words)
	local typed, best, least, alone = p.loose(text), nil, nil, true
	local letters = characters(typed)
	if #letters > LONGEST then
		return nil
	end
	for _, word in ipairs(words) do
		local apart = letters_apart(letters, characters(p.loose(word)))
		if not least or apart < least then
			best, least, alone = word, apart, true
		elseif apart == least then
			alone = false
		end
	end
	local meant = p.loose(best)
	local length = math.min(#letters, #characters(meant))
	return alone and likely(typed, meant, least, length) and best or nil
end

--- One line of at most `most` characters, for a sentence that quotes what was typed.
--- @param text string
--- @param most number
--- @return string
function p.shortened(text, most)
	local line = typing.one_line(text)
	if #line <= most or mw.ustring.len(line) <= most then
		return line
	end
	return typing.trimmed(mw.ustring.sub(line, 1, most - 1)) .. '…'
end

return p
