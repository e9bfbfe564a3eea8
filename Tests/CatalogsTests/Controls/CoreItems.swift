/// The SOC 2 items without which no auditor begins, until the catalogs say so themselves.
enum CoreItems {
    static let ids = Set(
        """
        CC1.1-01 CC1.2-03 CC1.3-01 CC1.3-02 CC1.3-04 CC1.4-01 CC1.4-02 CC1.4-03 CC1.5-02 CC2.1-03 CC2.2-01 CC2.2-03 CC2.3-01 \
        CC2.3-02 CC2.3-03 CC2.3-04 CC3.2-01 CC3.2-02 CC3.2-03 CC3.3-01 CC4.1-02 CC4.2-01 CC5.1-01 CC5.3-01 CC5.3-02 CC5.3-03 \
        CC6.1-01 CC6.1-02 CC6.1-04 CC6.1-05 CC6.2-01 CC6.2-02 CC6.3-02 CC6.3-03 CC6.3-05 CC6.4-04 CC6.5-01 CC6.6-02 CC6.6-03 \
        CC6.7-01 CC6.7-02 CC6.8-01 CC7.1-01 CC7.1-03 CC7.1-04 CC7.1-05 CC7.2-01 CC7.2-02 CC7.3-01 CC7.3-02 CC7.4-01 CC7.4-02 \
        CC7.4-05 CC7.5-03 CC8.1-01 CC8.1-02 CC8.1-03 CC8.1-04 CC9.1-02 CC9.2-01 CC9.2-02 CC9.2-03 CC9.2-04 A1.1-01 A1.1-02 \
        A1.2-01 A1.2-02 A1.3-01 A1.3-02 A1.3-03 C1.1-01 C1.1-04 C1.2-01 C1.2-02 DC-01 DC-02 DC-03 DC-04 DC-05 DC-06 DC-07 DC-09 \
        MA-01 MA-02 MA-03 MA-05 MA-06
        """.split(separator: " ").map(String.init))
}
