"""Click: parse, one call into app, print, exit code."""


def main() -> None:
    """Run the command line and exit."""
    import gc  # noqa: PLC0415  # importing the package loads nothing

    from reportgen.cli.program import program  # noqa: PLC0415  # as above

    # Most of what a call makes stays until its end: looking for garbage every 700 objects finds none.
    gc.set_threshold(50_000)
    try:
        program(prog_name="reportgen")
    finally:
        # As above, in every module that Python takes apart now.
        gc.freeze()
