import Readiness
import Testing

@Suite("No two items of a catalog say the same")
struct DuplicateTests {
    /// Items on different things, written by one hand, share up to 0.25 of their words; reworded copies share far more.
    private static let tooAlike = 0.28
    private static let tooAlikeTitles = 0.5

    @Test("No two items share much of their words, however these are bent", arguments: try BuiltIn.both())
    func pairs(_ builtIn: BuiltIn) {
        let words = builtIn.entries.map { entry in
            (
                id: entry.item.id, title: Sentences.stems(of: entry.item.title),
                all: Sentences.stems(of: entry.item.title + " " + entry.detail.guidance)
            )
        }
        for (index, one) in words.enumerated() {
            for other in words[..<index] {
                let (all, title) = (Sentences.similarity(one.all, other.all), Sentences.similarity(one.title, other.title))
                #expect(all < Self.tooAlike, "\(other.id) and \(one.id) share \(all) of their words")
                #expect(title < Self.tooAlikeTitles, "\(other.id) and \(one.id) share \(title) of their titles")
            }
        }
    }

    @Test(
        "The measure bites: an item retold in other words is found",
        arguments: [
            (
                "CC6.2-02", "Departing staff lose their access within a single business day",
                """
                Auditors often find an exception where an account still works long after its owner has left. Have HR open a leaver ticket when \
                the last day is known, list every system in it, also those without single sign-on, and change shared passwords. The ticket is \
                closed when each system has a time, and access of people who were dismissed is blocked at once.
                """
            ),
            (
                "A1.3-02", "Each quarter a backup is restored and its content is tested",
                """
                That a backup job shows green tells you only that bytes were written, and not whether they are usable. Restore another store \
                every quarter into an empty environment, compare row counts and a few records and start the application on it. Note how long \
                it took against the target and destroy the copy, which holds real data.
                """
            ),
            (
                "CC8.1-02", "Every code change is approved by another person before merging",
                """
                A single author can ship a back door or a mistake, and auditors test this change control first. Protect the main branch so \
                that at least one approval by somebody other than the author is needed, that new commits cancel it and that administrators \
                have no exemption. Keep this rule in code, so that turning it off leaves a trace.
                """
            ),
        ])
    func retold(id: String, title: String, guidance: String) throws {
        let soc2 = try BuiltIn(.soc2)
        let original = try #require(soc2.entries.first { $0.item.id.text == id })
        let similarity = Sentences.similarity(
            Sentences.stems(of: original.item.title + " " + original.detail.guidance), Sentences.stems(of: title + " " + guidance)
        )
        #expect(similarity > Self.tooAlike)
    }
}
