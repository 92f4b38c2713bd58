require('strict')

--- What comes back, as it is written in French: coopwiki.core.recurrence, in Lua.
local typing = require('Module:CoopWiki/saisie')
local names = require('Module:CoopWiki/noms')

local p = {}

local FORMS = 'lundi, deux semaines, un lundi sur deux, 1er mardi du mois, dernier jeudi du mois, 15 du mois, mois'
	.. ' ou année'
local MOST = 99
local WEEKDAYS = { 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche' }
local WORKDAYS = 'lundi mardi mercredi jeudi vendredi'
local NUMBERS = {
	un = 1, une = 1, deux = 2, trois = 3, quatre = 4, cinq = 5, six = 6, sept = 7, huit = 8, neuf = 9,
	dix = 10, douze = 12, quinze = 15, vingt = 20, trente = 30,
}
local ORDINALS = {
	premier = 1, premiere = 1, second = 2, deuxieme = 2, troisieme = 3, quatrieme = 4, cinquieme = 5,
	dernier = -1, derniere = -1, avantdernier = -2,
}
local UNITS = {
	jour = { 'j', 1 }, quotidien = { 'j', 1 }, semaine = { 's', 1 }, hebdomadaire = { 's', 1 }, hebdo = { 's', 1 },
	quinzaine = { 's', 2 }, mois = { 'm', 1 }, mensuel = { 'm', 1 }, bimestriel = { 'm', 2 }, trimestre = { 'm', 3 },
	trimestriel = { 'm', 3 }, semestre = { 'm', 6 }, semestriel = { 'm', 6 }, an = { 'a', 1 }, annee = { 'a', 1 },
	annuel = { 'a', 1 },
}
local FILLERS = {
	le = true, la = true, les = true, l = true, tous = true, toutes = true, tout = true, toute = true,
	chaque = true, fois = true, par = true,
}
local SMALL = { et = 'E', sur = 'S', du = 'o', de = 'o', des = 'o', d = 'o', dans = 'o' }
local COUNTED = { [2] = 'deux', [3] = 'trois', [4] = 'quatre', [5] = 'cinq', [6] = 'six' }
local SINGULAR = { j = 'jour', s = 'semaine', m = 'mois', a = 'année' }
local PLURAL = { j = 'jours', s = 'semaines', m = 'mois', a = 'ans' }

for number, day in ipairs(WEEKDAYS) do
	WEEKDAYS[day] = number
end

--- @param word string
--- @param single string
--- @return string, number
local function number(word, single)
	if word:find('^%d+$') then
		return 'N', tonumber(word:sub(1, 4))
	elseif NUMBERS[word] then
		return 'N', NUMBERS[word]
	end
	local digits, ending = single:match('^(%d+)(%a+)$')
	local known = ending == 'er' or ending == 'ere' or ending == 'eme' or ending == 'e' or ending == 'nd'
		or ending == 'nde' or ending == 'd'
	local place = known and tonumber(digits:sub(1, 4))
	if place and place >= 1 and place <= 5 then
		return 'O', place
	end
	return ORDINALS[single] and 'O' or '?', ORDINALS[single] or 0
end

--- What sort of word it is: N a number, O an ordinal, D a day of the week, j s m a a unit, E `et`, S `sur`, o `du`.
--- @param word string
--- @return string, number
local function sorted(word)
	local single = word == 'mois' and word or (word:gsub('s$', ''))
	if WEEKDAYS[single] then
		return 'D', WEEKDAYS[single]
	end
	local unit = UNITS[single] or UNITS[single:gsub('le$', ''):gsub('l$', '') .. 'l'] or UNITS[(single:gsub('ne$', ''))]
	if unit then
		return unit[1], unit[2]
	elseif SMALL[word] then
		return SMALL[word], 0
	end
	return number(word, single)
end

--- @param text string
--- @return string, number[] the sorts as one word, and their values
local function words(text)
	local typed = names.loose(typing.squeezed(text)):gsub('avant[%- ]dernier', 'avantdernier')
	typed = typed:gsub('du lundi au vendredi', WORKDAYS):gsub('lundi au vendredi', WORKDAYS)
	for _, said in ipairs({ 'jours? ouvres?', 'jours? ouvrables?', 'jours? de semaine' }) do
		typed = typed:gsub(said, WORKDAYS)
	end
	typed = (' ' .. typed:gsub('%.+$', '')):gsub('( %d) (%a+)', function(digit, word)
		local ending = word == 'er' or word == 'ere' or word == 'e' or word == 'eme'
		return digit .. (ending and word or ' ' .. word)
	end)
	local shape, values = '', {}
	for word in typed:gsub("'", ' '):gsub('[,;]', ' et '):gmatch('%S+') do
		if not FILLERS[word] then
			local sort, value = sorted(word)
			shape, values[#values + 1] = shape .. sort, value
		end
	end
	return shape, values
end

--- How many units; nil for what is no step, or says nothing, as `deux semaines sur trois`.
--- @param shape string
--- @param values number[]
--- @param from number where its words begin
--- @param units string
--- @return number|nil
local function step(shape, values, from, units)
	local own = shape:sub(from)
	local first, unit, over = own:match('^(N?)([' .. units .. '])(S?N?)$')
	if not unit or over ~= '' and over ~= 'SN' then
		return nil
	end
	local count = first == 'N' and values[from] or 1
	if over == 'SN' then
		if first == 'N' and count ~= 1 then
			return nil
		end
		count = values[#values]
	end
	local every = count * values[from + (first == 'N' and 1 or 0)]
	return every >= 1 and every <= MOST and every or nil
end

--- The values of one sort, each once, in order, those counted from the end last.
--- @param shape string
--- @param values number[]
--- @param sort string the inside of a class
--- @param last number|nil
--- @return number[]
local function of(shape, values, sort, last)
	local found, seen = {}, {}
	for place, value in ipairs(values) do
		if place <= (last or #values) and shape:sub(place, place):find('[' .. sort .. ']') and not seen[value] then
			seen[value] = true
			found[#found + 1] = value
		end
	end
	table.sort(found, function(a, b)
		return (a < 0) == (b < 0) and a < b or a > 0 and b < 0
	end)
	return found
end

--- @param parts string[]
--- @return string `lundi, mercredi et vendredi`
local function listed(parts)
	local head = table.concat(parts, ', ', 1, #parts - 1)
	return head ~= '' and head .. ' et ' .. parts[#parts] or parts[1]
end

--- @param numbers number[]
--- @param write function
--- @return string
local function all(numbers, write)
	local parts = {}
	for place, value in ipairs(numbers) do
		parts[place] = write(value)
	end
	return listed(parts)
end

--- @param count number
--- @return string
local function counted(count)
	return COUNTED[count] or tostring(count)
end

--- @param every number
--- @return string
local function of_months(every)
	return every == 1 and 'du mois' or "d'un mois sur " .. counted(every)
end

--- @param day number
--- @return string
local function weekday(day)
	return WEEKDAYS[day]
end

--- @param place number
--- @return string
local function ordinal(place)
	return place == -1 and 'dernier' or place == -2 and 'avant-dernier' or place == 1 and '1er' or place .. 'e'
end

--- @param day number
--- @return string
local function day_of_month(day)
	return day == -1 and 'dernier jour' or day == 1 and '1er' or tostring(day)
end

--- @return string|nil
local function plain(shape, values)
	local from = shape:sub(1, 1) == 'o' and 2 or 1
	local every, unit = step(shape, values, from, 'jsma'), shape:match('[jsma]')
	if every and unit == 'j' and (every == 8 or every == 15) then
		every, unit = math.floor(every / 7), 's'
	end
	return every and (every == 1 and SINGULAR[unit] or counted(every) .. ' ' .. PLURAL[unit])
end

--- @return string|nil
local function of_week(every, shape, values)
	local days = of(shape, values, 'D')
	if not every or every < 1 or every > MOST then
		return nil
	elseif every == 1 then
		return all(days, weekday)
	end
	local said = all(days, weekday)
	return #days == 1 and 'un ' .. said .. ' sur ' .. counted(every) or said .. ', une semaine sur ' .. counted(every)
end

--- Whether these are days of the week with at most one `et` between two.
--- @param shape string
--- @return boolean
local function row_of_days(shape)
	return shape:find('^D[DE]*$') ~= nil and not shape:find('EE') and not shape:find('E$')
end

--- @return string|nil
local function weekly(shape, values)
	local one, days = shape:match('^(N?)(D[DE]*)SN$')
	if one and row_of_days(days) and (one == '' or values[1] == 1) then
		return of_week(values[#values], shape, values)
	elseif row_of_days(shape) then
		return of_week(1, shape, values)
	end
	local head, rest = shape:match('^(D[DE]*)(.+)$')
	if head and row_of_days((head:gsub('E$', ''))) then
		local skipped = rest:sub(1, 1) == 'o' and not head:find('E$') and 1 or 0
		return of_week(step(shape, values, #head + 1 + skipped, 's'), shape, values)
	end
	local start, tail = shape:match('^([NsS]+)[Eo]?(D[DE]*)$')
	local every = start and row_of_days(tail) and step(start, { unpack(values, 1, #start) }, 1, 's')
	return of_week(every, shape, values)
end

--- Whether these are places and days of the week: `OEOD`.
--- @param shape string
--- @return boolean
local function row_of_places(shape)
	local places, days = shape:match('^(O[OE]*)(D[DE]*)$')
	return places ~= nil and not places:find('OO') and not places:find('EE') and not places:find('E$')
		and row_of_days(days)
end

--- @return string|nil
local function placed(shape, values)
	local head, joint, rest = shape:match('^(O[OEDo]-D)([Eo]*)([NmS]*)$')
	local start, tail = shape:match('^([NmS]+)E?(O.*)$')
	local every
	if head and row_of_places(head) then
		every = (rest == '' and joint == '') and 1 or step(shape, values, #head + #joint + 1, 'm')
	elseif start and row_of_places(tail) then
		every = step(start, { unpack(values, 1, #start) }, 1, 'm')
	end
	return every and all(of(shape, values, 'O'), ordinal) .. ' ' .. all(of(shape, values, 'D'), weekday)
		.. ' ' .. of_months(every)
end

--- @return string|nil
local function on_days(shape, values)
	local head = shape:match('^([NO][NOE]*j?)o')
	local bare = head and head:gsub('j$', '')
	if not head or bare:find('[NO][NO]') or bare:find('EE') or bare:find('E$') then
		return nil
	end
	local every, days = step(shape, values, #head + 2, 'm'), of(shape, values, 'NO', #head)
	for _, day in ipairs(days) do
		every = day ~= 0 and day >= -1 and day <= 31 and every or nil
	end
	return every and all(days, day_of_month) .. ' ' .. of_months(every)
end

--- What comes back: `lundi`, `deux semaines`, `1er mardi du mois`.
--- @param text string
--- @return Reading value as a member may write it
function p.read(text)
	local shape, values = words(text)
	local found = plain(shape, values) or weekly(shape, values) or placed(shape, values) or on_days(shape, values)
	if found then
		return { value = found }
	end
	return typing.refused('recurrence_unreadable', text, FORMS)
end

return p
