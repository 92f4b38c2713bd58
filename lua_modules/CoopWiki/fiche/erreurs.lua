require('strict')

--- What is wrong with a record, in the robots' own sentences, at the foot of its block.
local bloc = require('Module:CoopWiki/bloc')
local names = require('Module:CoopWiki/noms')

local p = {}

local CATEGORY = '[[Catégorie:Fiches à corriger]]'
local SOURCES = { [0] = true, [2] = true, [4] = true }
local BOX = 'flex:1 0 100%;box-sizing:border-box;margin:.25em 0;padding:.25em .75em;border-left:4px solid '
local RED = BOX .. 'var(--border-color-error,#b32424);'
	.. 'background:var(--background-color-error-subtle,#fee7e6);color:var(--color-base,#202122)'
local AMBER = BOX .. 'var(--border-color-warning,#ab7f2a);'
	.. 'background:var(--background-color-warning-subtle,#fef6e7);color:var(--color-base,#202122)'
local BOXES = {
	error = { class = 'cw-erreurs', style = RED, head = '<b style="color:var(--color-error,#9f3526)">'
		.. 'À corriger, la fiche n’est pas comptée :</b>' },
	warning = { class = 'cw-avertissements', style = AMBER, head = '<b>À vérifier, la fiche est comptée :</b>' },
}

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
	local look = BOXES[severity]
	return lines[1] and bloc.element('div', look.class, look.head .. '<ul>' .. table.concat(lines) .. '</ul>',
		look.style) or ''
end

--- The tracking category, on pages that robots read.
--- @param findings Finding[]
--- @return string
local function category(findings)
	for _, finding in ipairs(findings) do
		if finding.severity == 'error' then
			return SOURCES[mw.title.getCurrentTitle().namespace] and CATEGORY or ''
		end
	end
	return ''
end

--- @param findings Finding[]
--- @return string wikitext, '' where nothing is wrong
function p.view(findings)
	if not findings[1] then
		return ''
	end
	local messages = mw.loadJsonData('Module:CoopWiki/messages.json')
	return box(messages, findings, 'error') .. box(messages, findings, 'warning') .. category(findings)
end

return p
