extension String {
    /// Whether this is a name in which bytes that are no UTF-8 were replaced, so that it is no name of that file.
    package var isRepaired: Bool { unicodeScalars.contains("\u{FFFD}") }

    /// What is wrong with a file of such a name, in words that follow the name.
    package static let noText = "has a name that is no UTF-8 (`ls -b` shows its bytes)"
}
