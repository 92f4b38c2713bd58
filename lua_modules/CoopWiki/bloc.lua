require('strict')

--- Keeps what a member typed inside the block that shows it: wikitext stays wikitext, but it closes
--- nothing it hasn't opened, and leaves nothing open.
local p = {}

local TAGS = {}
for tag in ([[
	abbr b bdi bdo big blockquote caption center cite code data dd del dfn div dl dt em font h1 h2 h3 h4 h5 h6
	i ins kbd li mark ol p pre q rp rt ruby s samp small span strike strong sub sup table tbody td tfoot th thead
	time tr tt u ul var
]]):gmatch('%S+') do
	TAGS[tag] = true
end

--- The index of the innermost open tag of that name, or nil.
--- @param open string[]
--- @param name string
--- @return number|nil
local function opened(open, name)
	for i = #open, 1, -1 do
		if open[i] == name then
			return i
		end
	end
	return nil
end

--- Closing tags without an opening one become text; tags left open are closed.
--- @param text string
--- @return string
local function balanced(text)
	local open = {}
	local kept = text:gsub('<(/?)(%a%w*)[^<>]*>', function(slash, name)
		name = name:lower()
		if not TAGS[name] then
			return nil
		end
		if slash == '' then
			open[#open + 1] = name
			return nil
		end
		local at = opened(open, name)
		if not at then
			return '&lt;/' .. name .. '>'
		end
		table.remove(open, at)
		return nil
	end)
	for i = #open, 1, -1 do
		kept = kept .. '</' .. open[i] .. '>'
	end
	return kept
end

--- A table begun in a text and not ended there becomes text.
--- @param text string
--- @return string
local function without_open_table(text)
	local lines = '\n' .. text
	local _, begun = lines:gsub('\n[%s:]*{|', '')
	local _, ended = lines:gsub('\n%s*|}', '')
	if begun <= ended then
		return text
	end
	return (lines:gsub('(\n[%s:]*){|', '%1&#123;|'):sub(2))
end

--- Bold or italics begun in a text and not ended there become text. Runs of three and four begin or
--- end bold, of two italics, of five and more both.
--- @param text string
--- @return string
local function without_open_quotes(text)
	local bold, italics = 0, 0
	for run in text:gmatch("''+") do
		bold = bold + (#run > 2 and 1 or 0)
		italics = italics + ((#run == 2 or #run > 4) and 1 or 0)
	end
	if bold % 2 == 0 and italics % 2 == 0 then
		return text
	end
	return (text:gsub("''+", function(run)
		return ('&#39;'):rep(#run)
	end))
end

--- Wikitext as typed, harmless to what stands around it.
--- @param text string
--- @return string
function p.contained(text)
	if text:find('<', 1, true) then
		text = balanced(text)
	end
	if text:find('{|', 1, true) then
		text = without_open_table(text)
	end
	return text:find("''", 1, true) and without_open_quotes(text) or text
end

--- Whether a text needs lines of its own: it has several, or begins like a list.
--- @param text string
--- @return boolean
function p.several_lines(text)
	return text:find('\n', 1, true) ~= nil or text:find('^[*#:;]+ ') ~= nil
end

--- The text as wikitext in the flow of a line, or on lines of its own.
--- @param text string
--- @return string
function p.flow(text)
	local safe = p.contained(text)
	return p.several_lines(text) and '\n' .. safe .. '\n' or safe
end

--- What stands for a `<nowiki>` or another extension tag in an argument, as it was typed; of a tag
--- other than `<nowiki>`, only that it was there.
--- @param text string
--- @return string
function p.as_typed(text)
	if not text:find('\127', 1, true) then
		return text
	end
	return (text:gsub('(\127\'"`UNIQ%-%-(%w+)%-%x+%-QINU`"\'\127)', function(marker, tag)
		local inside = tag == 'nowiki' and mw.text.decode(mw.text.unstripNoWiki(marker)) or '…'
		return '<' .. tag .. '>' .. inside .. '</' .. tag .. '>'
	end))
end

--- A text that shows exactly as it is, markup and all.
--- @param text string
--- @return string
function p.plain(text)
	return mw.text.nowiki(text)
end

--- A link to one of our pages, under words that show exactly as they are.
--- @param page string
--- @param words string
--- @return string
function p.link(page, words)
	return '[[:' .. page .. '|' .. p.plain(words) .. ']]'
end

--- A div, or another element, around wikitext. `class` and `style` are ours.
--- @param tag string
--- @param class string
--- @param content string
--- @param style string|nil
--- @return string
function p.element(tag, class, content, style)
	local styled = style and ' style="' .. style .. '"' or ''
	return '<' .. tag .. ' class="' .. class .. '"' .. styled .. '>' .. content .. '</' .. tag .. '>'
end

return p
