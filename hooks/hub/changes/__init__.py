"""What changed between two states of a hub, told in words."""
