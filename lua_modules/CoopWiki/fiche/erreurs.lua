require('strict')

--- What is wrong with a record, in the robots' own sentences, at the foot of its block.
local bloc = require('Module:CoopWiki/bloc')
local names = require('Module:CoopWiki/noms')

local p = {}

local CATEGORY = '[[Catégorie:Fiches à corriger]]'
local USER, PROJECT = 2, 4
local BOX = 'flex:1 0 100%;box-sizing:border-box;margin:.25em 0;padding:.25em .75em;border-left:4px solid '
local RED = BOX .. 'var(--border-color-error,#b32424);'
	.. 'background:var(--background-color-error-subtle,#fee7e6);color:var(--color-base,#202122)'
local AMBER = BOX .. 'var(--border-color-warning,#ab7f2a);'
	.. 'background:var(--background-color-warning-subtle,#fef6e7);color:var(--color-base,#202122)'
local BADGE = 'padding:0 .4em;border-radius:2px;color:#fff;background:'
local BOXES = {
	error = { class = 'cw-erreurs', style = RED, badge = '#b32424', word = 'À corriger',
		rest = 'la fiche n’est pas comptée :' },
	warning = { class = 'cw-avertissements', style = AMBER, badge = '#7a4b00', word = 'À vérifier',
		rest = 'la fiche est comptée :' },
}
local UNREAD = bloc.element('div', 'cw-avertissements', 'Les robots ne lisent pas les pages de discussion : '
	.. 'la fiche n’est pas comptée.', AMBER)

--- The sentence of a finding: `Fault.message` of coopwiki.core.fault.
--- @param messages table<string, string>
--- @param finding Finding
--- @return string
function p.sentence(messages, finding)
	local words = { found = names.shortened(finding.found, 60), suggestion = finding.suggestion }
	return (messages[finding.code]:gsub('{(%l+)}', words))
end

--- @param messages table<string, string>
--- @param findings Finding[]
--- @param severity string
--- @return string
local function box(messages, findings, severity)
	local lines = {}
	for _, finding in ipairs(findings) do
		if finding.severity == severity then
			local sentence = bloc.plain(p.sentence(messages, finding))
			lines[#lines + 1] = '<li><b>' .. bloc.plain(finding.field) .. '</b> — ' .. sentence .. '</li>'
		end
	end
	if not lines[1] then
		return ''
	end
	local look = BOXES[severity]
	local badge = bloc.element('b', 'cw-badge', look.word, BADGE .. look.badge)
	local list = '<ul>' .. table.concat(lines) .. '</ul>'
	return bloc.element('div', look.class, badge .. ' ' .. look.rest .. list, look.style)
end

--- Whether robots read the pages of a namespace: content, user and project.
--- @param number number
--- @return boolean
local function is_source(number)
	return number == USER or number == PROJECT or mw.site.namespaces[number].isContent
end

--- @param findings Finding[]
--- @return string
local function boxes(findings)
	if not findings[1] then
		return ''
	end
	local messages = mw.loadJsonData('Module:CoopWiki/messages.json')
	return box(messages, findings, 'error') .. box(messages, findings, 'warning')
end

--- What is wrong, and the tracking category on pages that robots read; on a talk page, that they
--- don't read it.
--- @param findings Finding[]
--- @param is_wrong boolean whether one of them is an error
--- @return string wikitext, '' where nothing is wrong
function p.view(findings, is_wrong)
	local namespace = mw.title.getCurrentTitle().namespace
	local tracked = is_wrong and is_source(namespace) and CATEGORY or ''
	return (namespace % 2 == 1 and UNREAD or '') .. boxes(findings) .. tracked
end

return p
