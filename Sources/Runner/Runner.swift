// The room Runner; see Documentation/House.md.
