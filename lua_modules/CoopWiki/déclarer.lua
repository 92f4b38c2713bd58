require('strict')

--- Where « Déclarer une contribution » leads: to the form of the MediaWiki extension where the wiki has
--- it, else to the page of the year with an empty record at its end.
local p = {}

local FORM = 'Fiche/Contribution'
--- A message only the extension brings: no parser function is needed to ask for it.
local KNOWN_BY = 'coopwiki-fiche'
local IMPORT_KNOWN_BY = 'coopwiki-import'

--- Whether this wiki has the extension's form.
--- @return boolean
function p.has_form()
	return mw.message.new(KNOWN_BY):exists()
end

--- The form's address, some of its fields filled in.
--- @param query table<string, string|number>
--- @return string
local function form(query)
	return mw.title.makeTitle('Special', FORM):fullUrl(query)
end

--- The address of another record's form; nil where this wiki has none.
--- @param template string
--- @param query table<string, string|number>
--- @return string|nil
function p.of(template, query)
	return p.has_form() and mw.title.makeTitle('Special', 'Fiche/' .. template):fullUrl(query) or nil
end

--- `{{#invoke:CoopWiki/déclarer|address|CIRCLE|ADDRESS WITHOUT THE FORM}}`
--- @param frame table
--- @return string
function p.address(frame)
	local circle = mw.text.trim(frame.args[1] or '')
	if not p.has_form() then
		return frame.args[2]
	end
	return form(circle ~= '' and { cercle = circle } or {})
end

--- Where rows of a spreadsheet are pasted; nil where this wiki has no such page.
--- @return string|nil
local function importing()
	return mw.message.new(IMPORT_KNOWN_BY):exists() and mw.title.makeTitle('Special', 'Importer'):fullUrl() or nil
end

--- Other ways into the form, nothing without it: `{{#invoke:CoopWiki/déclarer|further}}`.
--- @return string
function p.further()
	if not p.has_form() then
		return ''
	end
	local again = '[' .. form({ reprendre = 1 }) .. ' Reprendre ma dernière contribution]'
	local meeting = '[' .. form({ lignes = 6 }) .. ' Noter une réunion, une ligne par personne]'
	local sheet = importing() and ' · [' .. importing() .. ' Importer des lignes d’un tableur]' or ''
	return '<div class="plainlinks" style="margin:.25em 0 1em">' .. again .. ' · ' .. meeting .. sheet .. '</div>'
end

--- An item of the page « Écrire »: `{{#invoke:CoopWiki/déclarer|sheet}}`; nothing where this wiki has no such page.
--- @return string
function p.sheet()
	local address = importing()
	return address and '* <span class="plainlinks">[' .. address .. ' Importer une feuille de calcul]</span> : les lignes '
		.. 'd’une année, montrées telles qu’elles sont comprises avant d’être enregistrées' or ''
end

return p
