// Tests of TerminalUI; see Documentation/House.md.
