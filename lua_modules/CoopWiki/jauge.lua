require('strict')

--- `{{Jauge|Technique}}`: what a budget of the year has used, as the robots last computed it.
--- `{{Jauge|valeur=42|texte=…}}`: a plain gauge. Nothing is computed here, only written in French.
local names = require('Module:CoopWiki/noms')
local numbers = require('Module:CoopWiki/nombres')
local bloc = require('Module:CoopWiki/bloc')
local publie = require('Module:CoopWiki/publié')

local p = {}

local MOST_BYTES = 180
--- Characters of a figure somebody types: more than any that fits the bar.
local MOST_TYPED = 20
local FINE, CLOSE, OVER = '#14663b', '#b06a00', '#9f3526'
local TRACK = 'height:.6em;border-radius:.3em;overflow:hidden;'
	.. 'background:var(--border-color-muted,#dadde3);border:1px solid var(--border-color-base,#a2a9b1)'
local BOX, SMALL = 'margin:.5em 0;max-width:44em', 'font-size:.875em'
local ROW = 'display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1em'

--- @class Budget
--- @field year number
--- @field name string
--- @field available string
--- @field spent string
--- @field committed string
--- @field remaining string
--- @field used_percent number|nil
--- @field run_out string|nil
--- @field left_out number
--- @field page string
--- @field alerts string[]
--- @field alerts_since string[]|nil
--- @field committed_words string|nil

--- @param name string
--- @return string
local function cut(name)
	local digest = mw.hash.hashValue('sha256', name):sub(1, 12)
	local head = name:sub(1, MOST_BYTES - 20)
	while not mw.ustring.isutf8(head) do
		head = head:sub(1, -2)
	end
	return head:gsub('%s+$', '') .. ' (' .. digest .. ')'
end

--- The last part of a data page's title: `data_name` of coopwiki.publishing.title_parts.
--- @param name string
--- @return string
function p.data_name(name)
	local safe = names.key(name):gsub('%(([0-9A-F]+%))', '(28)%1')
	safe = safe:gsub('[%z\1-\31\127#<>%[%]{}|&%%/~\\]', function(found)
		return string.format('(%X)', found:byte())
	end)
	safe = safe:gsub('\239\191\189', '(FFFD)'):gsub('^%.(%.?)$', '(2E)%1')
	return #safe <= MOST_BYTES and safe or cut(safe)
end

--- The figures of a budget of that name; nil while the robots have computed none, or no longer do.
--- @param name string
--- @return Budget|nil
function p.budget(name)
	local data = publie.read('budgets/' .. p.data_name(name))
	return data and data.year and data or nil
end

--- @param percent number
--- @param colour string
--- @param label string what a screen reader says
--- @return string
local function bar(percent, colour, label)
	local width = math.max(0, math.min(100, percent))
	local fill = '<div style="height:100%;width:' .. width .. '%;background:' .. colour .. '"></div>'
	return '<div class="cw-barre" role="img" aria-label="' .. mw.text.encode(label) .. '" style="' .. TRACK
		.. '">' .. fill .. '</div>'
end

--- @param budget Budget
--- @return string
local function colour(budget)
	if (budget.used_percent or 100) >= 100 then
		return OVER
	end
	return budget.run_out and CLOSE or FINE
end

--- @param budget Budget
--- @return string
local function sentence(budget)
	local of = numbers.euros(budget.spent) .. ' sur ' .. numbers.euros(budget.available)
	local unknown = (budget.committed_unknown or 0) > 0
	local words = budget.committed_words and bloc.plain(budget.committed_words) or numbers.euros(budget.committed)
	local committed = numbers.zero(budget.committed) and not unknown and '' or ' · engagé ' .. words
	return 'Dépensé ' .. of .. committed .. ' · <b>reste ' .. numbers.euros(budget.remaining) .. '</b>'
end

--- What needs a look: the robots' sentences, or the day the budget runs out.
--- @param budget Budget
--- @return string
local function alerts(budget)
	local found = {}
	for i, alert in ipairs(budget.alerts or {}) do
		local since = budget.alerts_since and budget.alerts_since[i]
		local told = since and ' <small>(alerte du ' .. numbers.day(since) .. ')</small>' or ''
		found[#found + 1] = bloc.element('div', 'cw-alerte', '⚠ ' .. bloc.plain(alert) .. told)
	end
	if not found[1] and budget.run_out then
		local day = numbers.day(budget.run_out)
		found[1] = bloc.element('div', 'cw-alerte', '⚠ À ce rythme, épuisé le ' .. day .. '.')
	end
	return table.concat(found)
end

--- @param budget Budget
--- @return string
local function sources(budget)
	local left = budget.left_out or 0
	local words = left > 1 and left .. ' lignes à corriger ne comptent pas' or left == 1
		and '1 ligne à corriger ne compte pas' or ''
	local link = budget.page and '[[:' .. budget.page .. '|Toutes les lignes]]' or ''
	return link .. (link ~= '' and words ~= '' and ' · ' or '') .. words
end

--- @param budget Budget
--- @return string
local function used(budget)
	return budget.used_percent and budget.used_percent .. '\194\160% utilisés' or 'aucun montant disponible'
end

--- The gauge of one budget, inside its block.
--- @param budget Budget
--- @param named boolean whether to say whose it is
--- @return string
local function of_budget(budget, named)
	local title = 'Budget ' .. budget.year
	local label = title .. ' ' .. names.after_de(budget.name) .. budget.name .. ' : ' .. used(budget)
	title = named and bloc.plain(budget.name) .. ' · budget ' .. budget.year or title
	local head = '<b>' .. title .. '</b><span>' .. used(budget) .. '</span>'
	return table.concat({
		bloc.element('div', 'cw-jauge-titre', head, ROW),
		bar(budget.used_percent or 100, colour(budget), label),
		bloc.element('div', 'cw-jauge-somme', sentence(budget)),
		alerts(budget),
		bloc.element('div', 'cw-jauge-sources', sources(budget), SMALL),
	})
end

--- The gauge of a budget or circle, or a sentence while there is none.
--- @param name string
--- @param named boolean|nil whether to say whose it is
--- @return string
function p.of_name(name, named)
	local budget = p.budget(name)
	if budget then
		return bloc.element('div', 'coopwiki-jauge', publie.shown(of_budget, budget, named), BOX)
	end
	local whose = named and bloc.plain(name) .. ' : pas' or 'Pas'
	return bloc.element('div', 'coopwiki-jauge', whose .. ' encore de budget calculé.', BOX .. ';' .. SMALL)
end

--- A gauge of a figure somebody typed.
--- @param typed string
--- @param text string
--- @param warns boolean whether it is one to look at
--- @return string
local function plain(typed, text, warns)
	local percent = tonumber(typed:match('^%-?[%d.,]+%s*%%?$') and (typed:gsub('%s*%%$', ''):gsub(',', '.')) or '')
	if not percent or #typed > MOST_TYPED then
		return bloc.element('div', 'coopwiki-jauge', 'Jauge : écrire un nombre de 0 à 100, par exemple valeur=42.')
	end
	local shown = mw.text.trim((typed:gsub('%s*%%$', ''))) .. '\194\160%'
	local over = percent > 100 or warns and percent == 100
	local head = '<span>' .. bloc.flow(text) .. '</span><b>' .. shown .. '</b>'
	return bloc.element('div', 'coopwiki-jauge', bloc.element('div', 'cw-jauge-titre', head, ROW)
		.. bar(percent, over and OVER or warns and CLOSE or FINE, shown), BOX)
end

--- @param frame table
--- @return string
function p.main(frame)
	local args = frame:getParent().args
	local value, name = mw.text.trim(args.valeur or ''), mw.text.trim(args[1] or args.nom or '')
	if value ~= '' then
		return plain(value, mw.text.trim(args.texte or ''), mw.text.trim(args.alerte or '') ~= '')
	end
	if name == '' then
		return bloc.element('div', 'coopwiki-jauge', 'Jauge : écrire le nom d’un cercle ou d’un budget.')
	end
	return p.of_name(name, true)
end

return p
