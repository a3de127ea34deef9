"""The only place that opens files: project folder, output folder, starter kit."""

from reportgen.workspace.default_templates import default_templates
from reportgen.workspace.finding import find_project
from reportgen.workspace.loading import load_files
from reportgen.workspace.publishing import publish

__all__ = ["default_templates", "find_project", "load_files", "publish"]
