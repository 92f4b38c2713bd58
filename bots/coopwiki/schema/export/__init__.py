"""What is derived from a record type: its template, its form, its Lua schema, its page in docs/."""
