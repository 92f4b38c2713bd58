require('strict')

--- A contribution: its line ends with the time and what is asked for it, or « bénévole ».
local numbers = require('Module:CoopWiki/nombres')
local ligne = require('Module:CoopWiki/fiche/ligne')
local value = require('Module:CoopWiki/fiche/valeur')

local p = {}

local COUNTED = { ['durée'] = true, taux = true, montant = true }

--- @param text string
--- @return string
local function strong(text)
	return '<b>' .. text .. '</b>'
end

--- As the robots count: the lump sum if given, else hours × rate, else nothing asked.
--- @param time string|nil minutes
--- @param rate string|nil euros an hour
--- @param sum string|nil euros
--- @return string
local function asked(time, rate, sum)
	local hours = time and numbers.hours(time)
	if sum then
		return (hours and hours .. ' · ' or '') .. (numbers.zero(sum) and 'bénévole' or strong(numbers.euros(sum)))
	end
	if rate and not time then
		return numbers.euros(rate) .. '/h'
	end
	if not rate or numbers.zero(numbers.worked(time, rate)) then
		return (hours and hours .. ' · ' or '') .. 'bénévole'
	end
	local amount = strong(numbers.euros(numbers.worked(time, rate)))
	return hours .. ' × ' .. numbers.euros(rate) .. ' = ' .. amount
end

--- Fields as typed, where one of them can't be read.
--- @param schema table
--- @param cells table<string, Cell>
--- @return string|nil
local function unreadable(schema, cells)
	local shown, wrong = {}, false
	for _, field in ipairs(schema.fields) do
		local cell = COUNTED[field.name] and cells[field.name]
		if cell then
			shown[#shown + 1] = value.shown(field, cell)
			wrong = wrong or cell.value == nil
		end
	end
	return wrong and table.concat(shown, ' · ') or nil
end

--- @param cells table<string, Cell>
--- @param name string
--- @return string|nil
local function read(cells, name)
	return cells[name] and cells[name].value
end

--- `1 h 30 × 25,00 € = 37,50 €`: the time and what is asked for it; what can't be read as typed.
--- @param schema table
--- @param cells table<string, Cell>
--- @return string wikitext
function p.sum(schema, cells)
	return unreadable(schema, cells) or asked(read(cells, 'durée'), read(cells, 'taux'), read(cells, 'montant'))
end

--- What the line adds to a total, where all of it can be read.
--- @param cells table<string, Cell>
--- @return table minutes, amount: decimal strings
function p.counted(cells)
	local time, rate, sum = read(cells, 'durée'), read(cells, 'taux'), read(cells, 'montant')
	return { minutes = time or '0', amount = sum or time and rate and numbers.worked(time, rate) or '0' }
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local parts = ligne.parts(schema, cells, COUNTED)
	parts.sum = { p.sum(schema, cells) }
	return ligne.build(parts)
end

return p
