require('strict')

--- `{{Noter|Entretien|Entretiens 2026|fait|qui=Ana Martin|nature=contact}}`: a link that opens a record to write,
--- filled in. With the extension it is the form; without it the page, for editing, with the record at its end.
local bloc = require('Module:CoopWiki/bloc')
local declare = require('Module:CoopWiki/déclarer')

local p = {}

local PRELOAD = 'Modèle:Noter/fiche'

--- The named arguments, as they read.
--- @param args table
--- @return table<string, string>
local function fields(args)
	local found = {}
	for name, value in pairs(args) do
		if type(name) == 'string' then
			found[name] = mw.text.decode(mw.text.trim(value))
		end
	end
	return found
end

--- The record as it is typed: what is given, and the names of what must be there.
--- @param template string
--- @param written string what the template is called on this wiki
--- @param given table<string, string>
--- @return string
local function call(template, written, given)
	local schema = mw.loadJsonData('Module:CoopWiki/schéma/' .. template .. '.json')
	local parts = {}
	for _, field in ipairs(schema.fields) do
		if given[field.name] or field.required then
			parts[#parts + 1] = '\n|' .. field.name .. '=' .. mw.text.encode(given[field.name] or '', '|{}%[%]<>')
		end
	end
	return '{{' .. written .. table.concat(parts) .. '\n}}'
end

--- The page for editing, with a section of its own for the record.
--- @param page table
--- @param text string
--- @return string
local function editing(page, text)
	return page:fullUrl({
		action = 'edit', section = 'new', nosummary = 1, preload = PRELOAD, ['preloadparams[]'] = text,
	})
end

--- A link by its address, without the arrow of a link that leads away.
--- @param address string
--- @param words string
--- @return string
local function external(address, words)
	return '<span class="plainlinks">[' .. address .. ' ' .. bloc.plain(words) .. ']</span>'
end

--- @param frame table
--- @return string
function p.main(frame)
	local args = frame:getParent().args
	local template = mw.text.decode(mw.text.trim(args[1] or ''))
	local page = mw.title.new(mw.text.decode(mw.text.trim(args[2] or ''))) or mw.title.getCurrentTitle()
	local words, given = mw.text.decode(mw.text.trim(args[3] or '')), fields(args)
	local written = mw.text.trim(args[4] or '')
	local query = { page = page.prefixedText }
	for name, value in pairs(given) do
		query[name] = value
	end
	local address = declare.of(template, query)
		or editing(page, call(template, written ~= '' and mw.text.decode(written) or template, given))
	return external(address, words)
end

--- `{{Corriger|PAGE|RANK|REVISION|corriger}}`: the form on that very record; the page for editing without the extension.
--- @param frame table
--- @return string
function p.change(frame)
	local args = frame:getParent().args
	local page = mw.title.new(mw.text.decode(mw.text.trim(args[1] or '')))
	local rank, revision = tonumber(args[2]), tonumber(args[3])
	local words = mw.text.decode(mw.text.trim(args[4] or ''))
	if not page then
		return bloc.plain(words)
	end
	local form = declare.has_form() and rank and rank > 0
	local address = form and mw.title.makeTitle('Special', 'Fiche'):fullUrl({
		page = page.prefixedText, n = rank, rev = revision,
	}) or page:fullUrl({ action = 'edit' })
	return external(address, words)
end

--- `{{#invoke:CoopWiki/noter|open|Dépense|[[Modèle:Dépense|Annoncer un achat]]}}`: the record's form under the words
--- of the link, the link itself on a wiki without the extension.
--- @param frame table
--- @return string
function p.open(frame)
	local template, link = mw.text.trim(frame.args[1] or ''), mw.text.trim(frame.args[2] or '')
	local address = declare.of(mw.text.decode(template), {})
	local words = link:match('|([^|%]]*)%]%]$')
	return address and words and external(address, mw.text.decode(words)) or link
end

return p
