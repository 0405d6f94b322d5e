"""Reading: functions that return QuerySets. Every `*_visible_to(user)` keeps the walls of desks."""
