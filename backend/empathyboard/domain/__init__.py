"""What a board is: plain values and rules, standard library only."""
