/** Of the bank account that these files are of. */
export const IBAN = 'DE02120300000000202051'

/**
 * One pays in part, one too much, of one nobody knows who it is, one pays in two payments and keeps
 * something back, and a fee of the bank.
 */
export const STATEMENT = `:20:FEB10
:25:${IBAN}
:28C:1/1
:60F:C260209EUR100,
:61:2602100210CR6,00NTRFNONREF//B1
:86:166?00GUTSCHRIFT?20SVWZ+SUN-INV-2026-000001 erste Rate?31DE89370400440532013000?32Ada Lovelace
:61:2602100210CR15,00NTRFNONREF//B2
:86:166?00GUTSCHRIFT?20SVWZ+Strom und Wartung?31DE75512108001245126199?32Karl Bergmann
:61:2602100210CR11,40NTRFNONREF//B3
:86:166?00GUTSCHRIFT?20SVWZ+Danke schoen?31DE02500105170137075030?32Unbekannt
:61:2602100210CR5,00NTRFNONREF//B6
:86:166?00GUTSCHRIFT?20SVWZ+Teil 1?31DE02300209000106531065?32Emil Nowak
:61:2602100210CR4,90NTRFNONREF//B7
:86:166?00GUTSCHRIFT?20SVWZ+Teil 2?31DE02300209000106531065?32Emil Nowak
:61:2602100210DR3,50NCHGNONREF//B4
:86:808?00ENTGELT?20SVWZ+Kontofuehrung
:62F:C260210EUR138,80
-
`

/** As a German bank's page saves it: letterhead, a column for what came in and one for what went out, a sum. */
export const CSV = `Umsätze;Konto 4711
Buchungstag;Zahlungspflichtiger;Verwendungszweck;Soll;Haben
25.02.2026;Ada Lovelace;SUN-INV-2026-000001;;5,90
25.02.2026;Bank;Entgelt;-1,50;
Summe;4,40
`
