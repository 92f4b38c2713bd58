require('strict')

--- What the form of the extension CoopWiki shows beside its fields: what was understood, what is wrong.
local lecture = require('Module:CoopWiki/fiche/lecture')
local annonces = require('Module:CoopWiki/annoncés')
local erreurs = require('Module:CoopWiki/fiche/erreurs')
local inconnus = require('Module:CoopWiki/inconnus')
local numbers = require('Module:CoopWiki/nombres')
local value = require('Module:CoopWiki/fiche/valeur')

local p = {}

--- Kinds written otherwise than typed: those worth saying.
local SAID = { day = true, month = true, duration = true, euros = true, rate = true, percent = true }
--- Record types that end with a sum.
local SUMS = { Contribution = 'Module:CoopWiki/fiche/contribution' }

--- @param args table
--- @return table
local function named(args)
	local found = {}
	for name, text in pairs(args) do
		if name ~= 1 then
			found[name] = text
		end
	end
	return found
end

--- @param findings Finding[]
--- @return table[]
local function sentences(findings)
	local messages, found = mw.loadJsonData('Module:CoopWiki/messages.json'), {}
	for i, one in ipairs(findings) do
		local sentence = erreurs.sentence(messages, one)
		found[i] = { severity = one.severity, field = one.field, code = one.code, sentence = sentence }
	end
	return found
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return table<string, string>, table<string, any> what to say, canonical values
local function understood(schema, cells)
	local said, values = {}, {}
	for _, field in ipairs(schema.fields) do
		local cell = cells[field.name]
		if cell and cell.value ~= nil then
			values[field.name] = cell.value
			local meant = field.list and inconnus.meant(field.list, cell.value)
			said[field.name] = SAID[field.kind] and value.shown(field, cell) or meant and 'C’est ' .. meant .. '.' or nil
		end
	end
	return said, values
end

--- @param schema table
--- @param reading CallReading
--- @return string, table|nil plain text, '' where there is no sum to tell; what it adds to a total
local function sum(schema, reading)
	local view, cells = SUMS[schema.template], reading.cells
	if not view or lecture.is_wrong(reading) or not (cells['durée'] or cells.montant) then
		return '', nil
	end
	return (require(view).sum(schema, cells):gsub('<[^>]*>', '')), require(view).counted(cells)
end

--- Names that aren't known are told beside their field; such a record counts.
--- @param schema table
--- @param cells table<string, Cell>
--- @param findings table[] to be added to
local function doubtful_names(schema, cells, findings)
	for _, field in ipairs(schema.fields) do
		local cell = field.list and cells[field.name]
		local said = cell and cell.value and inconnus.doubt(field.list, cell.value)
		if said then
			table.insert(findings, { severity = 'warning', field = field.name, code = 'not_listed', sentence = said })
		end
	end
end

--- What can be said of one record.
--- @param schema table `Module:CoopWiki/schéma/….json`
--- @param args table a template's arguments
--- @param today string|nil where the cooperative is, `2026-03-12`; the wiki's own day if nobody says
--- @return table
function p.verdict(schema, args, today)
	local reading = lecture.read(schema, args)
	annonces.note(reading, schema, today or mw.getContentLanguage():formatDate('Y-m-d', nil, true))
	local said, values = understood(schema, reading.cells)
	local findings = sentences(reading.findings)
	doubtful_names(schema, reading.cells, findings)
	local words, counted = sum(schema, reading)
	return { findings = findings, said = said, values = values, sum = words, counted = counted }
end

--- `{{#invoke:CoopWiki/formulaire|json|Contribution 2026-03-12|date=…}}`: JSON, percent-encoded so that wikitext
--- changes nothing of it. The day is today; it may be left out.
--- @param frame table
--- @return string
function p.json(frame)
	local template, today = frame.args[1]:match('^(.*) (%d%d%d%d%-%d%d%-%d%d)$')
	local schema = mw.loadJsonData('Module:CoopWiki/schéma/' .. (template or frame.args[1]) .. '.json')
	return mw.uri.encode(mw.text.jsonEncode(p.verdict(schema, named(frame.args), today)), 'PATH')
end

--- `{{#invoke:CoopWiki/formulaire|total|90 60|37.50 0}}`: `2 h 30, 37,50 €`, of several lines together.
--- @param frame table
--- @return string
function p.total(frame)
	local minutes = numbers.added(mw.text.split(frame.args[1], ' '), 6)
	local amount = numbers.added(mw.text.split(frame.args[2], ' '), 2)
	local asked = numbers.zero(amount) and 'bénévole' or numbers.euros(amount)
	return numbers.zero(minutes) and asked or numbers.hours(minutes) .. ', ' .. asked
end

return p
