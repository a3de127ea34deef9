"""The engines in a process of their own: bytes in, bytes out, nothing else."""
