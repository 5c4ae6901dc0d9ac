import { recordMoves } from '../../../metering/moves/commands/record-moves.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

/** One move a premise and day, a row each of its reads. */
export const moves: FileSpec = {
  file: 'moves.csv',
  ...columns(`moved_on account_number premise_code new_account_number? new_premise_code?
    contract_number? legal_entity? currency? exit_fee? serial? register? value? quality?`),
  command: bulk(recordMoves),
  batchRows: 500,
  group: c => [c.text('moved_on'), c.text('account_number'), c.text('premise_code')].join('\n'),
  row: rows => {
    const head = rows[0]!
    const newAccount = head.given('new_account_number')
    return {
      from: {
        accountNumber: head.text('account_number'),
        premiseCode: head.text('premise_code'),
      },
      on: head.text('moved_on'),
      exitFee: head.given('exit_fee'),
      reads: rows
        .filter(c => c.text('serial') !== '')
        .map(c => ({
          serial: c.text('serial'),
          register: c.given('register'),
          value: c.text('value'),
          quality: c.given('quality'),
        })),
      ...(newAccount === undefined
        ? {}
        : {
            to: { accountNumber: newAccount, premiseCode: head.orNull('new_premise_code') },
            contract: {
              contractNumber: head.text('contract_number'),
              legalEntity: head.orNull('legal_entity'),
              currency: head.orNull('currency'),
            },
          }),
    }
  },
}
