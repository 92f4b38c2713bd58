"""Who reads what, and what is held about a person."""
