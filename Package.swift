// swift-tools-version: 6.2
import PackageDescription

// The house: arrows point one way, and SwiftPM enforces them. See Documentation/House.md.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// The areas of the built-in catalogs: one file an area, embedded in the binary.
let soc2Areas = ["CC1", "CC2", "CC3", "CC4", "CC5", "CC6", "CC7", "CC8", "CC9", "A", "PI", "C", "P", "DC"]
let soc1Areas = [
    "ON", "TX", "PC", "CA", "MD", "BL", "RV", "PY", "MF", "RE", "FS", "CU", "LA", "PE", "CM", "SD", "CO", "BR", "DT", "IP", "CE",
    "RA", "MS", "DM", "MA", "UE", "SO", "SP",
]

let package = Package(
    name: "tickmark",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.2.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        // Without its trait: that would bring FoundationEssentials into the binary.
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
    ],
    targets: [
        // Foundations: they import nothing of ours.
        .target(name: "StrictJSON", swiftSettings: strict),
        .target(name: "HarmlessText", swiftSettings: strict),
        .target(
            name: "Readiness",
            dependencies: ["HarmlessText", .product(name: "HashTreeCollections", package: "swift-collections")],
            swiftSettings: strict),
        // The terminal: what a frame is, how it is coloured, and the one room that knows ncurses.
        .target(name: "TerminalUI", dependencies: ["HarmlessText"], swiftSettings: strict),
        .target(
            name: "Themes", dependencies: ["TerminalUI", "StrictJSON"], path: "Themes",
            resources: [
                .embedInCode("night.json"), .embedInCode("day.json"), .embedInCode("contrast.json"), .embedInCode("amber.json"),
            ],
            swiftSettings: strict),
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"]), .brew(["ncurses"])]),
        .target(name: "NcursesTerminal", dependencies: ["CNcurses", "TerminalUI"], swiftSettings: strict),
        // The workspace and what leaves it.
        .systemLibrary(name: "CFileIdentity"),
        .systemLibrary(name: "CDigest", providers: [.apt(["libmd-dev"])]),
        .target(
            name: "Catalogs", dependencies: ["Readiness", "StrictJSON"],
            resources: soc2Areas.map { .embedInCode("SOC2/soc2-\($0).json") }
                + soc1Areas.map { .embedInCode("SOC1/soc1-\($0).json") }
                + [.embedInCode("SOC2/soc2.json"), .embedInCode("SOC1/soc1.json")],
            swiftSettings: strict),
        .target(
            name: "Workspace",
            dependencies: [
                "Readiness", "Catalogs", "StrictJSON", "HarmlessText", "CFileIdentity", "CDigest",
                .product(name: "HashTreeCollections", package: "swift-collections"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),
        .target(name: "Reports", dependencies: ["Readiness", "StrictJSON", "HarmlessText"], swiftSettings: strict),
        // The program: pure screens, the loop that performs their effects, the command line.
        .target(name: "Interface", dependencies: ["TerminalUI", "Readiness", "HarmlessText"], swiftSettings: strict),
        .target(
            name: "Runner",
            dependencies: [
                "Interface", "NcursesTerminal", "Themes", "Workspace", "Reports", "Catalogs",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),
        .target(
            name: "Demo",
            dependencies: [
                "Workspace", "Catalogs", "Readiness", .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "tickmark",
            dependencies: [
                "Runner", "Demo", "Reports", "Workspace", "Catalogs",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),
        // Draws the frames that the documentation shows.
        .executableTarget(
            name: "pictures",
            dependencies: [
                "Interface", "Themes", "Demo", "Workspace", "Catalogs", "TerminalUI", "Readiness",
                .product(name: "SystemPackage", package: "swift-system"),
            ], swiftSettings: strict),
        // For tests: how much is tried, and a program that writes entries until something stops it.
        .target(name: "Soaking", path: "Tests/Soaking", swiftSettings: strict),
        .executableTarget(
            name: "hammer",
            dependencies: ["Workspace", "Readiness", .product(name: "SystemPackage", package: "swift-system")],
            path: "Tests/Hammer", swiftSettings: strict),
        // Tests: one folder a target, and the real binary in a real terminal.
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"], swiftSettings: strict),
        .testTarget(name: "HarmlessTextTests", dependencies: ["HarmlessText"], swiftSettings: strict),
        .testTarget(name: "ReadinessTests", dependencies: ["Readiness", "Soaking"], swiftSettings: strict),
        .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI", "Themes"], swiftSettings: strict),
        .testTarget(name: "CatalogsTests", dependencies: ["Catalogs"], swiftSettings: strict),
        .testTarget(
            name: "WorkspaceTests",
            dependencies: [
                "Workspace", "Readiness", "Catalogs", "Runner", "Soaking", "hammer", "StrictJSON",
                .product(name: "HashTreeCollections", package: "swift-collections"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            exclude: ["Damaged", "Stored"], swiftSettings: strict),
        .testTarget(name: "ReportsTests", dependencies: ["Reports"], exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "InterfaceTests", dependencies: ["Interface", "Catalogs"], exclude: ["Frames"], swiftSettings: strict),
        .testTarget(name: "EndToEndTests", dependencies: ["Soaking", "hammer"], swiftSettings: strict),
        .testTarget(
            name: "SecurityTests",
            dependencies: [
                "Interface", "Runner", "Reports", "Workspace", "Catalogs", "Themes", "TerminalUI", "Readiness", "StrictJSON",
                "HarmlessText", .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ], swiftSettings: strict),
    ]
)

// Fuzzing/ holds what every reader promises for whatever bytes. The tests hold it against the inputs that are committed; `make fuzz` against
// those that libFuzzer makes up. See Fuzzing/README.md.
let read: [Target.Dependency] = [
    "StrictJSON", "HarmlessText", "Readiness", "TerminalUI", "Themes", "Catalogs", "Workspace", "Reports",
    .product(name: "SystemPackage", package: "swift-system"),
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
