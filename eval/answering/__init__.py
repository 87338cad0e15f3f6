"""Who answers the questions of a suite, and what came of each."""
