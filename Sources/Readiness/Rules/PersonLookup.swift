import HarmlessText

/// Finds the person that somebody means: by a handle, a full name, or `me`. The screen and the command line ask it
/// alike.
public struct PersonLookup: Sendable {
    /// Whom an owner's prompt names.
    public enum Owner: Hashable, Sendable {
        /// Nobody: the owner is taken away.
        case nobody
        /// Somebody of the workspace, by the handle that the person goes by.
        case known(Handle)
        /// Somebody who is not in the workspace yet: the name, and the handle that it would get.
        case new(Handle, name: String)
    }

    private let record: WorkspaceRecord
    private let me: Handle
    private let myName: String

    /// Prepares to look in a record.
    ///
    /// - Parameters:
    ///   - me: Who asks.
    ///   - name: That person's name, which the record may not have yet.
    public init(in record: WorkspaceRecord, me: Handle, named name: String) {
        self.record = record
        self.me = me
        myName = name.asComparedName
    }

    /// Whom a text names as an owner: nobody for an empty one, and a new person for a name that nobody has.
    ///
    /// - Throws: ``Refusal`` where two people have the name, or it is no name.
    public func owner(_ text: String) throws(Refusal) -> Owner {
        let name = text.singleSpaced
        if name.isEmpty || name.lowercased() == "nobody" { return .nobody }
        if let known = try known(name) { return .known(known) }
        let full = try WrittenText(line: name, what: .name).text
        guard full.contains(where: { $0.isLetter || $0.isNumber }) else { throw .noName(full) }
        let isFree: (Handle) -> Bool = { [record] in record.person($0) == nil }
        // A word that can be a handle is taken for one, as it always was.
        let word = full.lowercased()
        if Handle.canBeGiven(word) { return .new(Handle(word), name: full) }
        return .new(Handle.made(from: full, isFree: isFree), name: full)
    }

    /// The person that a text names, by the handle that the person goes by.
    ///
    /// - Throws: ``Refusal`` with the nearest where nobody is called like that.
    public func person(_ text: String) throws(Refusal) -> Handle {
        let name = text.singleSpaced
        if let known = try known(name) { return known }
        throw .unknownPerson(name, nearest: nearest(to: name))
    }

    /// The handle that a text names, itself and not the one that its person goes by: what is said of two handles is
    /// said of them.
    ///
    /// - Throws: ``Refusal`` with the nearest where nobody is called like that.
    public func handle(_ text: String) throws(Refusal) -> Handle {
        let name = text.singleSpaced
        if name.lowercased() == "me" { return me }
        if let person = record.person(Handle(name.lowercased())) { return person.handle }
        let named = self.named(name)
        if named.count > 1 { throw .ambiguousPerson(name, candidates: named) }
        if let only = named.first { return only }
        throw .unknownPerson(name, nearest: nearest(to: name))
    }

    /// Handles and names that are near to a text that names nobody.
    public func nearest(to text: String) -> [String] {
        let names = record.individuals.flatMap { [$0.handle.text, $0.name.value] }
        var near: [String] = []
        for name in Nearest.texts(to: text, among: names) where !near.contains(name) { near.append(name) }
        return near
    }

    private func known(_ name: String) throws(Refusal) -> Handle? {
        let wanted = name.lowercased()
        if wanted == "me" || wanted == me.text || wanted == myName { return record.canonical(me) }
        if let person = record.person(Handle(wanted)) { return record.canonical(person.handle) }
        var found: [Handle] = []
        for handle in named(name) {
            let main = record.canonical(handle)
            if !found.contains(main) { found.append(main) }
        }
        if found.count > 1 { throw .ambiguousPerson(name, candidates: found) }
        return found.first
    }

    private func named(_ name: String) -> [Handle] {
        let wanted = name.asComparedName
        return record.people.filter { $0.name.value.asComparedName == wanted }.map(\.handle)
    }
}
