"""Spreadsheets as people keep them → records on pages, with a plan that accounts for every row."""
