"""What others may ask about a programme, its themes, policy tasks, rounds, focus places and parties."""
