import Import
import Readiness
import Soaking
import Testing

@Suite("Words that nobody knows cost what they are worth, however many rows have them")
struct ManyWordsTests {
    @Test("Rows with unknown statuses are told what is near for as long as somebody would read it, and looked at in no time")
    func statuses() throws {
        let count = 10_000
        // Near to "in progress", each in its own way, and the first of them twice.
        let words = (0..<count).map { "in progres \($0)" }
        let file =
            "criterion,title,status\n"
            + (words + [words[0]]).enumerated().map { "CC6.1,Own item \($0),\($1)\n" }.joined()
        let (plan, seconds) = try timed { try Workshop().plan(file) }
        // At three milliseconds a word in an optimized build, this took minutes.
        #expect(seconds < 20)
        #expect(plan.verdicts.count == count + 1 && plan.verdicts.allSatisfy { $0.outcome == .refused })
        let near = plan.verdicts.map { verdict -> [String] in
            guard case .unknownStatus(_, let nearest)? = verdict.reasons.first else { return [] }
            return nearest
        }
        #expect(near[0].contains("in progress") && near[count] == near[0])
        #expect(near[100].contains("in progress"))
        #expect(near[count - 1].isEmpty, "the row is refused all the same")
    }

    @Test("A list of controls that nobody has yet is taken in no time")
    func controls() throws {
        let count = 2000
        let rows = (0..<count).map { "key-\($0),Title \($0),The lead checks \($0) and keeps a record.,monthly\n" }
        let file = Array(("key,title,statement,frequency\n" + rows.joined()).utf8)
        var shop = Workshop()
        shop.write(
            (0..<200).map {
                .define(OwnControl(key: "own-\($0)", title: "T", statement: "Ana counts.", nature: .manual, frequency: .annually))
            })
        let state = shop.state
        let table = try CSVReader.read(file)
        let (plan, seconds) = timed { state.planControls(table, among: state.controls, by: "ana", named: "Ana Ruiz") }
        // Each was first held against all that there are.
        #expect(seconds < 20)
        #expect(plan.verdicts.count == count && plan.verdicts.allSatisfy { $0.outcome == .added })
    }
}
