"""The subject: dashboard."""
