"""What articles say differently about the same thing."""
