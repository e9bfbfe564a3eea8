extension String {
    /// Whether this is a name in which bytes that are no UTF-8 were replaced, so that it is no name of that file.
    package var isRepaired: Bool { unicodeScalars.contains("\u{FFFD}") }
}
