"""The subject: invoicing."""
