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
@testable import Workbench

@Suite("A line of a journal has the same bytes for ever")
struct EntryFormatTests {
    /// The lines of ``Samples/actions``, without what all lines share. They may be added to and never changed: journals
    /// hold them.
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
        #""do":"rule","rule":"grace","to":10,"was":0"#,
        #""do":"rule","rule":"holidays","to":["2027-01-01","2027-12-24"],"was":[]"#,
        #""do":"rule","rule":"holidays","to":[],"was":["2027-01-01"]"#,
        #""do":"check","tool":"prowler","check":"iam_root_mfa:1","to":["access-review","soc2/CC6.1-04"],"was":null"#,
        #""do":"check","tool":"prowler","check":"iam_root_mfa:1","to":[],"was":["access-review"]"#,
        #""do":"check","tool":"prowler","check":"*","to":null,"was":[]"#,
        #""do":"attach","title":"Access review Q2","kind":"record","file":{"digest":"4f1c90ab4f1c90ab4f1c90ab4f1c90ab4f1c90ab4f1c90ab4f1c90ab4f1c90ab","size":48213,"name":"Q2 \u001b[31m.csv"},"covers":"2027-04-01..2027-06-30","performed":"2027-06-30","collected":"2027-07-08","shows":["access-review","soc2:CC1.1-01","soc2/CC6.1-04"]"#,
        #""do":"attach","title":"Leavers","kind":"population","link":"https://hr.example/leavers?q=1","digest":"4f1c90ab4f1c90ab4f1c90ab4f1c90ab4f1c90ab4f1c90ab4f1c90ab4f1c90ab","covers":"2027-01-01..2027-06-30","performed":"2027-06-30","collected":"2027-07-08","shows":["leavers"],"source":"HR","method":"left between 1 Jan and 30 Jun","count":12,"sample":{"size":5,"how":"seed 4","exceptions":1},"tool":{"name":"prowler","version":"5.1"},"result":"fail","replaces":"ana-4f1c90ab:9""#,
        #""do":"attach","title":"Minutes","kind":"statement","text":"We met.","covers":"2027-06-30","performed":"2027-06-30","collected":"2027-07-01","shows":[]"#,
        #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"title","to":"Access review","was":"Q2""#,
        #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"covers","to":"2027-04-01..2027-06-30","was":"2027-06-30""#,
        #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"performed","to":"2027-07-02","was":"2027-06-30""#,
        #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"collected","to":"2027-07-09","was":"2027-07-08""#,
        #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"source","to":"Okta","was":"""#,
        #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"method","to":"active users","was":"""#,
        #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"shows","to":true,"was":false,"target":"mfa""#,
        #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"verdict","to":"accepted","was":null,"seen":"ana-4f1c90ab:9""#,
        #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"verdict","to":{"returned":"No date on it"},"was":"accepted","seen":"ben-000090ab:4""#,
        #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"verdict","to":null,"was":{"returned":"No date on it"},"seen":"ana-4f1c90ab:9""#,
        #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"retired","to":true,"was":false"#,
        #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"result","to":null,"was":"fail""#,
        #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"result","to":"pass","was":null"#,
        #""do":"confirm","item":"soc2/CC6.1-04","to":"given","was":"wanted""#,
        #""do":"again","item":"soc2/CC6.1-04","to":"2027-06-01","was":null"#,
        #""do":"again","item":"soc2/CC6.1-04","to":null,"was":"2027-06-01""#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"added","text":"All users\nof all systems","kind":"population","reference":"CC6.1; CC6.2","targets":["control:access-review","criterion:CC6.1","item:CC6.1-04"],"owner":"ben","due":"2027-02-03","capture":"2027-01-31""#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"added","text":"A walkthrough","kind":"meeting","reference":"","targets":[],"owner":null,"due":null,"capture":null"#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"text","to":"In other words","was":"In words""#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"kind","to":"sample","was":"population""#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"reference","to":"CC6.3","was":"""#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"owner","to":"ana","was":null"#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"due","to":null,"was":"2027-02-03""#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"capture","to":"2027-03-31","was":null"#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"state","to":"submitted","was":"gathering""#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"verdict","to":{"is":"returned","reason":"No date"},"was":{"is":"none"}"#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"verdict","to":{"is":"accepted"},"was":{"is":"returned","reason":"No date"}"#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"target","to":true,"was":false,"target":"criterion:CC6.1""#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"evidence","to":true,"was":false,"evidence":"ana-4f1c90ab:9""#,
        #""do":"request","engagement":"soc2","request":"R-001 a/b","field":"dropped","to":true,"was":false"#,
        #""do":"roll","engagement":"soc2","from":"soc2-2026""#,
        #""do":"roll","engagement":"soc2","objective":"PY-x7kq2mz","area":"PY","title":"Pay is right""#,
        #""do":"roll","engagement":"soc2","item":"CC6.1-x7kq2mz","criterion":"CC6.1","title":"Keys are kept""#,
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
            (
                #""do":"attach","title":"x","kind":"record","text":"y","covers":"2027-06-30..2027-04-01","performed":"2027-06-30","collected":"2027-07-01","shows":[]"#,
                "a date like 2027-06-30 or days like 2027-04-01..2027-06-30 are expected"
            ),
            (
                #""do":"attach","title":"x","kind":"record","file":{"digest":"../../x","size":1,"name":"x"},"covers":"2027-06-30","performed":"2027-06-30","collected":"2027-07-01","shows":[]"#,
                "a SHA-256 in 64 hexadecimal digits is expected"
            ),
            (
                #""do":"attach","title":"x","kind":"rumour","text":"y","covers":"2027-06-30","performed":"2027-06-30","collected":"2027-07-01","shows":[]"#,
                "no such kind of evidence; written by a newer Tickmark"
            ),
            (
                #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"shows","target":"soc2#R-001","to":true,"was":false"#,
                "a control like access-review or an item like soc2/CC6.1-04 is expected; written by a newer Tickmark"
            ),
            (
                #""do":"evidence","evidence":"ana-4f1c90ab:9","field":"mood","to":true,"was":false"#,
                "no such field of evidence; written by a newer Tickmark"
            ),
        ] {
            let error = #expect(throws: JSONError.self) { try decode(members) }
            #expect(error?.reason == reason)
        }
    }
}
