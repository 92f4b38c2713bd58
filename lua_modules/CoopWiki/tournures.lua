require('strict')

--- Turns of phrase around a value that a reader refuses: coopwiki.core.phrases, in Lua.
local p = {}

--- @param text string
--- @param old string
--- @param new string
--- @return string
local function replaced(text, old, new)
	local found, from = {}, 1
	while true do
		local start, stop = text:find(old, from, true)
		if not start then
			break
		end
		found[#found + 1] = text:sub(from, start - 1) .. new
		from = stop + 1
	end
	return table.concat(found) .. text:sub(from)
end
p.replaced = replaced

--- A squeezed text without its turns of phrase.
--- @param typed string
--- @param kind string `days`, `durations`, `euros`
--- @return string
function p.plainer(typed, kind)
	local phrases = mw.loadJsonData('Module:CoopWiki/tournures.json')[kind]
	local text = replaced(typed, '’', "'")
	for _, pair in ipairs(phrases.before) do
		if text:sub(1, #pair[1]) == pair[1] then
			text = pair[2] .. text:sub(#pair[1] + 1):gsub('^ +', '')
		end
	end
	for _, pair in ipairs(phrases.after) do
		if text ~= '' and text:sub(-#pair[1]) == pair[1] then
			text = text:sub(1, -#pair[1] - 1):gsub(' +$', '') .. pair[2]
		end
	end
	text = phrases.whole[text] or text
	for _, pair in ipairs(phrases.inside) do
		text = replaced(text, pair[1], pair[2])
	end
	return text
end

return p
