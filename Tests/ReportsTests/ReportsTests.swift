// Tests of Reports; see Documentation/House.md.
