"""Project + profile → Plan."""

from reportgen.plan.make import make_plan

__all__ = ["make_plan"]
