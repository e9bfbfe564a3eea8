// The room NcursesTerminal; see Documentation/House.md.
