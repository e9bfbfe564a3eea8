import TerminalUI

/// The themes that come with Tickmark, embedded in the binary.
public enum Themes {
    /// The files, the one that is used unless another is chosen first.
    static var files: [(file: String, bytes: [UInt8])] {
        [
            ("night.json", PackageResources.night_json), ("day.json", PackageResources.day_json),
            ("contrast.json", PackageResources.contrast_json), ("amber.json", PackageResources.amber_json),
        ]
    }

    /// All themes. One that could not be read would be missing; the tests read every one.
    public static func all() -> [Theme] {
        let themes = files.compactMap { try? ThemeReader.read($0.bytes, file: $0.file) }
        return themes.isEmpty ? [plain] : themes
    }

    /// Id and title of all themes, without their colors.
    public static var headings: [(id: String, title: String)] {
        let headings = files.compactMap { ThemeReader.heading($0.bytes) }
        return headings.isEmpty ? [(plain.id, plain.title)] : headings
    }

    /// The theme of an id, or nil.
    public static func named(_ id: String) -> Theme? {
        files.first { $0.file == "\(id).json" }.flatMap { try? ThemeReader.read($0.bytes, file: $0.file) }
    }

    /// The theme that is used unless another is chosen.
    public static var standard: Theme { (try? ThemeReader.read(PackageResources.night_json, file: "night.json")) ?? plain }

    private static var plain: Theme { Theme(id: "plain", title: "The terminal's own colors", inks: [:], surfaces: [:]) }
}
