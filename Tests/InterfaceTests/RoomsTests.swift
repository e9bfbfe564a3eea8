import Foundation
import Testing

@testable import Interface

@Suite("A screen is a room of its own")
struct RoomsTests {
    /// A file of the target: its folder, its name, and its text without comments.
    struct Source {
        let folder: String
        let name: String
        let text: String
    }

    /// The folders of screens, and the type that each of them has for its screen.
    static let screens = State.tabs.map { "\($0)" } + ["WelcomeScreen"]

    static func sources() throws -> [Source] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Interface")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
        return try paths.map { path in
            let lines = String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
                .split(separator: "\n", omittingEmptySubsequences: false)
            let code = lines.filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
            let parts = path.split(separator: "/")
            return Source(
                folder: parts.dropLast().joined(separator: "/"), name: parts.last.map(String.init) ?? path,
                text: code.joined(separator: "\n"))
        }
    }

    /// Whether a text names a type, as a whole word.
    private func names(_ type: String, in text: String) -> Bool {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains { $0 == type }
    }

    @Test("Only the top extends the state or knows that there is one")
    func state() throws {
        let below = try Self.sources().filter { $0.folder != "Shell" }
        #expect(below.count > 40)
        for source in below {
            #expect(!names("State", in: source.text), "\(source.folder)/\(source.name) knows the whole state")
        }
    }

    @Test("No screen names another, and no panel names a screen", arguments: screens)
    func screen(type: String) throws {
        let folder = String(type.dropLast("Screen".count))
        let sources = try Self.sources()
        #expect(sources.contains { $0.folder == folder })
        for source in sources where source.folder != folder && source.folder != "Shell" {
            #expect(!names(type, in: source.text), "\(source.folder)/\(source.name) looks into \(folder)")
        }
    }

    @Test("The top lists the screens in one place and looks inside none")
    func top() throws {
        for source in try Self.sources() where source.folder == "Shell" {
            for type in State.tabs.map({ "\($0)" }) where source.name != "Routing.swift" {
                #expect(!names(type, in: source.text), "\(source.name) names \(type)")
            }
            #expect(source.text.firstMatch(of: try Regex("as[?!] [A-Za-z]+(Screen|Panel)")) == nil, "\(source.name) looks inside")
        }
    }

    @Test("No tab has the title of another: by it they are told apart")
    func titles() {
        #expect(Set(Tab.allCases.map(\.title)).count == Tab.allCases.count)
    }
}
