"""Click: parse, one call into app, print, exit code."""


def main() -> None:
    """Run the command line and exit."""
    from reportgen.cli.leaving import leave  # noqa: PLC0415  # importing the package stays free of modules
    from reportgen.cli.program import program  # noqa: PLC0415  # importing the package stays free of Click

    try:
        program(prog_name="reportgen")
    except SystemExit as ended:
        leave(ended)
