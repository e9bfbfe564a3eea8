/// Which version of a catalog's file something was made of.
typealias CatalogVersion = FileVersion
