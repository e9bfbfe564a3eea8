// The room Catalogs; see Documentation/House.md.
