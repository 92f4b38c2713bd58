"""The subject: circles."""
