"""Classification of mails by tables of phrases: the kind, and the company, role, person and day that a mail names."""
