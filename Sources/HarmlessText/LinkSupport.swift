/// Whether the terminal shows links (OSC 8): decided here and nowhere else.
///
/// No terminal can be asked, so it is known by what it puts into the environment. Those that do not know links pass
/// them over, but some old ones print rubbish: where nothing is known there are none.
public enum LinkSupport {
    /// Whether links may be sent to the terminal; whether there is a terminal at all is for the caller to know.
    ///
    /// `TICKMARK_LINKS` has the last word where it says `always` or `never`.
    ///
    /// - Parameter variable: A variable of the environment, or nil where it is not set.
    public static func isKnown(by variable: (String) -> String?) -> Bool {
        func value(_ name: String) -> String { variable(name) ?? "" }
        func isSet(_ name: String) -> Bool { !value(name).isEmpty }
        switch value("TICKMARK_LINKS").lowercased() {
        case "always": return true
        case "never": return false
        default: break
        }
        let terminal = value("TERM").lowercased()
        // What runs in another terminal inherits what that one says of itself: Emacs, xterm, and multiplexers.
        guard !terminal.isEmpty, terminal != "dumb", !isSet("INSIDE_EMACS"), !isSet("XTERM_VERSION") else { return false }
        if isSet("TMUX") || terminal.hasPrefix("tmux") || terminal.hasPrefix("screen") {
            // tmux keeps links since 3.4, and sends them on where the terminal around it has them.
            return value("TERM_PROGRAM") == "tmux" && isVersion(value("TERM_PROGRAM_VERSION"), atLeast: (3, 4))
        }
        if isSet("STY") || isSet("ZELLIJ") { return false }
        if terminal == "linux" || terminal.hasPrefix("vt") { return false }
        // VTE 0.50: GNOME Terminal and its many relatives.
        if let version = Int(value("VTE_VERSION")), version >= 5000 { return true }
        if programs.contains(value("TERM_PROGRAM").lowercased()) { return true }
        if ["KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].contains(where: isSet) { return true }
        return families.contains { terminal.hasPrefix($0) }
    }

    private static let programs = ["iterm.app", "wezterm", "vscode", "ghostty"]
    private static let families = ["xterm-kitty", "xterm-ghostty", "foot", "alacritty", "wezterm"]

    /// Whether a version such as `3.4`, `3.5a` or `next-3.6` is at least another.
    private static func isVersion(_ text: String, atLeast least: (Int, Int)) -> Bool {
        let numbers = text.split(whereSeparator: { !$0.isNumber }).prefix(2).compactMap { Int($0) }
        guard let major = numbers.first else { return false }
        return (major, numbers.dropFirst().first ?? 0) >= least
    }
}
