// Who somebody is, whichever of their handles is named.

extension WorkspaceRecord {
    /// The handle that the person of a handle goes by.
    public func canonical(_ handle: Handle) -> Handle { samePeople.canonical(handle) }

    /// Whether two handles are one person.
    public func areOne(_ left: Handle, _ right: Handle) -> Bool { samePeople.areOne(left, right) }

    /// One of each person, by the handle that they go by, in the order that they were first named.
    public var individuals: [Person] {
        samePeople.isEmpty ? people : people.filter { canonical($0.handle) == $0.handle || person(canonical($0.handle)) == nil }
    }

    /// The name of a handle's person, or the handle where it has none.
    public func name(of handle: Handle) -> String {
        let main = canonical(handle)
        for known in [main, handle] {
            if let name = person(known)?.name.value, !name.isEmpty { return name }
        }
        return main.text
    }

    /// The name of just this handle, whoever else it is: "Ana R. (ana-r)".
    public func fullName(of handle: Handle) -> String {
        guard let name = person(handle)?.name.value, !name.isEmpty, name != handle.text else { return handle.text }
        return "\(name) (\(handle))"
    }

    /// Who wrote an entry, as its sentence begins: by the name that stands in it where that was ever a name of the
    /// writer's person; else by that person's own, with what was signed beside it. Whose journal an entry stands in is
    /// bound by its chain; the name in it is only what was written there.
    public func writer(of entry: Entry) -> String {
        foreignSignature(of: entry).map { "\(name(of: entry.stamp.handle)) (signed “\($0)”)" } ?? entry.by
    }

    /// The name that an entry is signed with where that never was one of its writer's, or nil.
    public func foreignSignature(of entry: Entry) -> String? {
        let handle = entry.stamp.handle
        if person(handle)?.names.contains(entry.by) ?? false { return nil }
        let signed = entry.by.asComparedName
        if signed == handle.text { return nil }
        if person(handle)?.names.contains(where: { $0.asComparedName == signed }) ?? false { return nil }
        guard !samePeople.isEmpty else { return entry.by }
        let isOwn = people.contains { person in
            areOne(person.handle, handle)
                && (person.handle.text == signed || person.names.contains { $0.asComparedName == signed })
        }
        return isOwn ? nil : entry.by
    }
}
