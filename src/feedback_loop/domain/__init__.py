"""Pure domain: events, the loops folded from them, and the rules that decide the next step."""
