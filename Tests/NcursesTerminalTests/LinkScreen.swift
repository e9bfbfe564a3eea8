import HarmlessText

/// A terminal that knows links, as far as ncurses uses it: which character stands where, and where it leads. The
/// emulator of the other tests knows none.
struct LinkScreen {
    struct Cell: Hashable {
        var character: Character = " "
        var address = ""
        /// Whether it is the right half of the character before it.
        var isTail = false
    }

    private(set) var cells: [[Cell]]
    /// The sequences that it does not know; there must be none.
    private(set) var unknown: [String] = []
    private var (x, y) = (0, 0)
    private var address = ""
    private let (width, height): (Int, Int)

    init(width: Int, height: Int, _ bytes: [UInt8]) {
        (self.width, self.height) = (width, height)
        cells = Array(repeating: Array(repeating: Cell(), count: width), count: height)
        var rest = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\u{1B}": escape(&rest)
            case "\r": x = 0
            case "\n": y = min(y + 1, height - 1)
            case "\u{8}": x = max(0, min(x, width - 1) - 1)
            case "\u{7}", "\u{E}", "\u{F}": break
            default: put(scalar)
            }
        }
    }

    /// The characters of each line, without the blanks at its end.
    var text: String {
        cells.map { row in
            var line = String(row.filter { !$0.isTail }.map(\.character))
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    /// What leads somewhere, from left to right and from top to bottom: the words and their address.
    var links: [String] {
        var links: [String] = []
        for row in cells {
            var before = ""
            for cell in row {
                if !cell.address.isEmpty, !cell.isTail {
                    if cell.address == before {
                        links[links.count - 1].append(cell.character)
                    } else {
                        links.append("\(cell.address) \(cell.character)")
                    }
                }
                before = cell.address
            }
        }
        return links
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        let columns = Character(scalar).columns
        guard columns > 0 else {
            // A mark goes onto the character before it.
            let place = max(0, min(x, width) - 1)
            cells[y][place].character = Character(String(cells[y][place].character) + String(scalar))
            return
        }
        if x + columns > width { (x, y) = (0, min(y + 1, height - 1)) }
        cells[y][x] = Cell(character: Character(scalar), address: address)
        if columns == 2 { cells[y][x + 1] = Cell(character: " ", address: address, isTail: true) }
        x += columns
    }

    private mutating func escape(_ rest: inout ArraySlice<Unicode.Scalar>) {
        switch rest.popFirst() {
        case "["?: control(&rest)
        case "]"?:
            var text = ""
            while let scalar = rest.popFirst(), scalar != "\u{7}" {
                if scalar == "\u{1B}", rest.first == "\\" {
                    rest.removeFirst()
                    break
                }
                text.unicodeScalars.append(scalar)
            }
            let parts = text.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
            if parts.count == 3, parts[0] == "8" { address = String(parts[2]) }
        case "("?, ")"?: _ = rest.popFirst()
        case "="?, ">"?, "7"?, "8"?: break
        case let other: unknown.append("ESC \(other.map(String.init) ?? "")")
        }
    }

    private mutating func control(_ rest: inout ArraySlice<Unicode.Scalar>) {
        var text = ""
        while let scalar = rest.popFirst() {
            guard (0x40...0x7E).contains(scalar.value) else {
                text.unicodeScalars.append(scalar)
                continue
            }
            return control(
                Character(scalar), text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }, text)
        }
    }

    private mutating func control(_ final: Character, _ numbers: [Int], _ text: String) {
        let first = max(1, numbers.first ?? 1)
        x = final == "m" ? x : min(x, width - 1)
        switch final {
        case "H", "f": (x, y) = (min(max(1, numbers.count > 1 ? numbers[1] : 1), width) - 1, min(first, height) - 1)
        case "A": y = max(0, y - first)
        case "B": y = min(height - 1, y + first)
        case "C": x = min(width - 1, x + first)
        case "D": x = max(0, x - first)
        case "G", "`": x = min(first, width) - 1
        case "d": y = min(first, height) - 1
        case "J":
            if numbers.first ?? 0 == 2 {
                for row in 0..<height { erase(row, 0..<width) }
            } else {
                erase(y, x..<width)
                for row in y + 1..<max(y + 1, height) { erase(row, 0..<width) }
            }
        case "K": erase(y, numbers.first ?? 0 == 1 ? 0..<x + 1 : x..<width)
        case "X": erase(y, x..<min(width, x + first))
        case "P":
            cells[y].removeSubrange(x..<min(width, x + first))
            cells[y] += Array(repeating: Cell(), count: width - cells[y].count)
        case "@":
            cells[y].insert(contentsOf: Array(repeating: Cell(), count: first), at: x)
            cells[y].removeLast(first)
        case "m", "h", "l", "r", "t": break
        default: unknown.append("CSI \(text)\(final)")
        }
    }

    private mutating func erase(_ row: Int, _ columns: Range<Int>) { for column in columns { cells[row][column] = Cell() } }
}
