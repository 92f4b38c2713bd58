"""The subject: trainings."""
