require('strict')

--- `{{Simulateur|barème=…|marge=45 000|payé=1000}}`: what a margin pays by a scale, step by step, and the form that asks.
local published = require('Module:CoopWiki/publié')
local euros = require('Module:CoopWiki/euros')
local numbers = require('Module:CoopWiki/nombres')
local names = require('Module:CoopWiki/noms')
local faults = require('Module:CoopWiki/fiche/erreurs')
local bloc = require('Module:CoopWiki/bloc')
local words = require('Module:CoopWiki/réponse')

local p = {}

local NBSP = '\194\160'
local NONE = 'Aucun barème n’est encore publié par les robots.'

--- @param text string
--- @return number|nil cents, string|nil what is wrong with it
local function read(text)
	local reading = euros.read(text)
	if reading.error then
		local finding = { code = reading.error, found = reading.found, suggestion = reading.suggestion }
		return nil, faults.sentence(mw.loadJsonData('Module:CoopWiki/messages.json'), finding)
	end
	return tonumber((reading.value:gsub('%.', '')))
end

--- The first spelling of each name there is a scale of, in order.
--- @param scales table[]
--- @return string[]
local function names_of(scales)
	local found, seen = {}, {}
	for _, scale in ipairs(scales) do
		local key = names.key(scale.nom)
		if not seen[key] then
			seen[key] = true
			found[#found + 1] = scale.nom
		end
	end
	return found
end

--- The last scale of a name: the one in force when the robots passed. Accents and case are needed where two names
--- differ by them alone.
--- @param scales table[]
--- @param name string
--- @return table|nil
local function running(scales, name)
	local exact, near
	for _, scale in ipairs(scales) do
		if names.key(scale.nom) == names.key(name) then
			exact = scale
		elseif names.loose(scale.nom) == names.loose(name) then
			near = scale
		end
	end
	return exact or near
end

--- @param scales table[]
--- @param name string '' for the only one there is
--- @return table|nil scale, string|nil why there is none
local function meant(scales, name)
	local all = names_of(scales)
	if not all[1] then
		return nil, NONE
	end
	if name == '' and all[2] then
		return nil, 'Il y a plusieurs barèmes : écrire par exemple barème=' .. all[1] .. '.'
	end
	local scale = running(scales, name == '' and all[1] or name)
	return scale, not scale and 'Aucun barème « ' .. name .. ' » : écrire par exemple barème=' .. all[1] .. '.' or nil
end

--- @param sentences string[]
--- @return string
local function shown(sentences)
	local found = {}
	for i, sentence in ipairs(sentences) do
		found[i] = bloc.element('div', 'cw-phrase', bloc.plain(sentence))
	end
	return bloc.element('div', 'cw-reponse', table.concat(found), 'margin:.5em 0')
end

--- @param scale table
--- @param args table
--- @return string
local function answer(scale, args)
	local margin, wrong = read(args.marge)
	local paid
	if args['payé'] ~= '' and not wrong then
		paid, wrong = read(args['payé'])
	end
	if not wrong and paid and paid < 0 then
		wrong = 'Ce qui est déjà versé ne peut pas être négatif' .. NBSP .. ': écrire par exemple payé=1000.'
	end
	return shown(wrong and { wrong } or words.sentences(scale, margin, paid))
end

--- The place of a scale's name among those there are; it stands in the title that the form leads to.
local function place(scales, scale)
	for i, name in ipairs(names_of(scales)) do
		if names.key(name) == names.key(scale.nom) then
			return i
		end
	end
end

--- A box that leads to a page of its own, which shows the answer above its edit box: nothing has to be saved.
--- Where the wiki has no InputBox, what to write to get the answer at preview.
--- @param frame table
--- @param template string the title of the template
--- @param number number the place of the scale
--- @param name string the scale's
--- @return string
local function form(frame, template, number, name)
	local asked = table.concat({
		'', 'type=create', 'width=20', 'placeholder=45 000 €', 'buttonlabel=Calculer ce que verse cette marge',
		'break=no', 'prefix=' .. template .. '/' .. number .. '/', 'editintro=' .. template .. '/Réponse', '',
	}, '\n')
	local there, box = pcall(frame.extensionTag, frame, 'inputbox', asked)
	return there and box or 'Pour calculer ce que verse une marge, écrire '
		.. bloc.plain('{{' .. template:gsub('^[^:]*:', '') .. '|barème=' .. name .. '|marge=45 000}}') .. ' et prévisualiser.'
end

--- @param scale table
--- @param template string
--- @param inside string
--- @return string
local function block(scale, template, inside)
	local told_of = ' data-bareme="' .. mw.text.nowiki(scale.nom) .. '" data-modele="' .. mw.text.nowiki(template) .. '"'
	return '<div class="coopwiki-simulateur"' .. told_of .. '>' .. inside .. '</div>'
end

--- The arguments without blanks around them.
--- @param given table
--- @return table<string, string>
local function trimmed(given)
	local found = { marge = '', ['barème'] = '', ['payé'] = '', seule = '' }
	for name, value in pairs(given) do
		found[name] = mw.text.trim(value)
	end
	return found
end

--- @return table[]
local function scales()
	return published.part(published.read('barèmes') or {}, 'barèmes')
end

--- @param frame table
--- @param args table
--- @return string
local function simulator(frame, args)
	local all = scales()
	local scale, why = meant(all, mw.text.decode(args['barème']))
	if not scale then
		return shown({ why })
	end
	local said = args.marge ~= '' and answer(scale, args) or ''
	if args.seule == 'oui' then
		return said
	end
	local template = frame:getParent():getTitle()
	return block(scale, template, said .. form(frame, template, place(all, scale), scale.nom))
end

--- The answer alone is asked for by `seule=oui`.
--- @param frame table
--- @return string
function p.main(frame)
	return published.shown(simulator, frame, trimmed(frame:getParent().args))
end

--- The answer to what a title says: `Modèle:Simulateur/1/45 000`, a page that is not there.
--- @return string
local function titled()
	local number, margin = mw.title.getCurrentTitle().text:match('/(%d+)/(.*)$')
	local all = scales()
	local name = names_of(all)[tonumber(number)]
	local scale = name and running(all, name)
	if not scale then
		return shown({ NONE })
	end
	return shown({ 'Barème « ' .. scale.nom .. ' », à partir du ' .. numbers.day(scale.du) .. ', ' .. scale.mode .. '.' })
		.. answer(scale, trimmed({ marge = margin }))
end

--- @return string
function p.titled()
	return published.shown(titled)
end

return p
