require('strict')

--- What one call's fields must have together: those that are required, one of several, one beside
--- another, a sign beside another (coopwiki.schema.record, Record).
local values = require('Module:CoopWiki/valeurs')
local finding = require('Module:CoopWiki/fiche/constat')

local p = {}

--- @param reading CallReading
--- @param schema table
--- @return table<string, string> examples by field
local function required(reading, schema)
	local examples = {}
	for _, field in ipairs(schema.fields) do
		examples[field.name] = field.example
		if field.required and not reading.cells[field.name] then
			local suggestion = finding.typed_as(field.name, field.example)
			finding.error(reading, field.name, 'missing_field', field.name, suggestion)
		end
	end
	return examples
end

--- @param reading CallReading
--- @param schema table
--- @param examples table<string, string>
local function one_of(reading, schema, examples)
	for _, group in ipairs(schema.one_of) do
		local words, any = {}, false
		for _, name in ipairs(group) do
			words[#words + 1] = name
			any = any or reading.cells[name] ~= nil
		end
		if not any then
			local suggestion = finding.typed_as(words[1], examples[words[1]])
			finding.error(reading, words[1], 'missing_field', table.concat(words, ' ou '), suggestion)
		end
	end
end

--- @param reading CallReading
--- @param schema table
local function needs(reading, schema)
	for _, pair in ipairs(schema.needs) do
		local cell = reading.cells[pair.field]
		if cell and not reading.cells[pair.needs] then
			finding.error(reading, pair.needs, pair.code, cell.typed, pair.example)
		end
	end
end

--- @param cell Cell|nil
--- @return boolean
local function negative(cell)
	return cell ~= nil and values.negative(cell.value)
end

--- @param reading CallReading
--- @param schema table
local function signs(reading, schema)
	for _, pair in ipairs(schema.negative_with) do
		local cell = reading.cells[pair.field]
		if negative(cell) and not negative(reading.cells[pair.needs]) then
			finding.error(reading, pair.field, pair.code, cell.typed, pair.example)
		end
	end
end

--- Notes what is missing from a reading, or doesn't go together.
--- @param reading CallReading
--- @param schema table
function p.complete(reading, schema)
	one_of(reading, schema, required(reading, schema))
	needs(reading, schema)
	signs(reading, schema)
end

return p
