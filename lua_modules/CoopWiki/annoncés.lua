require('strict')

--- What the robots will say of a record once it is saved, that is known before: a day to come, a rate above the rule.
--- Forms alone ask: a block says what the robots have said. As subjects/budgets/check_day.py and
--- subjects/contributions/check_rate.py say it, with their sentences.
local finding = require('Module:CoopWiki/fiche/constat')
local numbers = require('Module:CoopWiki/nombres')
local publie = require('Module:CoopWiki/publié')

local p = {}

--- What to type if the year is mistaken: `_corrected` of subjects/budgets/check_day.py.
--- @param name string of the field
--- @param iso string
--- @param now string
--- @return string
local function corrected(name, iso, now)
	local rest = iso:sub(5)
	if rest == '-02-29' then
		return 'si c’est une erreur, corriger la date'
	end
	local year = tonumber(now:sub(1, 4))
	if string.format('%04d', year) .. rest > now then
		year = year - 1
	end
	return 'si c’est une erreur, écrire par exemple ' .. name .. '=' .. string.format('%04d', year) .. rest
end

--- @param reading CallReading
--- @param schema table
--- @param now string today
local function days(reading, schema, now)
	for _, field in ipairs(schema.fields) do
		local cell = field.role and reading.cells[field.name]
		local day = cell and cell.value
		if type(day) == 'string' and day:find('^%d%d%d%d%-%d%d%-%d%d$') and day > now then
			if field.role == 'from' then
				finding.warning(reading, field.name, 'future_day', numbers.day(day), corrected(field.name, day, now))
			else
				finding.warning(reading, field.name, 'done_later', numbers.day(day),
					'corriger la date, ou la laisser vide d’ici là')
			end
		end
	end
end

--- The highest rate in force on a day; nil where no rule held yet.
--- @param day string|nil
--- @return string|nil
local function cap(day)
	local document = day and publie.read('noms')
	for _, rule in ipairs(document and publie.part(document, 'hourly_caps') or {}) do
		if rule.start <= day then
			return rule.value
		end
	end
	return nil
end

--- @param one string decimal
--- @param other string decimal
--- @return boolean
local function above(one, other)
	return not numbers.negative(one) and tonumber(one) > tonumber(other)
end

--- @param cells table<string, Cell>
--- @param name string
--- @return string|nil
local function read(cells, name)
	return cells[name] and cells[name].value
end

--- @param reading CallReading
local function rates(reading)
	local cells = reading.cells
	local most, rate, sum, time = cap(read(cells, 'date')), read(cells, 'taux'), read(cells, 'montant'), read(cells, 'durée')
	if not most then
		return
	end
	if rate and above(rate, most) then
		finding.warning(reading, 'taux', 'rate_above_rule', numbers.euros(rate) .. '/h', numbers.euros(most) .. '/h')
	end
	local limit = sum and time and numbers.worked(time, most)
	if limit and above(sum, limit) then
		finding.warning(reading, 'montant', 'lump_sum_above_rule', numbers.euros(sum), numbers.euros(limit) .. ' au plus')
	end
end

--- Notes beside what was read what will be said of it.
--- @param reading CallReading
--- @param schema table
--- @param today string where the cooperative is
function p.note(reading, schema, today)
	days(reading, schema, today)
	if schema.template == 'Contribution' then
		rates(reading)
	end
end

return p
