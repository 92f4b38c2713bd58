"""The subject: people."""
