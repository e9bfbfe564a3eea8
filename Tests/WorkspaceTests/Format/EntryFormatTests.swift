@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import StrictJSON
import Testing

@Suite("A line of a journal has the same bytes for ever")
struct EntryFormatTests {
    /// The lines of ``Samples/actions``, without what all lines share. They may be added to and never changed: journals hold them.
    private static let golden = [
        #""do":"person","person":"ana","to":"Ana Ruiz","was":null"#,
        #""do":"person","person":"ana","to":"Ana María Ruiz","was":"Ana Ruiz""#,
        #""do":"same","person":"ana-r","as":"ana","to":true,"was":false"#,
        #""do":"engage","engagement":"soc2","report":"soc2","catalog":"soc2","type":2,"from":"2027-01-01","to":"2027-06-30","organization":"Acme","service":"","areas":["A","C"]"#,
        #""do":"engage","engagement":"soc1-2028","report":"soc1","catalog":"soc1","type":1,"asOf":"2027-03-31","organization":"Acme","service":"Payroll","areas":[]"#,
        #""do":"amend","engagement":"soc2","field":"type","to":{"type":1,"asOf":"2027-06-30"},"was":{"type":2,"from":"2027-01-01","to":"2027-06-30"}"#,
        #""do":"amend","engagement":"soc2","field":"organization","to":"Acme Ltd","was":"Acme""#,
        #""do":"amend","engagement":"soc2","field":"service","to":"Payments","was":"""#,
        #""do":"drop","engagement":"soc2","to":true,"was":false"#,
        #""do":"scope","engagement":"soc2","target":"A","to":false,"was":true,"reason":"Not promised""#,
        #""do":"objective","engagement":"soc1-2028","area":"PY","title":"Pay is right""#,
        #""do":"reword","engagement":"soc1-2028","criterion":"PY1","to":"Pay is right and on time","was":null"#,
        #""do":"reword","engagement":"soc1-2028","criterion":"PY1","to":null,"was":"Pay is right and on time""#,
        #""do":"item","engagement":"soc2","criterion":"CC6.1","title":"Keys are kept""#,
        #""do":"status","item":"soc2/CC6.1-04","to":"ready","was":"inProgress""#,
        #""do":"status","item":"soc2/CC6.1-04","to":"notApplicable","was":"todo","reason":"No office""#,
        #""do":"blocked","item":"soc2/CC6.1-04","to":"Vendor","was":null"#,
        #""do":"blocked","item":"soc2/CC6.1-04","to":null,"was":"Vendor""#,
        #""do":"owner","item":"soc2/CC6.1-04","to":"ben","was":null"#,
        #""do":"owner","item":"soc2/CC6.1-04","to":null,"was":"ben""#,
        #""do":"due","item":"soc2/CC6.1-04","to":"2027-02-03","was":null"#,
        #""do":"due","item":"soc2/CC6.1-04","to":null,"was":"2027-02-03""#,
        #""do":"note","item":"soc2/CC6.1-04","text":"Line one\nwith \"quotes\", \\ and \u001b[31m""#,
        #""do":"withdraw","engagement":"soc2","entry":"ana-4f1c90ab:9","to":true,"was":false"#,
        #""do":"settle","item":"soc2/CC6.1-04","clashes":[{"earlier":"ana-4f1c90ab:3","later":"ben-000090ab:4"}]"#,
        #""do":"keep","item":"soc2/CC6.1-04""#,
        #""do":"status","item":"soc2/CC6.1-04","to":"reviewed","was":"ready","reason":"The list of 12 Nov""#,
        #""do":"return","item":"soc2/CC6.1-04","to":"inProgress","was":"reviewed","reason":"No date on it""#,
        #""do":"correct","engagement":"soc2","entry":"ana-4f1c90ab:9","to":"In other words","was":"In words""#,
        #""do":"workspace","to":"Acme Inc.","was":null"#,
        #""do":"workspace","to":null,"was":"Acme Inc.""#,
        #""do":"control","control":"access-review","field":"adopted","to":true,"was":false"#,
        #""do":"control","control":"access-review","field":"statement","to":"Ana looks within {days} days.","was":null"#,
        #""do":"control","control":"access-review","field":"owner","to":"ben","was":null"#,
        #""do":"control","control":"access-review","field":"schedule","to":[{"frequency":"quarterly"},{"frequency":"monthly","anchor":"15","since":"2027-03-01"}],"was":null"#,
        #""do":"control","control":"access-review","field":"parameter","to":"7","was":null,"parameter":"days""#,
        #""do":"control","control":"access-review","field":"population","to":"Users of the bank portal","was":null"#,
        #""do":"control","control":"access-review","field":"excluded","to":null,"was":"No office""#,
        #""do":"control","control":"cash-count","field":"dropped","to":true,"was":false"#,
        #""do":"define","control":"cash-count","title":"Cash is counted","statement":"Ben counts the cash each day.","nature":"manual","frequency":"daily","population":"","role":"","criteria":["soc1/TX2"]"#,
    ]

    private static let before = #"{"seq":12,"clock":47,"at":"2027-01-02T00:00:00Z","by":"Ana Ruiz","#

    @Test("Every kind of action is written as it always was, and read back as it was")
    func kinds() throws {
        #expect(Self.golden.count == Samples.actions.count)
        for (action, golden) in zip(Samples.actions, Self.golden) {
            let entry = Samples.entry(action)
            let line = entry.line(after: "abc")
            #expect(String(decoding: line, as: UTF8.self) == Self.before + golden + #","prev":"abc"}"#)
            #expect(try Entry.decode(JSONDocument(line).root, of: Samples.ana) == entry)
        }
    }

    @Test("What was signed stands behind the action, with a digest where there is one")
    func words() throws {
        let tick = Action.status(Samples.item, to: .ready, was: .todo, reason: "")
        let digest = String(repeating: "4f1c", count: 16)
        for (entry, end) in [
            (
                Samples.entry(tick, words: SignedWords(title: "Badges are \u{201C}counted\u{201D}", digest: digest)),
                #""was":"todo","words":{"title":"Badges are “counted”","digest":"\#(digest)"},"prev":"abc"}"#
            ),
            (
                Samples.entry(.keep(Samples.item), batch: 11, words: SignedWords(title: "Ours")),
                #""item":"soc2/CC6.1-04","words":{"title":"Ours"},"batch":11,"prev":"abc"}"#
            ),
        ] {
            let line = entry.line(after: "abc")
            #expect(String(decoding: line, as: UTF8.self).hasSuffix(end), "\(String(decoding: line, as: UTF8.self))")
            #expect(try Entry.decode(JSONDocument(line).root, of: Samples.ana) == entry)
        }
    }

    @Test("A go of several entries, undo and redo say so behind the action")
    func goes() throws {
        let note = Action.note(Samples.item, text: "x")
        for (entry, end) in [
            (Samples.entry(note, batch: 10), #""batch":10,"prev":"abc"}"#),
            (Samples.entry(note, reversal: .undo(EntryID(Samples.ana, 3))), #""undo":"ana-4f1c90ab:3","prev":"abc"}"#),
            (
                Samples.entry(note, batch: 11, reversal: .redo(EntryID(Samples.ana, 4))),
                #""batch":11,"redo":"ana-4f1c90ab:4","prev":"abc"}"#
            ),
        ] {
            let line = entry.line(after: "abc")
            #expect(
                String(decoding: line, as: UTF8.self) == Self.before + #""do":"note","item":"soc2/CC6.1-04","text":"x","# + end)
            #expect(try Entry.decode(JSONDocument(line).root, of: Samples.ana) == entry)
        }
    }

    @Test("Keys that mean nothing are passed over; a verb that means nothing is refused, and so is a value that cannot be")
    func unknown() throws {
        func decode(_ members: String) throws -> Entry {
            try Entry.decode(JSONDocument(Array((Self.before + members + #","prev":"abc"}"#).utf8)).root, of: Samples.ana)
        }
        #expect(
            try decode(#""do":"note","mood":{"deep":[1]},"item":"soc2/CC6.1-04","text":"x""#)
                == Samples.entry(.note(Samples.item, text: "x")))
        for (members, reason) in [
            (
                #""do":"fly","item":"soc2/CC6.1-04""#,
                "\"fly\" is not something this version knows; written by a newer Tickmark"
            ),
            (#""do":"note","item":"soc2/CC6.1-04""#, "\"text\" is missing"),
            (#""do":"note","item":"CC6.1-04","text":"x""#, "an item like soc2/CC6.1-04 is expected"),
            (#""do":"status","item":"soc2/CC6.1-04","to":"done","was":"todo""#, "no such status"),
            (#""do":"due","item":"soc2/CC6.1-04","to":"2027-02-30","was":null"#, "a date like 2026-11-23 is expected"),
            (#""do":"owner","item":"soc2/CC6.1-04","to":"Ben!","was":null"#, "that cannot be a handle"),
            (#""do":"amend","engagement":"soc2","field":"id","to":"x","was":"y""#, "no such field of an engagement"),
            (#""do":"drop","engagement":"../x","to":true,"was":false"#, "that cannot be an engagement's id"),
            (#""do":"note","item":"soc2/CC6.1-04","text":"x","batch":13"#, "an entry cannot belong to a later go"),
            (#""do":"note","item":"soc2/CC6.1-04","text":"x","undo":"ana:1""#, "an entry like ana-4f1c90ab:12 is expected"),
            (
                #""do":"amend","engagement":"soc2","field":"type","to":{"type":2,"from":"2027-02-01","to":"2027-01-01"},"was":{"type":1,"asOf":"2027-01-01"}"#,
                "the period ends before it begins"
            ),
        ] {
            let error = #expect(throws: JSONError.self) { try decode(members) }
            #expect(error?.reason == reason)
        }
    }
}
