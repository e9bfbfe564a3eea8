"""A program in a pseudo-terminal of its own, driven by keys, with the times of its frames."""

import fcntl
import os
import pty
import select
import struct
import termios
import time

COLUMNS, ROWS = 120, 40

class Failure(Exception):
    """Something that could not be measured."""


class Program:
    """A program in a pseudo-terminal, from its start to the end of its first frame."""

    def __init__(self, arguments, folder, environment, marker, patience=60.0, quiet=0.05, goodbye=b"q"):
        self.goodbye = goodbye
        self.name = os.path.basename(arguments[0])
        reader, writer = os.pipe()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
                os.chdir(folder)
                os.write(writer, struct.pack("d", time.monotonic()))
                os.execve(arguments[0], arguments, environment)
            finally:
                os._exit(127)
        os.close(writer)
        begun = struct.unpack("d", os.read(reader, 8))[0]
        os.close(reader)
        last, _ = self.read(until=marker, quiet=quiet, patience=patience)
        self.begun, self.first_frame = begun, last - begun
        # A program that goes on drawing by itself has drawn its first frame with the marker, and the last one when it
        # is quiet.
        self.marker_seen = self.marked - begun

    def read(self, until=None, quiet=0.02, patience=10.0):
        """Reads until nothing has come for a while, and the marker, if there is one, has.

        Gives the time of the last byte, and all bytes."""
        seen, last, start, self.marked = bytearray(), None, time.monotonic(), None
        while True:
            is_seen = bool(seen) if until is None else until in seen
            if is_seen and self.marked is None:
                self.marked = last
            ready, _, _ = select.select([self.terminal], [], [], quiet if is_seen else patience)
            if not ready:
                if is_seen:
                    return last, bytes(seen)
                raise Failure("%s did not draw what was waited for; it drew: %r" % (self.name, bytes(seen[-300:])))
            try:
                part = os.read(self.terminal, 65536)
            except OSError:
                part = b""
            last = time.monotonic()
            if not part:
                raise Failure("%s ended; its last words: %r" % (self.name, bytes(seen[-300:])))
            seen += part
            if last - start > patience:
                raise Failure("%s does not stop drawing" % self.name)

    def press(self, keys, until=None, quiet=0.02):
        """Presses keys. Gives the seconds to the last byte of the frame, and its bytes."""
        begun = time.monotonic()
        os.write(self.terminal, keys)
        last, seen = self.read(until=until, quiet=quiet)
        return last - begun, len(seen)

    def answered(self, keys, marker):
        """Presses keys, and gives the seconds from the start of the program to the frame that answers them."""
        os.write(self.terminal, keys)
        last, _ = self.read(until=marker)
        return last - self.begun

    def wakeups(self):
        """How often its threads have gone to sleep, which is how often they were woken."""
        total = 0
        for thread in os.listdir("/proc/%d/task" % self.pid):
            with open("/proc/%d/task/%s/status" % (self.pid, thread)) as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith("voluntary_ctxt_switches"))
        return total

    def memory(self):
        """The most memory it has held, and how much of that was its own and no page of a file, in KiB."""
        with open("/proc/%d/status" % self.pid) as file:
            figures = {line.split(":")[0]: int(line.split()[1]) for line in file if line.startswith(("VmHWM", "RssFile"))}
        return figures["VmHWM"], figures["VmHWM"] - figures["RssFile"]

    def end(self):
        """Makes it end and waits for that; then it is known how much time it took of processors."""
        try:
            os.write(self.terminal, self.goodbye)
            while os.read(self.terminal, 65536):
                pass
        except OSError:
            pass
        os.close(self.terminal)
        _, _, usage = os.wait4(self.pid, 0)
        self.processor_time = usage.ru_utime + usage.ru_stime


# Figures
