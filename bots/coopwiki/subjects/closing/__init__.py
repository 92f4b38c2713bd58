"""The subject: closing."""
