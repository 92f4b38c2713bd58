require('strict')

--- What is wrong with a record, in the robots' own sentences, at the foot of its block.
local bloc = require('Module:CoopWiki/bloc')
local names = require('Module:CoopWiki/noms')
local publie = require('Module:CoopWiki/publié')

local p = {}

local CATEGORY = '[[Catégorie:Fiches à corriger]]'
local USER, PROJECT, TEMPLATE = 2, 4, 10
--- From here a wiki has namespaces of its own, which its robots may read.
local OWN = 100
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
local UNCOUNTED = bloc.element('div', 'cw-avertissements', '<b>Cette fiche n’est pas comptée</b> : les robots ne la '
	.. 'lisent pas ici. La page des fiches à corriger dit pourquoi.', RED)
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

--- Whether the robots tell that they don't read such records of the page being shown.
--- @param template string
--- @return boolean
local function is_uncounted(template)
	local document = publie.read('non comptées')
	local pages = document and publie.part(document, 'pages') or {}
	for _, name in ipairs(publie.part(pages, mw.title.getCurrentTitle().prefixedText)) do
		if name == template then
			return true
		end
	end
	return false
end

--- What to say where the record isn't read whatever its fields say; '' where it is, or is an example.
--- @param namespace number
--- @param template string
--- @return string
local function place(namespace, template)
	if namespace % 2 == 1 then
		return UNREAD
	end
	local is_elsewhere = namespace < OWN and namespace ~= TEMPLATE and not is_source(namespace)
	return (is_elsewhere or is_uncounted(template)) and UNCOUNTED or ''
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
--- @param template string the record's
--- @return string wikitext, '' where nothing is wrong
function p.view(findings, is_wrong, template)
	local namespace = mw.title.getCurrentTitle().namespace
	local tracked = is_wrong and is_source(namespace) and CATEGORY or ''
	return place(namespace, template) .. boxes(findings) .. tracked
end

return p
