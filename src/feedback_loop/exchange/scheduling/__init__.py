"""Daily reminders in the formats of cron, systemd and launchd."""
