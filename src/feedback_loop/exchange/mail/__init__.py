"""Mail and calendars: read from files, classified, matched with loops, and proposed as events."""
