"""The subject: contributions."""
