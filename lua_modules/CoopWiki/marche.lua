require('strict')

--- `{{État des robots|Tableau de bord/Robots/Marche}}`: where that page stops the robots, who wrote so, since when and
--- how to go on; nothing while they run.
local bloc = require('Module:CoopWiki/bloc')

local p = {}

local GO_ON = 'marche'
local LOOK = 'margin:.5em 0;padding:.5em 1em;border-left:4px solid var(--border-color-warning,#ab7f2a);'
	.. 'background:var(--background-color-warning-subtle,#fef6e7);color:var(--color-base,#202122)'

--- A figure of the last revision of a page: `REVISIONUSER`, `REVISIONTIMESTAMP`.
--- @param frame table
--- @param name string
--- @param title table
--- @return string
local function last(frame, name, title)
	return mw.text.trim(frame:callParserFunction(name, title.prefixedText))
end

--- `28 novembre 2026 à 14:05`, from `20261128140500`.
--- @param stamp string
--- @return string
local function moment(stamp)
	local year, month, day, hour, minute = stamp:match('^(%d%d%d%d)(%d%d)(%d%d)(%d%d)(%d%d)')
	if not year then
		return ''
	end
	local date = mw.language.getContentLanguage():formatDate('j F Y', year .. '-' .. month .. '-' .. day)
	return ' depuis le ' .. date .. ' à ' .. hour .. ':' .. minute
end

--- @param frame table
--- @param title table the page that stops them
--- @return string
local function stopped(frame, title)
	local who = last(frame, 'REVISIONUSER', title)
	local by = who ~= '' and ', par [[User:' .. who .. '|' .. bloc.plain(who) .. ']]' or ''
	local how = '[' .. title:fullUrl({ action = 'edit' }) .. ' y écrire « ' .. GO_ON .. ' »]'
	return '<div class="plainlinks cw-robots-arretes" role="status" style="' .. LOOK .. '">'
		.. "'''Les robots sont arrêtés'''" .. moment(last(frame, 'REVISIONTIMESTAMP', title)) .. by
		.. '. Ce qui est écrit est gardé ; les chiffres restent ceux d’avant. Pour les remettre en marche : ' .. how .. '.</div>'
end

--- @param frame table
--- @return string
function p.main(frame)
	local title = mw.title.new(mw.text.trim(frame.args[1] or ''))
	local text = title and title:getContent()
	-- A page that isn't there stops them too: nothing is said of a wiki on which no robot ever ran.
	if not text or mw.text.trim(text) == GO_ON then
		return ''
	end
	return stopped(frame, title)
end

return p
