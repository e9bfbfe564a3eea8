extension Theme {
    /// An ink and its surface on a terminal of eight colors (`TERM=xterm`, a Linux console): numbers of ANSI, nil for
    /// the terminal's own.
    ///
    /// Of the bright eight, most become their darker twins. Dark grey would become black and vanish on most terminals:
    /// it is the terminal's own foreground instead. Bright blue, which themes take for its light, becomes cyan. What
    /// could not be read on its surface becomes white or black, whichever can.
    public func eightColors(_ ink: Ink, on surface: Surface) -> (ink: UInt8?, surface: UInt8?) {
        let ground = self[surface].ansi.map { $0 & 7 }
        let wanted: UInt8? =
            switch self[ink].ansi {
            case nil, 8: nil
            case 12: 6
            case .some(let color): color & 7
            }
        // What is not filled of a bar may be hard to see.
        guard let ground, ink != .trough else { return (wanted, ground) }
        func isDark(_ color: UInt8) -> Bool { color == 0 || color == 1 || color == 4 }
        let readable: UInt8 = isDark(ground) || ground == 5 ? 7 : 0
        guard let wanted else { return (readable, ground) }
        // Red on black can be read, and it matters that what is late is red.
        let stands = wanted == 1 && ground == 0 || wanted != ground && isDark(wanted) != isDark(ground)
        return (stands ? wanted : readable, ground)
    }
}
