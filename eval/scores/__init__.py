"""What an outcome is worth: pure functions, with the empty case defined and unscored told apart."""
