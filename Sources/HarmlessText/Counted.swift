/// A number with its noun: `1 entry`, `3 entries`, `0 items`.
///
/// - Parameters:
///   - number: How many.
///   - one: The noun for one.
///   - many: The noun for any other number; with an `s` behind ``one`` where it is left out.
public func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
}
