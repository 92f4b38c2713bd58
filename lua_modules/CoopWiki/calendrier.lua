require('strict')

--- How long months are, and on which day of the week a day falls.
local p = {}

local LENGTHS = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }
local SHIFTS = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 }

--- @param year number
--- @param month number
--- @return number
function p.month_length(year, month)
	local leap = year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
	return month == 2 and leap and 29 or LENGTHS[month]
end

--- The day of the week, 0 for Sunday (Sakamoto's rule).
--- @return number
function p.weekday(year, month, day)
	local y = month < 3 and year - 1 or year
	return (y + math.floor(y / 4) - math.floor(y / 100) + math.floor(y / 400) + SHIFTS[month] + day) % 7
end

return p
