require('strict')

--- What the robots publish for templates: pages of JSON below `Module:CoopWiki/données`.
local p = {}

local ROOT = 'Module:CoopWiki/données/'
--- Also between the rows of a sheet, over their whole width.
local DAMAGED = '<div class="cw-illisible" style="grid-column:1/-1">'
	.. '⚠ Ce que les robots publient ici est illisible : leur prochain passage le réécrit.</div>'

--- A page of theirs as `mw.loadJsonData` gives it; nil where there is none, or none that can be read.
--- @param name string the title below ROOT, without `.json`
--- @return table|nil
function p.read(name)
	local title = mw.title.new(ROOT .. name .. '.json')
	-- getContent notes the use of a page that does not exist yet: its first saving then shows here.
	if not (title and title:getContent()) then
		return nil
	end
	local found, data = pcall(mw.loadJsonData, title.prefixedText)
	return found and type(data) == 'table' and data or nil
end

--- A table inside a document; an empty one where something else stands there: such a page is damaged.
--- @param document table
--- @param name string
--- @return table
function p.part(document, name)
	local found = document[name]
	return type(found) == 'table' and found or {}
end

--- The wikitext that `show` makes of a document; a sentence where the page is damaged. What stands
--- around it is shown in any case: a member can't mend a robot's page.
--- @param show fun(...): string
--- @param ... any
--- @return string
function p.shown(show, ...)
	local done, text = pcall(show, ...)
	return done and text or DAMAGED
end

return p
