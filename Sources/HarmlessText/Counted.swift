/// A number with its noun: `1 entry`, `3 entries`, `0 items`.
///
/// - Parameters:
///   - number: How many.
///   - one: The noun for one.
///   - many: The noun for any other number; with an `s` behind ``one`` where it is left out.
public func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
}

/// An amount with its noun, and without a fraction where there is none: `1 day`, `0.5 days`, `3 hours`.
public func counted(_ amount: Double, _ one: String) -> String {
    "\(Int(exactly: amount).map(String.init) ?? amount.description) \(amount == 1 ? one : one + "s")"
}
