// The room Workspace; see Documentation/House.md.
