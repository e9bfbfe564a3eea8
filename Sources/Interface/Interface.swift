// The room Interface; see Documentation/House.md.
