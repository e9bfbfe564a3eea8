import Foundation
import Testing

@Suite("The threat model is what is there")
struct SecurityPageTests {
    /// The rows of its tables: attack, defense, test.
    private static func rows() throws -> [[String]] {
        try Project.text("Documentation/Develop/Security.md").split(separator: "\n").filter { $0.hasPrefix("| ") }
            .map { line in line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
            .filter { $0.count == 3 && $0[0] != "Attack" && !$0[0].hasPrefix("---") }
    }

    @Test("Every test that Documentation/Develop/Security.md names exists, and each attack has one")
    func tests() throws {
        let tests = try (Project.sources("Tests") + Project.sources("Fuzzing")).map(\.text).joined()
        var named = 0
        for row in try Self.rows() {
            let names = row[2].split(separator: "“").dropFirst(row[2].hasPrefix("“") ? 0 : 1)
                .compactMap { $0.split(separator: "”").first }
            for name in names {
                #expect(tests.contains("\"\(name)\""), "there is no test “\(name)”")
                named += 1
            }
            #expect(!names.isEmpty, "no test for: \(row[0])")
        }
        #expect(named >= 60, "\(named) tests")
    }

    @Test("Every symbol that it names as a defense is declared, and each attack has one but where nothing is there to attack")
    func symbols() throws {
        let declarations = try Declarations(of: ["Sources", "Themes", "Fuzzing"])
        var named = 0
        for row in try Self.rows() {
            let pointers = Declarations.pointers(in: row[1])
            for pointer in pointers {
                #expect(declarations.contain(pointer), "\(pointer) is declared nowhere: \(row[0])")
                named += 1
            }
            #expect(!pointers.isEmpty || row[1].contains("There is no network code"), "no symbol for: \(row[0])")
        }
        #expect(named >= 50, "\(named) symbols")
    }

    @Test("A pointer to what is not declared is found out")
    func wrong() throws {
        let declarations = try Declarations(of: ["Sources"])
        #expect(declarations.contain("POSIXFileCalls.open") && declarations.contain("occupy_closed_streams()"))
        for wrong in ["POSIXFileCalls.openWide", "FileCallsOfNobody", "FileCallsOfNobody.open", "occupy_open_streams()"] {
            #expect(!declarations.contain(wrong), "\(wrong)")
        }
        #expect(
            Declarations.pointers(in: "`O_NOFOLLOW`, `PATH`, `core.pager`, `Child.run` and `Child`, `a_function()`")
                == ["Child.run", "Child", "a_function()"])
    }
}
