"""Commands that publish editions and send reports."""
