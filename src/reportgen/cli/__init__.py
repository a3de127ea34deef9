"""Click: parse, one call into app, print, exit code."""


def main() -> None:
    """Run the command line and exit."""
    import gc  # noqa: PLC0415  # importing the package loads nothing

    from reportgen.cli.program import program  # noqa: PLC0415  # as above

    try:
        program(prog_name="reportgen")
    finally:
        # Looking for garbage in every module at the end would take a tenth of a short call.
        gc.freeze()
