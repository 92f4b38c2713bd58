require('strict')

--- Every kind of value, read as the robots read it: coopwiki.schema.kinds, in Lua.
--- tests/values.txt in the robots' source defines both.
local typing = require('Module:CoopWiki/saisie')
local names = require('Module:CoopWiki/noms')
local days = require('Module:CoopWiki/jours')
local years = require('Module:CoopWiki/années')
local recurrences = require('Module:CoopWiki/récurrences')
local counts = require('Module:CoopWiki/entiers')
local durations = require('Module:CoopWiki/durées')
local euros = require('Module:CoopWiki/euros')
local costs = require('Module:CoopWiki/coûts')
local rates = require('Module:CoopWiki/taux')
local lists = require('Module:CoopWiki/listes')
local designations = require('Module:CoopWiki/désignations')

local p = {}

--- @param reader function
--- @param example string
--- @return function
local function naming(reader, example)
	return function(text)
		return reader(text, example)
	end
end

local READERS = {
	day = days.day,
	days = days.days,
	recurrence = recurrences.read,
	month = days.month,
	year = years.read,
	count = counts.count,
	duration = durations.read,
	euros = euros.read,
	about = euros.about,
	cost = costs.read,
	rate = rates.rate,
	percent = rates.percent,
	percents = rates.percents,
	person = naming(designations.name, 'Ana Martin'),
	circle = naming(designations.name, 'Technique'),
	page = naming(designations.name, '[[Compte rendu]]'),
	name = naming(designations.name, 'Technique'),
	people = naming(designations.names, 'Ana Martin'),
	names = naming(designations.names, 'Technique'),
	text = function(text)
		return { value = text }
	end,
	texts = function(text)
		return { value = lists.items(text) }
	end,
}

p.items = lists.items
p.blank = typing.blank

--- `a, b ou c`.
--- @param words string[]
--- @return string
local function any(words)
	local last = words[#words]
	return words[2] and table.concat(words, ', ', 1, #words - 1) .. ' ou ' .. last or last
end

--- The word that a form stands for. MediaWiki's JSON makes numbers of keys such as `1`.
--- @param forms table
--- @param typed string
--- @return string|nil
local function meant(forms, typed)
	return forms[typed:find('^[1-9]%d?$') and tonumber(typed) or typed]
end

--- One of the words, whatever the case, accents, gender and inclusive marks, or what stands for one.
--- @param text string
--- @param field table `choices`, and the `forms` read as each; also as `mw.loadJsonData` gives it
--- @return Reading
local function choice(text, field)
	local typed = typing.tidy(text):gsub("''+", '')
	local found = meant(field.forms, names.loose(typed)) or meant(field.forms, names.ungendered(typed))
	if found then
		return { value = found }
	end
	local words = {}
	for _, word in ipairs(field.choices) do
		words[#words + 1] = word
	end
	return typing.refused('choice_unknown', text, names.typing_mistake(typed, words) or any(words))
end

--- A text as a value of a field's kind.
--- @param field table `kind`, and `choices` with `forms` where there are any: a row of `schéma/….json`
--- @param text string
--- @return Reading
function p.read(field, text)
	if field.choices then
		return choice(text, field)
	end
	return READERS[field.kind](text)
end

--- Whether a value is a number below zero.
--- @param value any
--- @return boolean
function p.negative(value)
	return type(value) == 'string' and value:find('^%-[%d.]+$') ~= nil
end

return p
