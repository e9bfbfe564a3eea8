import Readiness
import Reports
import Testing

@Suite("Codes in the place of people and files")
struct RedactionTests {
    private func summary(_ audience: Audience) -> Summary {
        let plain = AuditedOffice.summary(for: audience)
        let entries = AuditedOffice.journal
        let redaction = Redaction(of: entries)
        let told = redaction.redacted(entries)
        var summary = Summary(
            of: redaction.state(of: plain.state, folding: told), recent: told, heads: redaction.heads(plain.heads),
            madeBy: redaction.maker("ana", isKnown: true), on: plain.day, catalogs: plain.catalogs)
        summary.audience = audience
        return summary
    }

    @Test("No format names a person or a file, for whomever it is", arguments: ExportGoldenTests.choices)
    func nobody(choice: ExportChoice) {
        for document in documents(of: summary(choice.audience), as: choice.format) {
            let text = String(decoding: document.bytes, as: UTF8.self)
            // "Ana keeps the list" is of the library of controls, which nobody wrote about a colleague.
            let plain = text.replacing("Ana keeps the list", with: "")
            for secret in ["Ana", "Ruiz", "Ben", "Okoye", "ana-4f1c", "hosts.csv", "\"ana\"", "\"ben\""] {
                #expect(!plain.contains(secret), "\(document.name): \(secret)")
            }
        }
    }

    @Test("The figures are what they are without codes", arguments: Audience.allCases)
    func figures(audience: Audience) {
        let (plain, coded) = (AuditedOffice.summary(for: audience), summary(audience))
        #expect(plain.engagements.map(\.tally) == coded.engagements.map(\.tally))
        for (left, right) in zip(plain.engagements, coded.engagements) {
            #expect(plain.state.coverage(of: left).coveredItems == coded.state.coverage(of: right).coveredItems)
            #expect(left.items.map { left.isReworded($0) } == right.items.map { right.isReworded($0) })
        }
    }

    @Test("Names are found in what people wrote, and one name is one code")
    func texts() throws {
        var office = Northwind()
        office.write(.person("ana", name: "Ana María Ruiz", was: nil))
        office.write(.person("ben", name: "Ben Okoye", was: nil), by: Northwind.ben)
        let texts = [
            ("Ask Ana María Ruiz, not Ben.", "Ask Person 1, not Person 2."), ("ana.ruiz@example.com", "Person 1@example.com"),
            ("ANA and ben", "Person 1 and Person 2"), ("A banana bends", "A banana bends"), ("(Ben)", "(Person 2)"),
            ("", ""), ("Ben Ben", "Person 2"),
        ]
        for (text, coded) in texts {
            office.write(.note(Northwind.item("CC6.1-01"), text: text))
            let told = Redaction(of: office.journal).redacted(office.journal)
            guard case .note(_, let words)? = told.last?.action else {
                Issue.record("no note")
                continue
            }
            #expect(words == coded)
        }
    }

    @Test("A code stays what it is when people and files come to it")
    func stable() {
        let before = AuditedOffice.journal
        var office = AuditedOffice.office
        office.write(.person("aaa", name: "Aaron Aalto", was: nil))
        let after = Redaction(of: office.journal).redacted(office.journal)
        #expect(Array(after.prefix(before.count)) == Redaction(of: before).redacted(before))
    }

    @Test("What was written at once by two people comes to the same with codes")
    func order() {
        let entries = AuditedOffice.journal
        let told = Redaction(of: entries).redacted(entries)
        #expect(told.map(\.stamp) == told.map(\.stamp).sorted())
        #expect(FoldedHistory(folding: told.reversed()).record == FoldedHistory(folding: told).record)
    }
}
