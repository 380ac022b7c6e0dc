"""Every command with arguments, files, journals and surroundings that nobody would type, and what must hold for all."""
