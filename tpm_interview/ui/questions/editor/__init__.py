"""Writing a question of one's own, and changing one."""
