require('strict')

--- An election: field by field, the length of the mandate among them.
local feuille = require('Module:CoopWiki/fiche/feuille')

local p = {}

--- @param schema table
--- @param cells table<string, Cell>
--- @return View
function p.view(schema, cells)
	return feuille.build(schema, cells, nil, nil, 'cercle')
end

return p
