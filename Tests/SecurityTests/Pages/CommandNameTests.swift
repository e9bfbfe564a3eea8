import Testing

@Suite("Commands say their names")
struct CommandNameTests {
    /// Without a name in its configuration the parser asks the runtime what the type is called, for every command at
    /// every start: with some sixty of them that was half of the time that a short command took.
    @Test("Each command's configuration begins with its name")
    func names() throws {
        var found = 0
        for (path, text) in try Project.sources("Sources/tickmark") {
            let pieces = text.split(separator: "CommandConfiguration(").dropFirst()
            for piece in pieces {
                let start = piece.drop(while: \.isWhitespace)
                #expect(start.hasPrefix("commandName: \""), "\(path): \(start.prefix(60))")
            }
            found += pieces.count
        }
        #expect(found > 100)
    }
}
