require('strict')

--- What a scale asks of a margin, in sentences: coopwiki.subjects.levies.answer, in Lua.
local numbers = require('Module:CoopWiki/nombres')
local typing = require('Module:CoopWiki/saisie')
local tariff = require('Module:CoopWiki/tarif')

local p = {}

local NBSP = '\194\160'
local BROKEN = 'Ce barème a une erreur à corriger et ne dit rien en attendant.'

--- `3 000 €`, `2 700,09 €`: cents where there are some.
--- @param cents number
--- @return string
local function short(cents)
	local count = string.format('%03.0f', math.abs(cents))
	local text = numbers.euros((cents < 0 and '-' or '') .. count:sub(1, -3) .. '.' .. count:sub(-2))
	return (text:gsub(',00' .. NBSP, NBSP))
end

--- Why a scale says nothing of a margin.
--- @param scale table
--- @param margin number
--- @return string
local function silence(scale, margin)
	if not scale.tranches[1] then
		return BROKEN
	elseif margin < 0 then
		return 'Le barème ne dit rien d’une marge négative.'
	elseif margin < scale['dès'] then
		return 'Le barème ne dit rien en dessous de ' .. short(scale['dès']) .. '.'
	end
	return 'Le barème ne dit rien au-dessus de ' .. short(tariff.last_border(scale)) .. '.'
end

--- @param steps table[]
--- @return string `30 000 € à 10 % = 3 000 €, puis 15 000 € à 9 % = 1 350 €.`
local function told(steps)
	local found = {}
	for i, step in ipairs(steps) do
		found[i] = short(step.upper - step.lower) .. ' à ' .. typing.french(step.rate) .. NBSP .. '% = ' .. short(step.amount)
	end
	return table.concat(found, ', puis ') .. '.'
end

--- What the minimum or the cap changes.
--- @param found Levy
--- @return string[]
local function settling(found)
	if found.levy == found.plain then
		return {}
	end
	local all = #found.steps > 1 and 'En tout ' .. short(found.plain) .. '.' or nil
	local limit = found.levy > found.plain and 'C’est moins que le minimum, ' or 'C’est plus que le plafond de l’année, '
	local why = limit .. short(found.levy) .. ', qui l’emporte.'
	return all and { all, why } or { why }
end

--- @param hundredths number of a percent
--- @return string `9,67`, `9,5`, `9`
local function percent(hundredths)
	local digits = string.format('%03.0f', hundredths)
	local decimals = digits:sub(-2):gsub('0+$', '')
	return digits:sub(1, -3) .. (decimals ~= '' and ',' .. decimals or '')
end

--- @param levy number
--- @param paid number
--- @return string
local function left(levy, paid)
	local over = paid - levy
	return 'Déjà versé' .. NBSP .. ': ' .. short(paid) .. ', '
		.. (over > 0 and short(over) .. ' de trop' or 'reste ' .. short(-over)) .. '.'
end

--- The answer explained, a sentence each: `sentences` of coopwiki.subjects.levies.answer.
--- @param scale table
--- @param margin number cents
--- @param paid number|nil cents
--- @return string[]
function p.sentences(scale, margin, paid)
	local found = tariff.levy(scale, margin)
	if not found then
		return { silence(scale, margin) }
	end
	local said = { told(found.steps), unpack(settling(found)) }
	local rate = found.effective and ', soit ' .. percent(found.effective) .. NBSP .. '% de la marge' or ''
	said[#said + 1] = 'À verser pour ' .. short(margin) .. NBSP .. ': ' .. short(found.levy) .. rate .. '.'
	if paid then
		said[#said + 1] = left(found.levy, paid)
	end
	return said
end

return p
