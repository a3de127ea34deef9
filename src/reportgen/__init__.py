"""reportgen: one content library, many audiences, two formats that agree."""

__version__ = "0.1.0"
