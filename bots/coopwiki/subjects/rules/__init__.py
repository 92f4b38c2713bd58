"""The subject: rules."""
