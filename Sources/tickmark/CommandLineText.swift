import ArgumentParser
import HarmlessText
import Readiness

/// What was typed behind the program's name, made ready for the parser: in the order that it wants, and nothing that it
/// would misunderstand.
enum CommandLineText {
    /// The arguments of this process.
    ///
    /// - Throws: `ValidationError` that says what is wrong with them.
    static func arguments() throws -> [String] {
        var arguments: [String] = []
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let bytes = CommandLine.unsafeArgv[index] else { break }
            // Repaired, it would name something else: another folder, another file.
            guard let text = String(validatingCString: bytes) else {
                throw ValidationError(
                    "Argument \(index) is not UTF-8: \(String(cString: bytes).harmless). Nothing was done; Tickmark takes names and texts in "
                        + "UTF-8 only. To use a folder of such a name, go there and leave --workspace away.")
            }
            arguments.append(text)
        }
        return try ordered(arguments)
    }

    /// The options that may stand before the command, where people who use git expect them, and whether they take a
    /// value.
    private static let leading = ["--workspace": true, "--theme": true, "--ascii": false, "--no-color": false]

    /// Puts what stands before the command behind it, and texts that begin with a dash behind `--`.
    ///
    /// - Throws: `ValidationError` for a command that there is none of.
    static func ordered(_ arguments: [String]) throws -> [String] {
        let arguments = inTodaysWords(arguments)
        var rest = arguments[...]
        var before: [String] = []
        while let first = rest.first, let takesValue = leading[name(of: first)] {
            rest.removeFirst()
            before.append(first)
            if takesValue, !first.contains("="), let value = rest.popFirst() { before.append(value) }
        }
        guard let word = rest.first else { return arguments }
        guard !word.hasPrefix("-") else { return arguments }
        var command: any ParsableCommand.Type = Tickmark.self
        var words: [String] = []
        while let word = rest.first, let next = subcommands(of: command).first(where: { name(of: $0) == word }) {
            command = next
            words.append(word)
            rest.removeFirst()
        }
        guard !words.isEmpty || word == "help" else { throw unknown(word) }
        guard word != "help" else { return before.isEmpty ? arguments : [word] + rest.dropFirst() + before }
        // `tickmark scope` alone shows: what was said before belongs to that.
        if let standard = command.configuration.defaultSubcommand, !before.isEmpty, rest.first.map({ $0.hasPrefix("-") }) ?? true
        {
            words.append(name(of: standard))
        }
        return words + before + textsBehindDashes(Array(rest), of: command)
    }

    /// Options whose value may look like an option.
    private static let withFreeValues: Set = ["--reason", "--comment", "--name", "--organization", "--service"]

    /// What was typed in the words of today: a report was once called an engagement, and scripts may call it so for
    /// ever.
    private static func inTodaysWords(_ arguments: [String]) -> [String] {
        var result: [String] = []
        var isCommandNamed = false
        var isText = false
        for argument in arguments {
            let previous = result.last ?? ""
            let isValue = withFreeValues.contains(previous) || leading[previous] == true
            if isText || isValue {
                result.append(argument)
            } else if argument == "--engagement" {
                result.append("--report")
            } else if argument.hasPrefix("--engagement=") {
                result.append("--report=" + argument.dropFirst("--engagement=".count))
            } else if !argument.hasPrefix("-"), !isCommandNamed {
                result.append(argument == "engagement" ? "report" : argument)
                isCommandNamed = argument != "help"
            } else {
                result.append(argument)
            }
            isText = isText || argument == "--"
        }
        return result
    }

    private static func name(of argument: String) -> String { String(argument.prefix { $0 != "=" }) }

    private static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? "\(command)".lowercased()
    }

    private static func subcommands(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
        // Those of the groups are among them.
        command.configuration.subcommands
    }

    private static func unknown(_ word: String) -> ValidationError {
        let names = subcommands(of: Tickmark.self).filter { $0.configuration.shouldDisplay }.map(name(of:))
        let near = Nearest.texts(to: word, among: names)
        let shown = word.count > 40 ? "\(word.prefix(40))…" : word
        return ValidationError(
            "There is no command “\(shown)”."
                + (near.isEmpty ? " `tickmark --help` lists them." : " Did you mean \(near.joined(separator: " or "))?"))
    }

    // MARK: Texts that begin with a dash

    /// The commands that take words of a person's own as arguments.
    private static let withTexts: [any ParsableCommand.Type] = [
        NoteCommand.self, AddItemCommand.self, EditItemCommand.self, ObjectiveCommand.Add.self, ObjectiveCommand.Reword.self,
        PersonCommand.Add.self,
    ]

    /// Their options, and whether they take a value.
    private static let options = [
        "--workspace": true, "--report": true, "--dry-run": false, "--json": false, "--correct": true, "--withdraw": true,
    ]

    /// Takes `-5 days late` and `- a bullet` for the texts that they are: what looks like an option (a dash or two and
    /// a word) stays one.
    private static func textsBehindDashes(_ arguments: [String], of command: any ParsableCommand.Type) -> [String] {
        guard withTexts.contains(where: { $0 == command }) else { return arguments }
        var named: [String] = []
        var texts: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                texts += rest
                break
            }
            guard argument.looksLikeOption else {
                texts.append(argument)
                continue
            }
            named.append(argument)
            if options[argument] == true, let value = rest.popFirst() { named.append(value) }
        }
        return texts.contains { $0.hasPrefix("-") } ? named + ["--"] + texts : arguments
    }
}

extension String {
    /// Whether it is a dash or two with a word of letters, digits and dashes, and perhaps a value behind `=`.
    fileprivate var looksLikeOption: Bool {
        guard hasPrefix("-") else { return false }
        let word = drop { $0 == "-" }.prefix { $0 != "=" }
        guard utf8.count - word.utf8.count <= 2 || contains("="), let first = word.first, first.isASCII, first.isLetter else {
            return false
        }
        return !hasPrefix("---") && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
}
