/// Counts before anything is taken apart, so that a file beyond the limits costs one look at each of its bytes. By
/// pointers: this loop is what a hostile file of many megabytes costs.
enum CSVMeasure {
    private enum State {
        case cellStart, plain, quoted, mark
    }

    /// How many cells there are, exactly as ``CSVScan`` counts them.
    static func cells(of bytes: [UInt8], separator: UInt8) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return 0 }
            let (quote, newline, carriageReturn) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
            var (state, cells, index, isRowStart) = (State.cellStart, 0, 0, true)
            let count = bytes.count
            while index < count {
                let byte = base[index]
                index &+= 1
                if byte == quote {
                    isRowStart = false
                    switch state {
                    case .cellStart, .mark: state = .quoted
                    case .quoted: state = .mark
                    case .plain: break
                    }
                    continue
                }
                if state == .quoted { continue }
                if byte == separator {
                    cells &+= 1
                    (state, isRowStart) = (.cellStart, false)
                } else if byte == newline || byte == carriageReturn {
                    if byte == carriageReturn, index < count, base[index] == newline { index &+= 1 }
                    cells &+= 1
                    (state, isRowStart) = (.cellStart, true)
                } else {
                    (state, isRowStart) = (.plain, false)
                }
            }
            return isRowStart ? cells : cells &+ 1
        }
    }
}
