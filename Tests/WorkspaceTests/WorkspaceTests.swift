// Tests of Workspace; see Documentation/House.md.
