"""Follow-up questions made whole by rules, from the earlier questions of the conversation."""
