"""The pure heart: events, the loop they fold into, and the rules that say what is next."""
