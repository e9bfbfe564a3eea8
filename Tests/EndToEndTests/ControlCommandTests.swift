import Foundation
import RealTerminals
import Testing

@Suite("The library of controls, from the command line")
struct ControlCommandTests {
    private struct ControlAnswer: Decodable {
        let key: String
        let criteria: [String]
        let items: [String]
    }

    @Test("The library is listed and shown without a workspace, for people and in JSON")
    func look() throws {
        let folder = try ScratchFolder()
        let list = try tickmark("control", "list", in: folder.url)
        #expect(list.status == 0 && list.output.contains("access-review"), "\(list.errors)")
        let controls = try JSONDecoder().decode(
            [ControlAnswer].self, from: Data(tickmark("control", "list", "--json", in: folder.url).output.utf8))
        #expect(controls.count >= 170)
        for control in controls { #expect(list.output.contains("  \(control.key) "), "\(control.key)") }
        let page = try tickmark("control", "show", "Access-Review", in: folder.url)
        #expect(page.status == 0 && page.output.contains("soc2/CC6.3-02") && page.output.contains("Type 2"), "\(page.errors)")
        let one = try JSONDecoder().decode(
            ControlAnswer.self, from: Data(tickmark("control", "show", "access-review", "--json", in: folder.url).output.utf8))
        #expect(one.key == "access-review" && one.criteria.contains("soc1/LA1") && one.items.contains("soc1/LA1-03"))
    }

    @Test("A key that is none is refused with those nearest to it")
    func unknown() throws {
        let folder = try ScratchFolder()
        let answer = try tickmark("control", "show", "acess-reviw", in: folder.url)
        #expect(answer.status == 1 && answer.output.isEmpty)
        #expect(answer.errors.contains("access-review"), "\(answer.errors)")
        #expect(try tickmark("control", "show", "\u{1B}[2J", in: folder.url).errors.contains("control list"))
    }
}
