import ArgumentParser
import Files
import HarmlessText
import Import
import Import
import Readiness
import Reports
import Runner
import Store

/// `population`: the complete list from which an auditor samples.
struct PopulationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "population", abstract: "Look at a population before a sample is drawn from it.", subcommands: [Show.self])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Count the rows of a population, and say what its columns hold.",
            discussion: "The first row names the columns. Blank rows do not count.")
        @OptionGroup var workspace: WorkspaceOptions
        @Argument(help: "A CSV file, or the id of a piece of evidence.", completion: .file(extensions: ["csv"])) var population:
            String
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            let population = try await Population.named(population, in: workspace)
            if json { Output.write(population.json) } else { Output.write(population.lines(width: Environment.outputWidth)) }
        }
    }
}

/// `sample`: rows that a seed draws from a population.
struct SampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "Draw a sample that anybody can draw again, and check what came of it.",
        subcommands: [Draw.self, Check.self])

    struct Draw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "draw", abstract: "Draw rows of a population by a seed.",
            discussion: """
                The same file, size and seed draw the same rows on every machine; how is written down in Documentation/Formats/Samples.md. \
                Without a seed one is made up and printed. --output writes the rows as a checklist to be filled in, which \
                `tickmark sample check` reads.
                """)
        @OptionGroup var workspace: WorkspaceOptions
        @Argument(help: "A CSV file, or the id of a piece of evidence.", completion: .file(extensions: ["csv"])) var population:
            String
        @Option(help: ArgumentHelp("How many rows.", valueName: "n")) var size: Int
        @Option(help: ArgumentHelp("A number from 0 to 18446744073709551615.", valueName: "s")) var seed: UInt64?
        @Option(help: ArgumentHelp("Write a checklist of the drawn rows.", valueName: "file"), completion: .file()) var output:
            String?
        @Flag(help: "Replace a file that exists.") var force = false
        @Flag(help: "Answer in JSON.") var json = false

        func validate() throws {
            if size < 1 { throw ValidationError("--size is a number from 1.") }
        }

        func run() async throws {
            let population = try await Population.named(population, in: workspace)
            if size > population.rows.count {
                Output.warn("The population has \(counted(population.rows.count, "row")), so all of it is the sample.")
            }
            // Nine digits are enough to be anybody's guess, and few enough to be read out.
            let sample = DrawnSample(size, of: population, seed: seed ?? UInt64.random(in: 100_000_000...999_999_999))
            if json { Output.write(sample.json) } else { Output.write(sample.lines(width: Environment.outputWidth)) }
            guard let output else { return }
            do throws(ExportFile.Failure) {
                try ExportFile.write(Array(sample.checklist.utf8), to: Environment.absolute(output), replaces: force)
            } catch {
                throw Failure(error)
            }
            if !json {
                Output.say(
                    "Wrote the checklist \(output): say in its column result what came of each row (pass or fail), then "
                        + "`tickmark sample check \(output) \(self.population)`.")
            }
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Check that a checklist holds what its seed draws, and count what came of its rows.",
            discussion:
                "Exits with 1 where the rows are not those that the seed draws, or not as they are in the population; with 0 also where rows are open."
        )
        @OptionGroup var workspace: WorkspaceOptions
        @Argument(help: "The checklist that `sample draw --output` made.", completion: .file(extensions: ["csv"])) var checklist:
            String
        @Argument(help: "The population: a CSV file, or the id of a piece of evidence.", completion: .file(extensions: ["csv"]))
        var population: String
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            let population = try await Population.named(population, in: workspace)
            let table = try IncomingFile(checklist).sheet().rows.map(\.cells)
            let checked: CheckedSample
            do throws(CheckedSample.Flaw) {
                checked = try CheckedSample(table: table, of: population)
            } catch {
                throw Failure("\(checklist): \(error)")
            }
            if json {
                Output.write(checked.json)
            } else {
                Output.write(checked.lines)
                if checked.isComplete {
                    Output.say(
                        "To attach it: tickmark evidence add CONTROL \(checklist) --kind sample --sample \(checked.sample.drawn.count)"
                    )
                    Output.say("  --exceptions \(checked.failed.count) --covers D..D --how '\(checked.sample.how)'")
                }
            }
            if !checked.isTrue { throw ExitCode.failure }
        }
    }
}

extension Population {
    /// The population that a text names: a file, or a piece of evidence of the workspace.
    fileprivate static func named(_ text: String, in workspace: WorkspaceOptions) async throws -> Population {
        let isFile = POSIXFileCalls().kind(of: Environment.absolute(text)) != .nothing
        guard !isFile, EntryID(text) != nil || text.lowercased().hasPrefix("e-") else {
            return try IncomingFile(text).population()
        }
        let store = try await workspace.open(asksWho: false)
        let piece: Evidence
        do throws(Refusal) { piece = try store.state.record.evidence(named: text).piece } catch { throw Failure(error) }
        return try store.population(of: piece)
    }
}

extension WorkspaceStore {
    /// The population that a piece of evidence holds.
    fileprivate func population(of piece: Evidence) throws -> Population {
        let name = piece.id.evidenceName
        guard case .file(let digest, _, let fileName) = piece.content, let path = EvidenceFolder(of: folder).path(of: piece)
        else {
            throw Failure("\(name) has no file in evidence/, so it has no rows to draw from.")
        }
        let file = try IncomingFile(at: path, called: fileName)
        guard file.digest == digest else {
            throw Failure(
                "The file of \(name) is not as it was attached, so nothing was drawn from it. `tickmark evidence verify` says more."
            )
        }
        return try file.population()
    }
}
