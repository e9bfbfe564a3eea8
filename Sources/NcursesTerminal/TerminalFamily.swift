/// What stands in for a terminal that this machine's database does not know: one of the same family, whose sequences it
/// understands.
enum TerminalFamily {
    /// The names to try, the best first; none where nothing is known of such a terminal.
    static func standIns(for name: String) -> [String] {
        let name = name.lowercased()
        let family = families.first { family in
            family.beginnings.contains { name.hasPrefix($0) } || (name == "st" && family.beginnings.contains("st-"))
        }
        return family?.standIns ?? []
    }

    private static let families: [(beginnings: [String], standIns: [String])] = [
        (["screen", "tmux"], ["screen-256color", "screen", "xterm-256color"]),
        (["rxvt", "urxvt"], ["rxvt-256color", "rxvt", "xterm-256color"]),
        (["linux", "fbterm"], ["linux", "vt100"]),
        (["vt1", "vt2", "vt3", "vt4", "vt5"], ["vt220", "vt100"]),
        // Whatever was written in this century speaks xterm's language.
        (
            [
                "xterm", "ghostty", "kitty", "foot", "alacritty", "wezterm", "contour", "st-", "stterm", "konsole", "gnome",
                "rio",
                "iterm", "mlterm", "mintty", "vte", "putty", "ms-terminal", "warp", "terminology", "nsterm", "eterm", "vscode",
            ], ["xterm-256color", "xterm", "screen-256color", "vt100"]
        ),
    ]
}
