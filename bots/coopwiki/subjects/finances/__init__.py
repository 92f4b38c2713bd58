"""The subject: finances."""
