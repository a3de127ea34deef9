"""What the checks read: prose, its sentences and its words."""
