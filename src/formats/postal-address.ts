import { formatAddress } from 'localized-address-format'

/** A postal address in parts, as e-invoices and tax rules need it. */
export type PostalAddress = {
  readonly line1: string
  readonly line2: string | null
  readonly postalCode: string | null
  readonly city: string
  /** State, province or county, as it is abbreviated there: `CA`. */
  readonly region: string | null
  /** ISO 3166-1, two letters. */
  readonly country: string
}

/** The address as it is written in its country, one line each, without name and country. */
export function addressLines(address: PostalAddress): string[] {
  const lines = formatAddress({
    postalCountry: address.country,
    administrativeArea: address.region ?? '',
    locality: address.city,
    postalCode: address.postalCode ?? '',
    addressLines: [address.line1, address.line2 ?? ''].filter(line => line !== ''),
  })
  return lines.map(line => line.trim()).filter(line => line !== '')
}
