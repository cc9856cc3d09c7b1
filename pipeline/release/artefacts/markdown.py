"""Tables in Markdown."""

from collections.abc import Iterable, Sequence


def lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table in Markdown; "None." for one without rows."""
    body = [f"| {' | '.join(map(shown, row))} |" for row in rows]
    head = [f"| {' | '.join(header)} |", f"|{' --- |' * len(header)}"]
    return "\n".join([*head, *body]) if body else "None."


def shown(value: object) -> str:
    match value:
        case None:
            return ""
        case float():
            return f"{value:.4f}"
        case int():
            return f"{value:,}"
        case _:
            return " ".join(str(value).replace("|", "\\|").split())
