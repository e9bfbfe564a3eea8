// swift-tools-version: 6.2
import PackageDescription

// The house: arrows point one way, and SwiftPM enforces them. See Documentation/House.md.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "tickmark",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.2.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        // Foundations: they import nothing of ours.
        .target(name: "StrictJSON", swiftSettings: strict),
        .target(name: "HarmlessText", swiftSettings: strict),
        .target(
            name: "Readiness",
            dependencies: ["HarmlessText", .product(name: "HashTreeCollections", package: "swift-collections")],
            swiftSettings: strict),
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"], swiftSettings: strict),
        .testTarget(name: "HarmlessTextTests", dependencies: ["HarmlessText"], swiftSettings: strict),
        .testTarget(name: "ReadinessTests", dependencies: ["Readiness"], swiftSettings: strict),
    ]
)
