// Tests of Interface; see Documentation/House.md.
