require('strict')

--- What is wrong with one field of a call, noted as data.
local p = {}

--- @class Finding
--- @field severity string "error" or "warning"
--- @field field string
--- @field code string
--- @field found string
--- @field suggestion string

--- @param reading CallReading
local function note(reading, severity, field, code, found, suggestion)
	table.insert(reading.findings, {
		severity = severity, field = field, code = code, found = found, suggestion = suggestion or '',
	})
end

--- The robots leave a record with an error out.
--- @param reading CallReading
--- @param field string
--- @param code string
--- @param found string
--- @param suggestion string
function p.error(reading, field, code, found, suggestion)
	note(reading, 'error', field, code, found, suggestion)
end

--- A record with warnings alone counts.
--- @param reading CallReading
--- @param field string
--- @param code string
--- @param found string
--- @param suggestion string
function p.warning(reading, field, code, found, suggestion)
	note(reading, 'warning', field, code, found, suggestion)
end

--- `date=2026-03-12`.
--- @param field string
--- @param example string
--- @return string
function p.typed_as(field, example)
	return field .. '=' .. example
end

return p
