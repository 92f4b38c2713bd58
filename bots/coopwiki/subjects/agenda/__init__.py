"""The subject: agenda."""
