"""The subject: decisions."""
