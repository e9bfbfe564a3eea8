// Tests of Catalogs; see Documentation/House.md.
