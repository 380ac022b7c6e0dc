"""Import and export of formats that other programs know, and reminders for schedulers."""
