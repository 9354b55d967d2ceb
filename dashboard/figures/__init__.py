"""What is drawn, as plain data: pure functions of catalogue, tokens and view. Knows no Dash."""
