require('strict')

--- The arguments of one call → what could be read of them, and what is wrong, as the robots' reader
--- (coopwiki.reading.record_reader) says it. A parameter typed twice under one name reaches Lua once: that
--- mistake is the robots' to report.
local values = require('Module:CoopWiki/valeurs')
local names = require('Module:CoopWiki/noms')
local bloc = require('Module:CoopWiki/bloc')
local finding = require('Module:CoopWiki/fiche/constat')
local ensemble = require('Module:CoopWiki/fiche/ensemble')
local typing = require('Module:CoopWiki/saisie')

local p = {}

local UNITS = { '', ' jours?', ' mois', ' ans?', ' heures?' }

--- Whether what stands in a field says that a name or a day is still to come: `is_not_yet` of
--- coopwiki.core.not_yet.
--- @param kind string
--- @param value string
--- @return boolean
local function is_awaited(kind, value)
	local document = mw.loadJsonData('Module:CoopWiki/attendus.json')
	if value == '' or not (kind and document.kinds[kind]) then
		return false
	end
	local typed = names.loose(value)
	local word = typed:gsub('–', '-'):gsub('—', '-'):gsub('…', '.')
	word = word:gsub('^[%s.%-_?!()%[%]/]+', ''):gsub('[%s.%-_?!()%[%]/]+$', '')
	if word == '' or document.words[typed] or document.words[word] then
		return true
	end
	for _, unit in ipairs(UNITS) do
		if word:find('^xx+' .. unit .. '$') then
			return true
		end
	end
	return false
end

--- @class Cell
--- @field typed string trimmed
--- @field wikitext string the same, to be shown; where it differs `<nowiki>` is already read
--- @field value any what `valeurs` read; nil with an error

--- @class CallReading
--- @field cells table<string, Cell> by field name
--- @field findings Finding[]

--- @param schema table
--- @return string
local function all_fields(schema)
	local found = {}
	for _, field in ipairs(schema.fields) do
		found[#found + 1] = field.name
	end
	return table.concat(found, ', ')
end

--- @param schema table
--- @return string
local function first_text(schema)
	for _, field in ipairs(schema.fields) do
		if field.kind == 'text' then
			return field.name
		end
	end
	return schema.fields[1].name
end

--- @param reading CallReading
--- @param schema table
--- @param name string as typed
--- @param value string trimmed
local function unknown(reading, schema, name, value)
	if name:find('^%d+$') then
		local suggestion = finding.typed_as(first_text(schema), names.shortened(value, 30))
		return finding.error(reading, name, 'unnamed_value', value, suggestion)
	end
	local near = names.nearest(name, schema.near, 0.6)
	finding.error(reading, name, 'unknown_field', name, near or all_fields(schema))
end

--- The typed names, values and wikitexts of each field, the field's own name first.
--- @param reading CallReading
--- @param schema table
--- @param args table
--- @return table<string, string[][]>
local function sorted(reading, schema, args)
	local given, strangers, kinds = {}, {}, {}
	for _, one in ipairs(schema.fields) do
		kinds[one.name] = one.none_is_empty and 'name' or one.kind
	end
	for raw, value in pairs(args) do
		local name = tostring(raw)
		local field = schema.names[name] or schema.names[names.key(name)]
		value = typing.blank(value) and '' or typing.trimmed(value)
		if field and is_awaited(kinds[field], value) then
			value = ''
		end
		local typed = { name == field and '' or name, bloc.as_typed(value), value }
		if field then
			given[field] = given[field] or {}
			table.insert(given[field], typed)
		elseif value ~= '' then
			table.insert(strangers, typed)
		end
	end
	local function by_name(one, other)
		return one[1] < other[1]
	end
	table.sort(strangers, by_name)
	for _, stranger in ipairs(strangers) do
		unknown(reading, schema, stranger[1], stranger[2])
	end
	for _, typed in pairs(given) do
		table.sort(typed, by_name)
	end
	return given
end

--- One field under several names: different values are an error, equal ones a warning.
--- @param reading CallReading
--- @param field table
--- @param typed string[][]
--- @return boolean whether there is one value
local function once(reading, field, typed)
	local first, fine = typed[1][2], true
	for i = 2, #typed do
		local again = typed[i][2]
		if again ~= first then
			local kept = names.shortened(first ~= '' and first or again, 30)
			finding.error(reading, field.name, 'doubled_field', field.name, finding.typed_as(field.name, kept))
			fine = false
		elseif first ~= '' then
			finding.warning(reading, field.name, 'repeated_field', field.name, finding.typed_as(field.name, first))
		end
	end
	return fine
end

--- The first of the values that isn't empty.
--- @param typed string[][]
--- @return Cell|nil
local function given_cell(typed)
	for _, given in ipairs(typed) do
		if given[2] ~= '' then
			return { typed = given[2], wikitext = given[3] }
		end
	end
	return nil
end

--- @param reading CallReading
--- @param field table
--- @param typed string[][]
local function read_field(reading, field, typed)
	local cell = given_cell(typed)
	reading.cells[field.name] = cell
	if typed[1][2] ~= '' then
		local found = values.read(field, cell.typed)
		cell.value = found.value
		if found.error then
			finding.error(reading, field.name, found.error, found.found, found.suggestion)
		elseif found.warning then
			finding.warning(reading, field.name, found.warning, found.found, found.suggestion)
		end
	end
	if not once(reading, field, typed) and cell then
		cell.value = nil
	end
end

--- @param schema table `Module:CoopWiki/schéma/….json`
--- @param args table a template's arguments
--- @return CallReading
function p.read(schema, args)
	local reading = { cells = {}, findings = {} }
	local given = sorted(reading, schema, args)
	for _, field in ipairs(schema.fields) do
		if given[field.name] then
			read_field(reading, field, given[field.name])
		end
	end
	ensemble.complete(reading, schema)
	return reading
end

--- Whether there is an error: the robots leave such a record out.
--- @param reading CallReading
--- @return boolean
function p.is_wrong(reading)
	for _, found in ipairs(reading.findings) do
		if found.severity == 'error' then
			return true
		end
	end
	return false
end

return p
