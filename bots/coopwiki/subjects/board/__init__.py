"""The subject: board."""
