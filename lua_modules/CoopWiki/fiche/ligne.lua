require('strict')

--- A record that is a line among others: when, what, the rest, how much.
local numbers = require('Module:CoopWiki/nombres')
local bloc = require('Module:CoopWiki/bloc')
local value = require('Module:CoopWiki/fiche/valeur')

local p = {}

local TIMES = { day = true, month = true, year = true }
local LINE = 'display:flex;flex-wrap:wrap;gap:0 1em;padding:.35em .5em;border-bottom:1px solid #8884'
local WHEN, BODY, SUM = 'flex:0 0 8.5em', 'flex:1 1 15em;min-width:0', 'margin-left:auto;text-align:right'
local REST = 'font-size:.875em;color:var(--color-subtle,#54595d)'

--- @class Parts
--- @field when string[]
--- @field title string[] what it is
--- @field core string[] what stands for a title where there is none
--- @field rest string[]
--- @field sum string[]
--- @field below string|nil what stands below, in full size

--- The name of a field before its value, where the value doesn't say by itself what it is.
--- @param field table
--- @param shown string
--- @return string
local function named(field, shown)
	return (field.shown == 'bare' or field.shown == 'title') and shown or field.name .. ' ' .. shown
end

--- @param field table
--- @param groups string[][] fields of which one is needed
--- @return boolean
local function needed(field, groups)
	for _, group in ipairs(groups) do
		for _, name in ipairs(group) do
			if name == field.name then
				return true
			end
		end
	end
	return field.required
end

--- @param field table
--- @param groups string[][]
--- @return string
local function place(field, groups)
	if field.shown == 'title' then
		return 'title'
	end
	if TIMES[field.kind] and (field.required or field.last) then
		return 'when'
	end
	if field.kind == 'about' or field.kind == 'cost' or (field.required and field.kind == 'euros') then
		return 'sum'
	end
	return (needed(field, groups) or field.shown == 'core') and 'core' or 'rest'
end

--- @param schema table
--- @param cells table<string, Cell>
--- @param skipped table<string, boolean> fields shown elsewhere
--- @return Parts
function p.parts(schema, cells, skipped)
	local parts = { when = {}, title = {}, core = {}, rest = {}, sum = {} }
	for _, field in ipairs(schema.fields) do
		local cell = cells[field.name]
		if cell and not skipped[field.name] then
			local where = place(field, schema.one_of)
			local shown = value.shown(field, cell, true)
			table.insert(parts[where], where == 'sum' and '<b>' .. shown .. '</b>' or named(field, shown))
		end
	end
	return parts
end

--- @param parts Parts
--- @return View
function p.build(parts)
	local title = parts.title[1] and parts.title or parts.core
	local rest = {}
	for _, part in ipairs(parts.title[1] and parts.core or {}) do
		rest[#rest + 1] = part
	end
	for _, part in ipairs(parts.rest) do
		rest[#rest + 1] = part
	end
	local body = bloc.element('div', 'cw-quoi', table.concat(title, ' · '))
		.. (rest[1] and bloc.element('div', 'cw-reste', table.concat(rest, ' · '), REST) or '')
		.. (parts.below or '')
	local when = parts.when[1] and bloc.element('div', 'cw-quand', table.concat(parts.when, '<br>– '), WHEN) or ''
	local content = when .. bloc.element('div', 'cw-corps', body, BODY)
	if parts.sum[1] then
		content = content .. bloc.element('div', 'cw-somme', table.concat(parts.sum, ' '), SUM)
	end
	return { class = 'cw-ligne', style = LINE, content = content }
end

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	local parts = p.parts(schema, cells, {})
	if schema.template ~= 'Contribution' then
		table.insert(parts[parts.title[1] and 'core' or 'rest'], 1, '<i>' .. schema.template .. '</i>')
	end
	return p.build(parts)
end

return p
