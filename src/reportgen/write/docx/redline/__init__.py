"""Two bodies → one with tracked changes: accepting all gives the new text, rejecting all the old."""
