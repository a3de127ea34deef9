"""Project + profile → Plan."""

from reportgen.plan.make_plan import make_plan

__all__ = ["make_plan"]
