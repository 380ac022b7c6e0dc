"""Views: values first, rendered as a table, plain text or JSON."""
