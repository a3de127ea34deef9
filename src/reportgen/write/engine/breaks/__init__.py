"""What makes lines and pages end where word processors end them."""
