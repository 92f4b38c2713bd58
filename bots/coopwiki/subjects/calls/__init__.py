"""The subject: calls."""
