"""The subject: budgets."""
