/// Words that somebody other than the catalogs' author collected afterwards, from public request lists, glossaries and
/// published reports on payroll, without a look at the words by which items are found; each beside the items that it
/// means. Before the catalogs were mended, 57 of these 66 found theirs first or second.
enum LaterTradeWords {
    /// A word and the items that it may lead to.
    static let expected = TradeWords.parsed(text)

    private static let text = """
        JML: soc2/CC6.2-01 soc2/CC6.2-02 soc1/LA1-01 soc1/LA1-02
        DR test: soc2/A1.3-03
        walkthrough: soc2/MA-11 soc2/CC5.1-03 soc1/DM1-01
        PBC list: soc2/MA-05 soc1/MA1-04
        gap letter: soc2/MA-08 soc1/SP1-04
        IPE: soc2/CC2.1-02 soc1/RA1-04
        branch protection: soc2/CC8.1-02
        Dependabot: soc2/CC6.8-03
        onboarding checklist: soc2/CC6.2-01 soc1/LA1-01
        subprocessor: soc2/P6.4-03 soc2/CC9.2-07
        GDPR: soc2/P1.1-01 soc2/CC3.1-02
        cookie banner: soc2/P2.1-01
        PII inventory: soc2/P3.1-01
        data classification: soc2/CC2.1-06 soc2/C1.1-01
        data retention: soc2/CC6.5-05
        code of conduct: soc2/CC1.1-01
        performance review: soc2/CC1.5-02
        board meeting minutes: soc2/CC1.2-03
        vendor questionnaire: soc2/CC9.2-02
        SOC report review: soc2/CC9.2-04 soc1/MS1-01
        uptime monitoring: soc2/A1.1-05
        load test: soc2/A1.1-04
        autoscaling: soc2/A1.1-02
        firewall rules: soc2/CC6.6-02 soc1/LA3-01
        bastion: soc2/CC6.6-03
        Terraform: soc2/CC8.1-06
        rollback: soc2/CC8.1-01
        feature flag: soc2/CC8.1-10
        S3 bucket: soc2/CC7.1-02
        secrets: soc2/CC6.1-09 soc2/CC6.1-05
        service account: soc2/CC6.2-05 soc1/LA2-04
        API key: soc2/CC6.2-07
        shared accounts: soc2/CC6.1-07 soc1/LA1-06
        badge access: soc2/CC6.4-01 soc1/PE1-02
        visitor log: soc2/CC6.4-02
        shredding: soc2/CC6.5-02
        USB: soc2/CC6.7-03
        CCTV: soc2/CC6.4-01 soc1/PE1-02
        log retention: soc2/CC7.2-06
        CVE: soc2/CC7.1-03 soc1/CO2-02
        patch: soc2/CC7.1-06 soc1/CO2-01
        ACH: soc1/MF1-01 soc1/PY2-01
        NACHA: soc1/PY2-01
        positive pay: soc1/MF1-03
        bank rec: soc1/MF2-02 soc1/RE1-02
        maker checker: soc1/MF1-01
        garnishment: soc1/PY1-03
        W-2: soc1/PY2-04
        941: soc1/PY2-04 soc1/PY2-03
        payroll register: soc1/PY1-01 soc1/PY2-01
        new client setup: soc1/ON1-03
        batch job: soc1/CO1-01 soc1/CO1-03
        SFTP: soc1/DT1-02 soc1/LA3-03
        suspense account: soc1/RE2-02
        journal entry: soc1/FS1-02
        ghost employee: soc1/PY1-02
        SOX: soc1/SP1-02
        ITGC: soc1/LA1-01 soc1/CM1-01 soc2/CC5.2-01
        management letter: soc1/MA1-03 soc2/MA-06
        qualified opinion: soc2/MA-14
        carve-out: soc2/MA-04 soc1/SO1-02
        trust center: soc2/CC2.3-06
        status page: soc2/CC7.4-07
        changelog: soc2/CC2.3-04
        LLM: soc2/CC2.1-05
        ChatGPT: soc2/CC5.3-07 soc2/CC2.1-05
        """
}
