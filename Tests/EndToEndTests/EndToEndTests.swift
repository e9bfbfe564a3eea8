// Tests of EndToEnd; see Documentation/House.md.
