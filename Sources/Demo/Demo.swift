// The room Demo; see Documentation/House.md.
