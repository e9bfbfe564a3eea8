/// Reads reports of the mouse (xterm, *ctlseqs*, "Mouse Tracking"), and knows a double press.
struct MouseDecoder: Sendable {
    /// Milliseconds between the presses of a double one.
    static let doublePress = 400

    private var lastPress: (point: Point, at: Int)?

    /// A report of the form that modern terminals send (mode 1006): `CSI < button ; x ; y M`.
    mutating func new(_ parameters: ArraySlice<UInt8>, _ final: UInt8, at time: Int) -> Mouse? {
        // A small m: a button was let go.
        guard final == UInt8(ascii: "M"), parameters.count <= 24 else { return nil }
        let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
            Int(String(decoding: digits, as: UTF8.self)) ?? -1
        }
        guard numbers.count == 3 else { return nil }
        return report(numbers[0], x: numbers[1], y: numbers[2], at: time)
    }

    /// A report of the old form (mode 1000): three bytes, each 32 more than what it says.
    mutating func old(_ bytes: [UInt8], at time: Int) -> Mouse? {
        report(Int(bytes[0]) - 32, x: Int(bytes[1]) - 32, y: Int(bytes[2]) - 32, at: time)
    }

    private mutating func report(_ button: Int, x: Int, y: Int, at time: Int) -> Mouse? {
        guard x > 0, y > 0, x <= 100_000, y <= 100_000 else { return nil }
        let point = Point(x: x - 1, y: y - 1)
        switch button {
        case 64: return Mouse(.wheelUp, at: point)
        case 65: return Mouse(.wheelDown, at: point)
        case 0:
            if let last = lastPress, last.point == point, time - last.at <= Self.doublePress {
                lastPress = nil
                return Mouse(.doublePress, at: point)
            }
            lastPress = (point, time)
            return Mouse(.press, at: point)
        default: return nil
        }
    }
}
