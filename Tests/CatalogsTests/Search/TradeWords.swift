/// Words of the trade, collected from public glossaries, checklists and guides on SOC reports, fund administration,
/// loan servicing, claims and retirement plans before the catalogs had words to be found by; each beside the items that
/// somebody who types it means, of which one must be found first or second.
enum TradeWords {
    /// A word and the items that it may lead to.
    static let expected = parsed(text)

    /// Reads lines of a word, a colon, and items with spaces between them.
    static func parsed(_ text: String) -> [(word: String, items: [String])] {
        text.split(separator: "\n").map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (String(parts[0]), parts[1].split(separator: " ").map(String.init))
        }
    }

    private static let text = """
        MFA: soc2/CC6.1-02
        2FA: soc2/CC6.1-02
        multi-factor authentication: soc2/CC6.1-02
        SSO: soc2/CC6.1-03
        least privilege: soc2/CC6.3-01
        RBAC: soc2/CC6.3-01
        access review: soc2/CC6.3-02
        user access review: soc2/CC6.3-02
        deprovisioning: soc2/CC6.2-02
        offboarding: soc2/CC6.2-02
        termination: soc2/CC6.2-02
        provisioning: soc2/CC6.2-01
        onboarding: soc2/CC1.4-03 soc2/CC6.2-01
        service accounts: soc2/CC6.2-05
        privileged access: soc2/CC6.3-03
        PAM: soc2/CC6.3-03
        segregation of duties: soc2/CC6.3-05
        break glass: soc2/CC6.1-10 soc2/CC6.3-06
        password policy: soc2/CC6.1-08
        password manager: soc2/CC6.1-05
        secrets management: soc2/CC6.1-05
        KMS: soc2/CC6.1-05
        encryption at rest: soc2/CC6.1-04
        encryption in transit: soc2/CC6.7-01
        TLS: soc2/CC6.7-01
        multi-tenancy: soc2/CC6.1-06
        asset inventory: soc2/CC6.1-01
        firewall: soc2/CC6.6-02
        VPN: soc2/CC6.6-03
        WAF: soc2/CC6.6-04
        DDoS: soc2/CC6.6-04
        DMARC: soc2/CC6.6-05
        MDM: soc2/CC6.7-02
        DLP: soc2/CC6.7-04
        BYOD: soc2/CC6.7-07
        antivirus: soc2/CC6.8-01
        EDR: soc2/CC6.8-01
        SBOM: soc2/CC6.8-03
        SIEM: soc2/CC7.2-01
        audit logs: soc2/CC7.2-01
        intrusion detection: soc2/CC7.2-02
        IDS: soc2/CC7.2-02
        on-call: soc2/CC7.2-03
        vulnerability scanning: soc2/CC7.1-03
        pentest: soc2/CC7.1-05
        penetration test: soc2/CC7.1-05
        patch management: soc2/CC7.1-06
        CSPM: soc2/CC7.1-02
        incident response plan: soc2/CC7.4-01
        IRP: soc2/CC7.4-01
        tabletop: soc2/CC7.4-05
        postmortem: soc2/CC7.5-03
        RCA: soc2/CC7.5-03
        code review: soc2/CC8.1-02
        pull request: soc2/CC8.1-02 soc2/CC8.1-01
        CI/CD: soc2/CC8.1-03
        SDLC: soc2/CC8.1-07 soc2/CC8.1-01
        staging: soc2/CC8.1-04
        hotfix: soc2/CC8.1-05
        IaC: soc2/CC8.1-06
        BCP: soc2/CC9.1-02
        BIA: soc2/CC9.1-01
        cyber insurance: soc2/CC9.1-03
        vendor management: soc2/CC9.2-01
        TPRM: soc2/CC9.2-01
        subprocessors: soc2/CC9.2-07 soc2/P6.4-03
        background checks: soc2/CC1.4-01
        security awareness training: soc2/CC1.4-03
        phishing: soc2/CC1.4-05
        NDA: soc2/CC1.1-05 soc2/C1.1-04
        org chart: soc2/CC1.3-01
        whistleblower: soc2/CC2.2-02
        bug bounty: soc2/CC2.3-05
        risk assessment: soc2/CC3.2-02
        risk register: soc2/CC3.2-03
        internal audit: soc2/CC4.1-02 soc2/CC4.1-01
        COSO: soc2/CC5.1-01
        DR: soc2/A1.3-01 soc2/A1.3-03
        RTO: soc2/A1.3-03 soc2/CC9.1-01
        RPO: soc2/A1.2-01 soc2/CC9.1-05
        SLA: soc2/A1.1-05
        bridge letter: soc2/MA-08
        CUEC: soc2/DC-06
        CSOC: soc2/DC-07
        gap analysis: soc2/MA-09
        DPIA: soc2/P4.1-02
        DSAR: soc2/P5.1-03
        right to be forgotten: soc2/P4.3-01
        ROPA: soc2/P3.1-01
        DPA: soc2/P6.4-01
        ICFR: soc1/SP1-02
        SSAE 18: soc1/SP1-06 soc1/MA1-01
        user entity controls: soc1/UE1-01
        NAV: soc1/VA1-02
        transfer agency: soc1/IV1-01 soc1/IV1-03
        adjudication: soc1/CL2-02 soc1/CL2-01
        escrow: soc1/LS2-02
        chargebacks: soc1/ST1-04
        401(k): soc1/RK1-01
        three-way match: soc1/AP1-02
        """
}
