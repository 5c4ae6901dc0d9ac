import { TEMPLATES, templateBase } from '../../../documents/messages/template-codes.ts'
import { BUILT_IN } from '../../../documents/messages/texts/built-in.ts'
import { language } from '../../../formats/fields.ts'
import { RefusalError } from '../../../kernel/result.ts'
import {
  loadWordingCustomers,
  loadWordingVersions,
} from '../../../reporting/console/load/wordings.ts'
import { view } from '../view.ts'

/** The kinds of messages, and of one kind in a language: the built-in wording and all saved versions. */
export const wordingsView = view({
  path: 'wordings/:number',
  permission: 'messages.read',
  // `language` is the reader's own.
  parameters: { textLanguage: language.optional() },
  read: async (tx, { number, textLanguage }) => {
    const base = templateBase(number)
    if (base === undefined) throw new RefusalError('unknown_number', { number })
    const read = textLanguage ?? 'en'
    return {
      kinds: Object.keys(TEMPLATES),
      builtIn: BUILT_IN[read][base],
      versions: await loadWordingVersions(tx, base, read),
      customers: await loadWordingCustomers(tx),
    }
  },
})
