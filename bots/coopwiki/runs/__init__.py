"""One run: load, check, render, save, undo."""
