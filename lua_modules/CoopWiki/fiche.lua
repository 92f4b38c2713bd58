require('strict')

--- A record as members see it: checked as the robots will check it, shown as one block.
local lecture = require('Module:CoopWiki/fiche/lecture')
local erreurs = require('Module:CoopWiki/fiche/erreurs')

local p = {}

--- Record types with a look of their own; any other is shown by its layout.
local VIEWS = {
	Avis = 'Module:CoopWiki/fiche/avis',
	Cercle = 'Module:CoopWiki/fiche/cercle',
	Commun = 'Module:CoopWiki/fiche/registre',
	Contribution = 'Module:CoopWiki/fiche/contribution',
	Marque = 'Module:CoopWiki/fiche/registre',
	Profil = 'Module:CoopWiki/fiche/profil',
	['Décision'] = 'Module:CoopWiki/fiche/décision',
	Objection = 'Module:CoopWiki/fiche/avis',
	Proposition = 'Module:CoopWiki/fiche/proposition',
	Voix = 'Module:CoopWiki/fiche/voix',
	['Élection'] = 'Module:CoopWiki/fiche/élection',
}
local LAYOUTS = { line = 'Module:CoopWiki/fiche/ligne', sheet = 'Module:CoopWiki/fiche/feuille' }

--- What a look gives: the class, the style and the content of the block.
--- @class View
--- @field class string
--- @field style string
--- @field content string

--- @param schema table `Module:CoopWiki/schéma/….json`
--- @param args table a template's arguments
--- @return string wikitext: one div, no newline around it, so that VisualEditor opens the form on it
function p.block(schema, args)
	local reading = lecture.read(schema, args)
	local view = require(VIEWS[schema.template] or LAYOUTS[schema.layout]).view(schema, reading.cells)
	local is_wrong = lecture.is_wrong(reading)
	local class = 'coopwiki-fiche ' .. view.class .. (is_wrong and ' cw-a-corriger' or '')
	local content = view.content .. erreurs.view(reading.findings, is_wrong, schema.template)
	return '<div class="' .. class .. '" data-fiche="' .. schema.template .. '" style="' .. view.style .. '">'
		.. content .. '</div>'
end

--- `{{#invoke:CoopWiki/fiche|main|Contribution}}` in `Modèle:Contribution`.
--- @param frame table
--- @return string
function p.main(frame)
	local schema = mw.loadJsonData('Module:CoopWiki/schéma/' .. frame.args[1] .. '.json')
	return p.block(schema, frame:getParent().args)
end

return p
