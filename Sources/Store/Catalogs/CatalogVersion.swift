import Files

/// Which version of a catalog's file something was made of.
package typealias CatalogVersion = FileVersion
