// swift-tools-version: 6.2
import PackageDescription

// The house: arrows point one way, and `make check` proves it. See Documentation/Develop/House.md.

/// The commit that is built, where whoever builds says it: the Makefile does. Without, the program says that it does
/// not know.
let commit = Context.environment["TICKMARK_COMMIT"] ?? ""

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let hashTrees = Target.Dependency.product(name: "HashTreeCollections", package: "swift-collections")

/// What the tests of a workspace's rooms look at together.
let workspace: [Target.Dependency] = ["Reports", "Checking", "GitSync", "Store", "Journal", "Files", "Readiness", "Soaking"]

let package = Package(
    name: "tickmark",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    ],
    targets: [
        // Foundations: they import nothing of ours.
        .target(name: "StrictJSON", swiftSettings: strict),
        .target(name: "HarmlessText", swiftSettings: strict),
        .target(name: "SplitMix", swiftSettings: strict),
        .systemLibrary(name: "CDigest", providers: [.apt(["libssl-dev"])]),
        .target(name: "Digests", dependencies: ["CDigest", "CZlib"], swiftSettings: strict),
        .target(
            name: "Readiness",
            dependencies: ["HarmlessText", "SplitMix", hashTrees],
            swiftSettings: strict),
        // What comes in: spreadsheets and lists of any make, as values.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
        .target(
            name: "Import", dependencies: ["CZlib", "CExpat", "Digests", "HarmlessText", "Readiness", "StrictJSON"],
            swiftSettings: strict),
        // The terminal: what a frame is, how it is coloured, and the one room that knows ncurses.
        .target(name: "TerminalUI", dependencies: ["HarmlessText"], swiftSettings: strict),
        .target(
            name: "Themes", dependencies: ["TerminalUI", "StrictJSON"], path: "Themes",
            resources: [
                .embedInCode("night.json"), .embedInCode("day.json"), .embedInCode("contrast.json"), .embedInCode("amber.json"),
            ],
            swiftSettings: strict),
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
        .target(name: "CTerminalGuard"),
        .target(
            name: "NcursesTerminal", dependencies: ["CNcurses", "CTerminalGuard", "HarmlessText", "TerminalUI", "Platform"],
            swiftSettings: strict),
        // The C library, with what the systems differ in.
        .systemLibrary(name: "CChild"),
        .systemLibrary(name: "CFileIdentity"),
        .systemLibrary(name: "CMemory"),
        .target(name: "Platform", dependencies: ["CChild", "CFileIdentity", "CMemory"], swiftSettings: strict),
        // The workspace and what leaves it.
        .target(name: "CCatalogTexts"),
        .target(
            name: "Catalogs", dependencies: ["CCatalogTexts", "Readiness", "StrictJSON", "Digests", "Platform"],
            exclude: ["SOC1", "SOC2", "Controls"],
            swiftSettings: strict),
        .target(name: "Files", dependencies: ["Platform", system], swiftSettings: strict),
        .target(
            name: "Journal", dependencies: ["Files", "Readiness", "StrictJSON", "Digests", "Platform", system],
            swiftSettings: strict),
        .target(
            name: "Store",
            dependencies: [
                "Journal", "Files", "Catalogs", "Readiness", "StrictJSON", "HarmlessText", "Digests", "Platform", hashTrees,
                system,
            ],
            swiftSettings: strict),
        .target(
            name: "Checking",
            dependencies: [
                "Store", "Journal", "Files", "Catalogs", "Readiness", "StrictJSON", "HarmlessText", "Digests", "Platform",
                system,
            ],
            swiftSettings: strict),
        .target(
            name: "GitSync",
            dependencies: ["Store", "Journal", "Files", "Readiness", "HarmlessText", "Platform", hashTrees, system],
            swiftSettings: strict),
        .target(
            name: "Reports",
            dependencies: [
                "Checking", "GitSync", "Store", "Journal", "Files", "Catalogs", "Readiness", "StrictJSON", "HarmlessText",
                "Digests", "Platform", system,
            ],
            swiftSettings: strict),
        // The program: pure screens, the loop that performs their effects, the command line.
        .target(name: "Interface", dependencies: ["TerminalUI", "Readiness", "HarmlessText"], swiftSettings: strict),
        .target(
            name: "Runner",
            dependencies: [
                "Readiness", "TerminalUI", "Interface", "NcursesTerminal", "Themes", "GitSync", "Store", "Journal", "Files",
                "Platform", "Import",
                "Reports", "Checking", "Catalogs", "StrictJSON", "HarmlessText", "CTerminalGuard",
                system,
            ],
            swiftSettings: strict),
        .target(
            name: "Demo",
            dependencies: [
                "Store", "Journal", "Files", "Catalogs", "Readiness", "HarmlessText", "Digests", "SplitMix", system,
            ],
            swiftSettings: strict),
        // What has to be so before anything of Swift runs.
        .target(name: "CStart"),
        .target(name: "CVersion", cSettings: [.define("TICKMARK_COMMIT", to: "\"\(commit)\"")]),
        .executableTarget(
            name: "tickmark",
            dependencies: [
                "Readiness", "HarmlessText", "StrictJSON", "Digests", "Import", "CStart", "CVersion", "Runner", "Demo", "Reports",
                "Checking",
                "GitSync", "Store", "Journal", "Files", "Platform", "Catalogs",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                system,
            ],
            swiftSettings: strict),
        // Draws the frames that the documentation shows.
        .executableTarget(
            name: "pictures",
            dependencies: [
                "Interface", "Themes", "Demo", "Store", "Files", "Catalogs",
                "TerminalUI", "Readiness",
                system,
            ], swiftSettings: strict),
        // For tests: how much is tried, and a program that writes entries until something stops it.
        .target(name: "Soaking", dependencies: ["SplitMix"], path: "Tests/Soaking", swiftSettings: strict),
        .executableTarget(
            name: "hammer",
            dependencies: ["Store", "Files", "Readiness", system],
            path: "Tests/Hammer", swiftSettings: strict),
        // What Documentation/Develop/Library.md shows: another program that opens a workspace.
        .executableTarget(
            name: "library-example", dependencies: ["Store", "Catalogs", "Readiness", "Reports", system],
            path: "Tests/LibraryExample", swiftSettings: strict),
        // For tests: the programs that were built beside them, run to their end or in a real terminal; and one that
        // shows samples on it.
        .target(name: "RealTerminals", path: "Tests/RealTerminals", swiftSettings: strict),
        .executableTarget(
            name: "stage", dependencies: ["HarmlessText", "NcursesTerminal", "Platform", "TerminalUI", "Themes"],
            path: "Tests/Stage",
            swiftSettings: strict),
        // Tests: one folder a target, and the real binary in a real terminal.
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"], swiftSettings: strict),
        .testTarget(name: "HarmlessTextTests", dependencies: ["HarmlessText", "Soaking"], swiftSettings: strict),
        .testTarget(
            name: "ReadinessTests", dependencies: ["HarmlessText", "Readiness", "Soaking"], exclude: ["Coverage/cases.txt"],
            swiftSettings: strict),
        .testTarget(
            name: "ImportTests", dependencies: ["Readiness", "StrictJSON", "Import", "Soaking"], swiftSettings: strict),
        .testTarget(
            name: "TerminalUITests", dependencies: ["HarmlessText", "TerminalUI", "Themes", "Soaking"], swiftSettings: strict),
        .testTarget(
            name: "CatalogsTests", dependencies: ["HarmlessText", "Readiness", "Catalogs", "Soaking"], swiftSettings: strict),
        // What the tests of the workspace's rooms share: a folder to write in, disks that fail, damaged and stored
        // workspaces.
        .testTarget(
            name: "Workbench", dependencies: workspace + ["Digests", "RealTerminals", "Runner", hashTrees, system],
            exclude: ["Damaged", "Stored"], swiftSettings: strict),
        .testTarget(name: "FilesTests", dependencies: ["Files", "Platform", system], swiftSettings: strict),
        .testTarget(
            name: "JournalTests", dependencies: workspace + ["Workbench", "Digests", "StrictJSON"], swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: workspace + ["Workbench", "Catalogs", "Digests", "Platform", "StrictJSON", hashTrees, system],
            swiftSettings: strict),
        .testTarget(
            name: "CheckingTests",
            dependencies: workspace + ["Workbench", "Digests", "RealTerminals", "Runner", "StrictJSON", hashTrees, system],
            swiftSettings: strict),
        .testTarget(name: "GitSyncTests", dependencies: workspace + ["Workbench", hashTrees, system], swiftSettings: strict),
        // What tries to lose data: disks that fail, power cuts, kills, many processes.
        .testTarget(
            name: "ProofTests", dependencies: workspace + ["Workbench", "Catalogs", "RealTerminals", "hammer", system],
            swiftSettings: strict),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Digests", "Files", "Journal", "Readiness", "HarmlessText", "StrictJSON", "Import", "Reports", "Soaking", system,
            ],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "InterfaceTests",
            dependencies: ["Readiness", "TerminalUI", "HarmlessText", "Interface", "Catalogs", "Soaking"], exclude: ["Frames"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "NcursesTerminalTests",
            dependencies: ["CNcurses", "HarmlessText", "NcursesTerminal", "TerminalUI", "Themes", "RealTerminals", "stage"],
            swiftSettings: strict),
        .testTarget(
            name: "RunnerTests",
            dependencies: [
                "Runner", "Interface", "Checking", "GitSync", "Store", "Journal", "Files", "Reports", "Catalogs",
                "Readiness", "TerminalUI", "HarmlessText",
                system,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "DemoTests",
            dependencies: [
                "Reports", "Import", "Demo", "Checking", "GitSync", "Store", "Journal", "Files", "Catalogs", "Readiness", system,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["RealTerminals", "Soaking", "hammer", "library-example"], swiftSettings: strict),
        .testTarget(
            name: "OtherProgramsTests", dependencies: ["RealTerminals"], exclude: ["Scripts"], swiftSettings: strict),
        .testTarget(
            name: "SecurityTests",
            dependencies: [
                "Interface", "Runner", "Reports", "Checking", "GitSync", "Store", "Journal", "Files", "Catalogs",
                "TerminalUI", "Readiness", "StrictJSON",
                "HarmlessText", "RealTerminals", system,
            ], swiftSettings: strict),
    ]
)

// Fuzzing/ holds what every reader promises for whatever bytes. The tests hold it against the inputs that are
// committed; `make fuzz` against those that libFuzzer makes up. See Fuzzing/README.md.
let read: [Target.Dependency] = [
    "StrictJSON", "HarmlessText", "Readiness", "TerminalUI", "Themes", "Catalogs", "Checking", "GitSync", "Store", "Journal",
    "Files", "Digests", "Reports", "Import",
    system,
]
if Context.environment["TICKMARK_FUZZ"] == nil {
    package.targets.append(
        .testTarget(
            name: "FuzzingTests", dependencies: read, path: "Fuzzing",
            exclude: ["Harness", "Corpus", "Cases", "README.md", "dictionary"],
            swiftSettings: strict))
} else {
    package.targets.append(
        .executableTarget(
            name: "fuzz", dependencies: read, path: "Fuzzing", exclude: ["Replay", "Corpus", "Cases", "README.md", "dictionary"],
            swiftSettings: strict))
}
