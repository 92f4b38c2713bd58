"""The subject: elections."""
