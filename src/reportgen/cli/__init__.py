"""Click: parse, one call into app, print, exit code."""


def main() -> None:
    """Run the command line and exit."""
    import gc  # noqa: PLC0415  # importing the package loads nothing
    import os  # noqa: PLC0415  # as above
    import sys  # noqa: PLC0415  # as above

    from reportgen.cli.program import program  # noqa: PLC0415  # as above

    # Most of what a call makes stays until its end: looking for garbage every 700 objects finds none.
    gc.set_threshold(50_000)
    try:
        program(prog_name="reportgen")
    finally:
        # As above, in every module that Python takes apart now.
        gc.freeze()
        try:
            sys.stdout.flush()
        except OSError:
            # It has been said; Python 3.13 would fail at the same words again and end with 120.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
