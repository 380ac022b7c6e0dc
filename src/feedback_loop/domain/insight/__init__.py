"""What the journal teaches: statistics, themes, flows, contacts and integrity."""
