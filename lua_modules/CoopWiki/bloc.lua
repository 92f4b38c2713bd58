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

--- The tags left open, innermost first, as closing tags. A tag closed meanwhile stands as false in `open`.
--- @param open (string|false)[]
--- @return string
local function closing(open)
	local found = {}
	for i = #open, 1, -1 do
		if open[i] then
			found[#found + 1] = '</' .. open[i] .. '>'
		end
	end
	return table.concat(found)
end

--- Closing tags without an opening one, and tags without their `>`, become text; tags left open are closed.
--- Linear: the places of open tags are kept by name.
--- @param text string
--- @return string
local function balanced(text)
	local open, places = {}, {}
	local kept = text:gsub('<([^<>]*)(>?)', function(inside, ended)
		local slash, name = inside:match('^(/?)(%a%w*)')
		if name and ended == '' then
			return '&lt;' .. inside
		end
		name = (name or ''):lower()
		if not TAGS[name] then
			return nil
		end
		local own = places[name] or {}
		places[name] = own
		if slash == '' then
			open[#open + 1] = name
			own[#own + 1] = #open
			return nil
		end
		local at = table.remove(own)
		if not at then
			return '&lt;/' .. name .. '>'
		end
		open[at] = false
		return nil
	end)
	return kept .. closing(open)
end

--- A table begun in a text and not ended there becomes text.
--- @param text string
--- @return string
local function without_open_table(text)
	local lines = '\n' .. text
	local _, begun = lines:gsub('\n[ \t\r\f\v:]*{|', '')
	local _, ended = lines:gsub('\n[ \t\r\f\v]*|}', '')
	if begun <= ended then
		return text
	end
	return (lines:gsub('(\n[ \t\r\f\v:]*){|', '%1&#123;|'):sub(2))
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

--- The text without what turns the order of letters round, also of what stands behind.
--- @param text string
--- @return string
local function in_order(text)
	if not text:find('\226', 1, true) then
		return text
	end
	return (text:gsub('\226\128[\170-\174]', ''):gsub('\226\129[\166-\169]', ''))
end

--- Wikitext as typed, harmless to what stands around it.
--- @param text string
--- @return string
function p.contained(text)
	text = in_order(text)
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
	return mw.text.nowiki(in_order(text))
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
