import { addressLines } from '../../../formats/postal-address.ts'
import { ok } from '../../../kernel/result.ts'
import { legalEntityInput } from '../../../ledger/api.ts'
import { defineLegalEntities, saveLegalEntities } from '../../../ledger/commands/legal-entities.ts'
import { loadLegalEntities } from '../../../ledger/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { RowBatch, rowsOf, sameRecord } from '../../../platform/row-batch.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

/** `defineLegalEntities` with an answer a row: that command takes or refuses all it is given. */
const defineOne = defineCommand({
  name: defineLegalEntities.name,
  permission: defineLegalEntities.permission,
  input: rowsOf(legalEntityInput),
  run: async (tx: Tx, input: { rows: readonly unknown[] }, ctx: Context) => {
    const batch = new RowBatch(input.rows, legalEntityInput)
    for (const { row, value } of batch.open) {
      const [before] = await loadLegalEntities(tx, [value.code])
      await saveLegalEntities(tx, [value], ctx)
      const [after] = await loadLegalEntities(tx, [value.code])
      if (before === undefined) batch.answer(row, 'created')
      else batch.answer(row, sameRecord(before, after) ? 'unchanged' : 'updated')
    }
    return ok(batch.result())
  },
})

export const legalEntities: FileSpec = {
  file: 'legal_entities.csv',
  ...columns(`code name address_1 address_2? postal_code? city? region? country tax_id?
    registration? email? phone? website? bank_name? iban? bic? accent? paper? currency time_zone
    tax_rounding? rounding_mode? cash_rounding?`),
  command: bulk(defineOne),
  // A refusal refuses the whole command, hence one entity each.
  batchRows: 1,
  row: ([c]) => ({
    code: c!.text('code'),
    name: c!.text('name'),
    addressLines: addressLines({
      line1: c!.text('address_1'),
      line2: c!.orNull('address_2'),
      postalCode: c!.orNull('postal_code'),
      city: c!.text('city'),
      region: c!.orNull('region'),
      country: c!.text('country'),
    }),
    country: c!.text('country'),
    region: c!.orNull('region'),
    taxId: c!.orNull('tax_id'),
    registration: c!.orNull('registration'),
    email: c!.orNull('email'),
    phone: c!.orNull('phone'),
    website: c!.orNull('website'),
    bankName: c!.orNull('bank_name'),
    iban: c!.orNull('iban'),
    bic: c!.orNull('bic'),
    upiAddress: c!.orNull('upi_address'),
    accent: c!.given('accent'),
    paper: c!.given('paper'),
    currency: c!.text('currency'),
    timeZone: c!.text('time_zone'),
    taxRounding: c!.given('tax_rounding'),
    roundingMode: c!.given('rounding_mode'),
    cashRounding: c!.orNull('cash_rounding'),
  }),
}
