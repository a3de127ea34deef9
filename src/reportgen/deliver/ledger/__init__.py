"""What was sent: intent before, outcome after."""
