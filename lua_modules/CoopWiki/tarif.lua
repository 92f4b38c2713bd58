require('strict')

--- The levy on a margin, in whole cents: coopwiki.subjects.levies.tariff, in Lua. A scale is one of the robots' data
--- page: amounts in cents, rates in millionths of a percent. Lua's numbers are floats: all stays whole and below 2^53.
local p = {}

--- A rate of 100 %.
local WHOLE = 100000000
--- Its root: cents × rate goes beyond 2^53, so cents are multiplied in two parts.
local ROOT = 10000

--- @class Exact
--- @field cents number
--- @field rest number hundred-millionths of a cent, below WHOLE

--- @param cents number at most 10^11
--- @param rate number at most WHOLE
--- @return Exact
local function product(cents, rate)
	local high = math.floor(cents / ROOT)
	local many = high * rate
	local whole = math.floor(many / ROOT)
	local rest = (many - whole * ROOT) * ROOT + (cents - high * ROOT) * rate
	local more = math.floor(rest / WHOLE)
	return { cents = whole + more, rest = rest - more * WHOLE }
end

--- @param one Exact
--- @param other Exact
--- @return Exact
local function sum(one, other)
	local rest = one.rest + other.rest
	local more = rest >= WHOLE and 1 or 0
	return { cents = one.cents + other.cents + more, rest = rest - more * WHOLE }
end

--- Half up to the cent.
--- @param exact Exact
--- @return number
local function rounded(exact)
	return exact.cents + (2 * exact.rest >= WHOLE and 1 or 0)
end

--- The last border of a scale; nil without limit.
--- @param scale table
--- @return number|nil
function p.last_border(scale)
	local found
	for _, slice in ipairs(scale.tranches) do
		found = slice['jusqu_à']
	end
	return found
end

--- Whether a scale says anything of a margin: it can be worked out, not below its beginning, not above its last border.
--- @param scale table
--- @param margin number
--- @return boolean
function p.speaks_of(scale, margin)
	local last = p.last_border(scale)
	return scale.tranches[1] ~= nil and margin >= math.max(scale['dès'], 0) and (last == nil or margin <= last)
end

--- What each rate is taken on; the whole under one rate, where the scale is about the whole.
--- @param scale table
--- @param margin number
--- @return table[] parts with lower, upper, rate
local function parts(scale, margin)
	local by_bracket = scale.mode == 'par tranche'
	local found, lower = {}, 0
	for _, slice in ipairs(scale.tranches) do
		local border = slice['jusqu_à']
		local last = border == nil or margin <= border
		if by_bracket or last then
			found[#found + 1] = { lower = by_bracket and lower or 0, upper = last and margin or border, rate = slice.taux }
		end
		if last then
			break
		end
		lower = border
	end
	return found
end

--- The parts in cents: each is what it adds to the rounded sum.
--- @param scale table
--- @param margin number cents
--- @return table[] steps with lower, upper, rate, amount; number what they sum to
function p.steps(scale, margin)
	local steps, so_far = parts(scale, margin), { cents = 0, rest = 0 }
	for _, step in ipairs(steps) do
		local before = rounded(so_far)
		so_far = sum(so_far, product(step.upper - step.lower, step.rate))
		step.amount = rounded(so_far) - before
	end
	return steps, rounded(so_far)
end

--- The minimum, then the cap, on what the rates give.
--- @param scale table
--- @param plain number
--- @return number
local function settled(scale, plain)
	local raised = math.max(plain, scale.minimum)
	return scale.plafond and math.min(raised, scale.plafond) or raised
end

--- The effective rate, half up to the hundredth of a percent; nil of nothing.
--- @param levy number
--- @param margin number
--- @return number|nil
local function effective(levy, margin)
	return margin > 0 and math.floor((20000 * levy + margin) / (2 * margin)) or nil
end

--- @class Levy
--- @field levy number cents
--- @field plain number what the rates give, before the minimum and the cap
--- @field steps table[]
--- @field effective number|nil hundredths of a percent

--- @param scale table
--- @param margin number cents
--- @return Levy|nil nil where the scale says nothing
function p.levy(scale, margin)
	if not p.speaks_of(scale, margin) then
		return nil
	end
	local steps, plain = p.steps(scale, margin)
	local levy = settled(scale, plain)
	return { levy = levy, plain = plain, steps = steps, effective = effective(levy, margin) }
end

return p
