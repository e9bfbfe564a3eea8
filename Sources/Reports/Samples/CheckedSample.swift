import HarmlessText
import Readiness
import StrictJSON

/// A checklist that somebody filled in, held against the population that it was drawn from.
public struct CheckedSample: Hashable, Sendable {
    /// Why a file is no checklist.
    public enum Flaw: Error, Hashable, Sendable, CustomStringConvertible {
        /// It lacks a column that checklists have.
        case noColumn(String)
        /// Its rows do not say how they were drawn, or say different things.
        case noWay
        /// It was drawn from other bytes.
        case otherPopulation(expected: String)
        /// It was drawn in a way that this version does not know.
        case otherVersion(Int)

        /// What is wrong with it.
        public var description: String {
            switch self {
            case .noColumn(let name):
                "There is no column \(name); a checklist is a file that `tickmark sample draw --output` made."
            case .noWay: "The rows do not all say in the column sample, in the same words, how they were drawn."
            case .otherPopulation(let digest): "The sample was drawn from another file: its SHA-256 is \(digest)."
            case .otherVersion(let way): "The sample was drawn in way \(way), which this version does not know."
            }
        }
    }

    /// The sample as the seed draws it.
    public let sample: DrawnSample
    /// The rows that hold.
    public private(set) var passed: [Int] = []
    /// The rows that do not: exceptions.
    public private(set) var failed: [Int] = []
    /// The rows of which nobody has said yet.
    public private(set) var open: [Int] = []
    /// Rows that the seed draws, and the checklist lacks.
    public private(set) var missing: [Int] = []
    /// Rows that the checklist has, and the seed does not draw.
    public private(set) var foreign: [Int] = []
    /// Rows that say something else than the population does.
    public private(set) var changed: [Int] = []

    /// Holds a checklist against a population.
    ///
    /// - Parameter table: The checklist's rows, of which the first names the columns.
    /// - Throws: ``Flaw`` where it is none, or one of another population.
    public init(table: [[String]], of population: Population) throws(Flaw) {
        let header = table.first ?? []
        func column(_ name: String) throws(Flaw) -> Int {
            guard let place = header.lastIndex(of: name) else { throw .noColumn(name) }
            return place
        }
        guard header.first == "row" else { throw .noColumn("row") }
        let (result, how) = (try column("result"), try column("sample"))
        let rows = table.dropFirst()
        func cell(_ row: [String], _ place: Int) -> String { row.indices.contains(place) ? row[place] : "" }
        guard let way = rows.first.map({ cell($0, how) }), rows.allSatisfy({ cell($0, how) == way }), let drawn = DrawnWay(way)
        else { throw .noWay }
        guard drawn.version == SampleDraw.version else { throw .otherVersion(drawn.version) }
        guard drawn.digest == population.digest else { throw .otherPopulation(expected: drawn.digest) }
        sample = DrawnSample(drawn.size, of: population, seed: drawn.seed)
        let expected = Set(sample.drawn)
        var seen: Set<Int> = []
        for row in rows {
            guard let number = Int(cell(row, 0)), expected.contains(number), seen.insert(number).inserted else {
                foreign.append(Int(cell(row, 0)) ?? 0)
                continue
            }
            let original = population.rows[number - 1]
            let isSame = population.header.indices.allSatisfy { place in
                let text = original.indices.contains(place) ? original[place] : ""
                return cell(row, place + 1) == text
                    || cell(row, place + 1).defusingTakenBack == text.harmlessLines.joined(separator: "\n")
            }
            if !isSame { changed.append(number) }
            switch cell(row, result).lowercased().filter({ !$0.isWhitespace }) {
            case "pass", "passed", "ok", "yes", "y", "x", "holds", "noexception": passed.append(number)
            case "": open.append(number)
            default: failed.append(number)
            }
        }
        missing = expected.subtracting(seen).sorted()
    }

    /// Whether the rows are those that the seed draws, as they are in the population.
    public var isTrue: Bool { missing.isEmpty && foreign.isEmpty && changed.isEmpty }

    /// Whether something was said of every row.
    public var isComplete: Bool { isTrue && open.isEmpty }

    /// The answer as `sample check` prints it.
    public var lines: [String] {
        func rows(_ numbers: [Int]) -> String {
            "\(numbers.count == 1 ? "row" : "rows") \(numbers.prefix(20).map(String.init).joined(separator: ", "))\(numbers.count > 20 ? ", …" : "")"
        }
        var lines = ["\(sample.how).".harmless]
        if !missing.isEmpty { lines.append("Missing from the checklist: \(rows(missing)).") }
        if !foreign.isEmpty { lines.append("Not drawn by this seed: \(rows(foreign)).") }
        if !changed.isEmpty { lines.append("Not as in the population: \(rows(changed)).") }
        if isTrue { lines.append("These are the rows that the seed draws, as they are in the population.") }
        lines.append("\(passed.count) hold, \(counted(failed.count, "exception")), \(open.count) open.")
        if !failed.isEmpty { lines.append("Exceptions: \(rows(failed)).") }
        return lines
    }

    /// The answer of `sample check --json`.
    public var json: JSONValue {
        func numbers(_ rows: [Int]) -> JSONValue { .array(rows.map { .integer($0) }) }
        return [
            "how": .string(sample.how), "true": .bool(isTrue), "complete": .bool(isComplete),
            "size": .integer(sample.drawn.count), "passed": numbers(passed), "exceptions": numbers(failed),
            "open": numbers(open), "missing": numbers(missing), "foreign": numbers(foreign), "changed": numbers(changed),
        ]
    }
}

/// How a sample was drawn, read from the line that says so.
private struct DrawnWay {
    let version: Int
    let seed: UInt64
    let size: Int
    let digest: String

    init?(_ text: String) {
        let parts = text.split(separator: ",").map { $0.split(separator: " ").map(String.init) }
        guard parts.count == 4, parts[0].count == 2, parts[0][0] == "way", let version = Int(parts[0][1]),
            parts[1].count == 2, parts[1][0] == "seed", let seed = UInt64(parts[1][1]),
            parts[2].count == 3, let size = Int(parts[2][0]), size > 0, parts[3].count == 2, parts[3][0] == "sha256"
        else { return nil }
        (self.version, self.seed, self.size, digest) = (version, seed, size, parts[3][1])
    }
}
