"""How fast a server is asked: never more than it puts up with."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(kw_only=True)
class Pace:
    """At most so many requests in any window of time, and no two too close to each other."""

    most: int
    within: float
    """Seconds."""
    clock: Callable[[], float]
    pause: Callable[[float], None]
    apart: float = 0.0
    """Seconds from one request to the next, where the server asks for that."""
    asked: deque[float] = field(default_factory=deque)

    def remember(self, ago: float, requests: int) -> None:
        """Count requests of an earlier run, so many seconds ago: oldest first."""
        if 0 <= ago < self.within:
            self.asked.extend([self.clock() - ago] * requests)

    def wait(self) -> None:
        """Return when the next request may be sent, and count it."""
        now = self.clock()
        due = self.asked[-1] + self.apart if self.asked else now
        if len(self.asked) >= self.most:
            due = max(due, self.asked[-self.most] + self.within)
        if due > now:
            self.pause(due - now)
        self.asked.append(max(now, due))
        while len(self.asked) > self.most:
            self.asked.popleft()
