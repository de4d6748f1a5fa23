"""What a line of a list is: small, named rules, which know nothing of formats."""
