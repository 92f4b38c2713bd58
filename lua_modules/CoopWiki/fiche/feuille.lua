require('strict')

--- A record that is a sheet: its name, what it is in a sentence, then field by field.
local bloc = require('Module:CoopWiki/bloc')
local value = require('Module:CoopWiki/fiche/valeur')

local p = {}

local SHEET = 'border:1px solid var(--border-color-base,#a2a9b1);border-radius:4px;'
	.. 'margin:.5em 0;padding:.75em 1em;max-width:44em'
local NAME = 'font-size:1.25em;font-weight:bold'
local KIND = 'float:right;font-size:.8125em;color:var(--color-subtle,#54595d)'
local FIELDS = 'display:grid;grid-template-columns:max-content 1fr;gap:.25em 1.25em;margin:.75em 0 0'
local TERM, VALUE = 'font-weight:bold;margin:0', 'margin:0;min-width:0'

--- The field a sheet begins with: its first text.
--- @param schema table
--- @return string|nil
local function lead(schema)
	for _, field in ipairs(schema.fields) do
		if field.kind == 'text' then
			return field.name
		end
	end
	return nil
end

--- @param text string
--- @return string
local function capital(text)
	return mw.language.getContentLanguage():ucfirst(text)
end

--- A row of the sheet.
--- @param term string
--- @param shown string wikitext
--- @return string
function p.row(term, shown)
	return '<dt style="' .. TERM .. '">' .. term .. '</dt><dd style="' .. VALUE .. '">' .. shown .. '</dd>'
end

--- @param schema table
--- @param cells table<string, Cell>
--- @param apart table<string, boolean> fields shown above
--- @param more string rows below
--- @return string
local function rows(schema, cells, apart, more)
	local found = {}
	for _, field in ipairs(schema.fields) do
		local cell = cells[field.name]
		if cell and not apart[field.name] then
			found[#found + 1] = p.row(capital(field.name), value.shown(field, cell))
		end
	end
	local whole = table.concat(found) .. more
	return whole ~= '' and bloc.element('dl', 'cw-champs', whole, FIELDS) or ''
end

--- @param schema table
--- @param cells table<string, Cell>
--- @param extra string|nil further wikitext below
--- @param more string|nil further rows
--- @param phrase string|nil the field shown below the name, where it isn't the first text
--- @return View
function p.build(schema, cells, extra, more, phrase)
	local first, opening = schema.fields[1], phrase or lead(schema)
	local shown = {}
	for _, field in ipairs(schema.fields) do
		shown[field.name] = cells[field.name] and value.shown(field, cells[field.name])
	end
	local apart = { [first.name] = true, [opening or first.name] = true }
	local content = table.concat({
		bloc.element('span', 'cw-sorte', schema.template, KIND),
		bloc.element('div', 'cw-nom', shown[first.name] or '…', NAME),
		opening and shown[opening] and bloc.element('div', 'cw-phrase', shown[opening]) or '',
		rows(schema, cells, apart, more or ''),
		extra or '',
	})
	return { class = 'cw-feuille', style = SHEET, content = content }
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	return p.build(schema, cells)
end

return p
