// The room Reports; see Documentation/House.md.
