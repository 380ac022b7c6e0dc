"""Programs of the user's system: crontab, desktop, editor."""
