"""The terminal as Textual drives it, where it was already ours when Textual came."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

from briefing import borrowed


class TakenOver(LinuxDriver):
    """Takes the terminal over with the first page on it: the settings to give back are those from before that."""

    _entering = False

    def start_application_mode(self) -> None:
        before = borrowed.hand_over()
        self._entering = before is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._entering = False
        if before is not None:
            self.attrs_before = before

    def write(self, data: str) -> None:
        # A terminal that is told so twice may forget where the cursor stood on the shell's screen.
        if not (self._entering and data == borrowed.ENTER):
            super().write(data)
