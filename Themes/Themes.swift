// The room Themes; see Documentation/House.md.
