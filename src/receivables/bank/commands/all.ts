import type { AnyCommand } from '../../../platform/command.ts'
import { defineBankAccounts } from './bank-accounts.ts'
import { bookBankLine } from './book.ts'
import { confirmBankMatch, undoBankMatch } from './confirm.ts'
import { decideBankStatement, setMatchRules } from './decide.ts'
import { importBankStatement } from './import.ts'
import { matchBankLines } from './match.ts'

/** The commands of bank statements and matching. */
export const bankCommands: readonly AnyCommand[] = [
  defineBankAccounts,
  importBankStatement,
  decideBankStatement,
  matchBankLines,
  confirmBankMatch,
  undoBankMatch,
  bookBankLine,
  setMatchRules,
]
