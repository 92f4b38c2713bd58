"""The parts of `coopwiki doctor`: what is looked at, what is made of it, how it is shown."""
