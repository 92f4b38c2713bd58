"""Robots that run by themselves: when, whether they may, what became of it, who is notified."""
