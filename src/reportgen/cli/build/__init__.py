"""Commands that build reports and judge what is built."""
