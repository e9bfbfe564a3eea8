import Platform
import Readiness
import StrictJSON

/// The work on the items of a report as `state.json` has it: that on each item on a line of its own, in the order of
/// the items.
///
/// The lines are known by where they begin, and each is read when somebody asks for its item.
struct WorkLines: KeptWork {
    /// The file that they are part of.
    private let bytes: [UInt8]
    /// Where the lines begin in it, and where the first one behind them does.
    private let starts: [Int]
    /// Told where a line is not what this program writes.
    private let flaw: KeptFlaw

    init(_ bytes: [UInt8], starts: [Int], _ flaw: KeptFlaw) {
        (self.bytes, self.starts, self.flaw) = (bytes, starts, flaw)
    }

    private var count: Int { max(0, starts.count - 1) }

    var isEmpty: Bool { count == 0 }

    var items: [ItemID] { (0..<count).map(item) }

    func read(_ item: ItemID) -> ItemWork? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self.item(middle) < item { low = middle + 1 } else { high = middle }
        }
        guard low < count, self.item(low) == item else { return nil }
        return work(low)
    }

    func readAll() -> [(item: ItemID, work: ItemWork)] {
        Parallel.map(Parallel.shares(of: count, each: Self.share)) { lines in
            lines.compactMap { line in work(line).map { (item(line), $0) } }
        }.flatMap(\.self)
    }

    func items(mentioning entry: EntryID) -> [ItemID] { items(with: "\"\(entry)\"") }

    var itemsWithVoidReviews: [ItemID] { items(with: "\"void\":[") }

    /// How many lines are read in one go.
    private static let share = 256
    private static let beginning = Array(#"{"item":""#.utf8)

    /// The items on whose lines a text stands. In a string no quote stands without a backslash, so that one that begins
    /// and ends with quotes is found nowhere else than it is meant.
    private func items(with text: String) -> [ItemID] {
        let text = Array(text.utf8)
        return bytes.withUnsafeBytes { bytes in
            (0..<count).filter { bytes.offset(of: text, in: starts[$0]..<starts[$0 + 1]) != nil }
        }.map(item)
    }

    /// The bytes of a line, without what stands between it and the next one.
    private func line(_ index: Int) -> ArraySlice<UInt8> {
        let line = bytes[starts[index]..<starts[index + 1]]
        let end = line.suffix(2).elementsEqual(",\n".utf8) ? 2 : 1
        return line.dropLast(end)
    }

    /// The item of a line, which is the first thing that stands there.
    private func item(_ index: Int) -> ItemID {
        let line = line(index)
        let name = line.dropFirst(Self.beginning.count).prefix { $0 != UInt8(ascii: "\"") }
        guard line.starts(with: Self.beginning), !name.contains(UInt8(ascii: "\\")) else {
            return ItemID((try? document(index).root.required("item").string()) ?? "")
        }
        return ItemID(String(decoding: name, as: UTF8.self))
    }

    private func work(_ index: Int) -> ItemWork? {
        do throws(JSONError) {
            return try ItemWork(try document(index).root)
        } catch {
            flaw.find()
            return nil
        }
    }

    private func document(_ index: Int) throws(JSONError) -> JSONDocument {
        try JSONDocument(line(index), limits: Snapshot.limits)
    }
}
