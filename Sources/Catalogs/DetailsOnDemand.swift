import Digests
import Platform
import Readiness
import StrictJSON
import Synchronization

/// Decodes an item's long texts when somebody looks at it.
///
/// It holds where the items stand in the file's bytes, and not what the reader made of them: that takes as much memory
/// as the file.
final class DetailsOnDemand: ItemDetails {
    private let items: ItemTexts
    private let own: [Control]
    /// The digests that somebody asked for: whatever was signed is held against them at each look at all items.
    private let digests = Mutex<[Int: DigestValue]>([:])

    /// - Parameters:
    ///   - items: The bytes of the items, in the catalog's order.
    ///   - controls: The controls that the catalog defines for itself.
    init(_ items: ItemTexts, controls: [Control] = []) {
        self.items = items
        own = controls
    }

    func controls() -> [Control] { own }

    func detail(at position: Int) -> ItemDetail {
        guard let node = node(at: position) else { return ItemDetail() }
        // Every text was checked when the catalog was read.
        return (try? node.itemDetail()) ?? ItemDetail()
    }

    func wordsDigest(at position: Int) -> String? {
        if let known = digests.withLock({ $0[position] }) { return known.text }
        guard let node = node(at: position), let title = try? node.required("title").string(), let detail = try? node.itemDetail()
        else { return nil }
        let made = WordsDigests.digest(title: title, detail)
        digests.withLock { $0[position] = DigestValue(hexadecimal: made.utf8) }
        return made
    }

    func digestWords(at positions: [Int]) {
        guard positions.count >= Self.many else { return }
        _ = Parallel.map(Parallel.shares(of: positions.count, each: Self.share)) { share in
            for position in positions[share] { _ = self.wordsDigest(at: position) }
        }
    }

    /// From how many items on it is worth more than one thread, and how many of them are done in one go.
    private static let (many, share) = (1024, 256)

    private func node(at position: Int) -> JSONNode? {
        items[position].flatMap { try? JSONDocument($0).root }
    }
}
