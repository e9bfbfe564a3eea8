// swift-tools-version: 6.2
import PackageDescription

// The house: arrows point one way, and SwiftPM enforces them. See Documentation/House.md.

/// Nothing of ours uses regular expressions: without the module that every file imports by itself, they are not linked. What is linked costs every
/// start (Documentation/Speed.md).
let withoutRegularExpressions = SwiftSetting.unsafeFlags([
    "-Xfrontend", "-disable-implicit-string-processing-module-import",
])

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]
/// Of everything that is in the binary.
let lean = strict + [withoutRegularExpressions]

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
        .target(name: "StrictJSON", swiftSettings: lean),
        .target(name: "HarmlessText", swiftSettings: lean),
        .target(name: "SplitMix", swiftSettings: lean),
        .systemLibrary(name: "CDigest", providers: [.apt(["libmd-dev"])]),
        .target(name: "Digests", dependencies: ["CDigest"], swiftSettings: lean),
        .target(
            name: "Readiness",
            dependencies: ["HarmlessText", .product(name: "HashTreeCollections", package: "swift-collections")],
            swiftSettings: lean),
        // The terminal: what a frame is, how it is coloured, and the one room that knows ncurses.
        .target(name: "TerminalUI", dependencies: ["HarmlessText"], swiftSettings: lean),
        .target(
            name: "Themes", dependencies: ["TerminalUI", "StrictJSON"], path: "Themes",
            resources: [
                .embedInCode("night.json"), .embedInCode("day.json"), .embedInCode("contrast.json"), .embedInCode("amber.json"),
            ],
            swiftSettings: lean),
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"]), .brew(["ncurses"])]),
        .target(name: "CTerminalGuard"),
        .target(name: "NcursesTerminal", dependencies: ["CNcurses", "CTerminalGuard", "TerminalUI"], swiftSettings: lean),
        // The workspace and what leaves it.
        .systemLibrary(name: "CChild"),
        .systemLibrary(name: "CFileIdentity"),
        .target(name: "CCatalogTexts"),
        .target(
            name: "Catalogs", dependencies: ["CCatalogTexts", "Readiness", "StrictJSON", "Digests"],
            exclude: ["SOC1", "SOC2", "Controls"],
            swiftSettings: lean),
        .target(
            name: "Workspace",
            dependencies: [
                "Readiness", "Catalogs", "StrictJSON", "HarmlessText", "CChild", "CFileIdentity", "Digests",
                .product(name: "HashTreeCollections", package: "swift-collections"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: lean),
        .target(name: "Reports", dependencies: ["Readiness", "StrictJSON", "HarmlessText"], swiftSettings: lean),
        // The program: pure screens, the loop that performs their effects, the command line.
        .target(name: "Interface", dependencies: ["TerminalUI", "Readiness", "HarmlessText"], swiftSettings: lean),
        .target(
            name: "Runner",
            dependencies: [
                "Interface", "NcursesTerminal", "Themes", "Workspace", "Reports", "Catalogs", "HarmlessText", "CTerminalGuard",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: lean),
        .target(
            name: "Demo",
            dependencies: [
                "Workspace", "Catalogs", "Readiness", "HarmlessText", "SplitMix",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: lean),
        // What has to be so before anything of Swift runs.
        .target(name: "CStart"),
        .executableTarget(
            name: "tickmark",
            dependencies: [
                "CStart", "Runner", "Demo", "Reports", "Workspace", "Catalogs", "HarmlessText", "Readiness", "StrictJSON",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: lean),
        // Draws the frames that the documentation shows.
        .executableTarget(
            name: "pictures",
            dependencies: [
                "Interface", "Themes", "Demo", "Workspace", "Catalogs", "TerminalUI", "Readiness",
                .product(name: "SystemPackage", package: "swift-system"),
            ], swiftSettings: lean),
        // For tests: how much is tried, and a program that writes entries until something stops it.
        .target(name: "Soaking", dependencies: ["SplitMix"], path: "Tests/Soaking", swiftSettings: strict),
        .executableTarget(
            name: "hammer",
            dependencies: ["Workspace", "Readiness", .product(name: "SystemPackage", package: "swift-system")],
            path: "Tests/Hammer", swiftSettings: lean),
        // For tests: the programs that were built beside them, run to their end or in a real terminal; and one that shows samples on it.
        .target(name: "RealTerminals", path: "Tests/RealTerminals", swiftSettings: strict),
        .executableTarget(
            name: "stage", dependencies: ["NcursesTerminal", "TerminalUI", "Themes"], path: "Tests/Stage", swiftSettings: strict),
        // Tests: one folder a target, and the real binary in a real terminal.
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"], swiftSettings: strict),
        .testTarget(name: "HarmlessTextTests", dependencies: ["HarmlessText", "Soaking"], swiftSettings: strict),
        .testTarget(name: "ReadinessTests", dependencies: ["Readiness", "Soaking"], swiftSettings: strict),
        .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI", "Themes", "Soaking"], swiftSettings: strict),
        .testTarget(name: "CatalogsTests", dependencies: ["Catalogs"], swiftSettings: strict),
        .testTarget(
            name: "WorkspaceTests",
            dependencies: [
                "Workspace", "Readiness", "Catalogs", "Digests", "Runner", "Soaking", "RealTerminals", "hammer", "StrictJSON",
                .product(name: "HashTreeCollections", package: "swift-collections"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            exclude: ["Damaged", "Stored"], swiftSettings: strict),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "Soaking"], exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "InterfaceTests", dependencies: ["Interface", "Catalogs", "Soaking"], exclude: ["Frames"], swiftSettings: strict
        ),
        .testTarget(
            name: "NcursesTerminalTests", dependencies: ["NcursesTerminal", "TerminalUI", "Themes", "RealTerminals", "stage"],
            swiftSettings: strict),
        .testTarget(
            name: "RunnerTests",
            dependencies: [
                "Runner", "Interface", "Workspace", "Reports", "Catalogs", "Readiness", "TerminalUI", "HarmlessText",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "DemoTests",
            dependencies: [
                "Demo", "Workspace", "Catalogs", "Readiness", .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),
        .testTarget(name: "EndToEndTests", dependencies: ["RealTerminals", "Soaking", "hammer"], swiftSettings: strict),
        .testTarget(
            name: "SecurityTests",
            dependencies: [
                "Interface", "Runner", "Reports", "Workspace", "Catalogs", "Themes", "TerminalUI", "Readiness", "StrictJSON",
                "HarmlessText", "RealTerminals", .product(name: "SystemPackage", package: "swift-system"),
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
            swiftSettings: lean))
}
