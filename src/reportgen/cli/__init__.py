"""Click: parse, one call into app, print, exit code."""


def main() -> None:
    """Run the command line and exit."""
    import os  # noqa: PLC0415  # importing the package stays free of modules
    import sys  # noqa: PLC0415  # as above

    from reportgen.cli.again import say_again  # noqa: PLC0415  # as above

    exit_code = say_again(sys.argv[1:])
    if exit_code is not None:
        os._exit(exit_code)
    from reportgen.cli.foreseeing import start_engines  # noqa: PLC0415  # as above

    start_engines(sys.argv[1:])
    from reportgen.cli.leaving import leave  # noqa: PLC0415  # as above
    from reportgen.cli.program import program  # noqa: PLC0415  # as above, and free of Click

    try:
        program(prog_name="reportgen")
    except SystemExit as ended:
        leave(ended)
