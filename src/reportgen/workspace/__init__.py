"""The only place that opens files: project folder, output folder, kits."""

from reportgen.workspace.default_templates import default_templates
from reportgen.workspace.output.publish import publish
from reportgen.workspace.project_files import load_files
from reportgen.workspace.project_root import find_project

__all__ = ["default_templates", "find_project", "load_files", "publish"]
