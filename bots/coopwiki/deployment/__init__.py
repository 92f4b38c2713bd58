"""The parts of a deployment: what to deploy, under which titles, and what becomes of each page."""
