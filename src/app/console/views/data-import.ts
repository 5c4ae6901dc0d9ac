import { RefusalError } from '../../../kernel/result.ts'
import {
  loadDataFiles,
  loadDataImport,
  loadDataProblems,
} from '../../../operations/data-imports/load.ts'
import { splitSentence } from '../../../platform/refusals/sentence.ts'
import { sentence } from '../../../platform/refusals/table.ts'
import { FILES, specsFor } from '../../import/files.ts'
import { view } from '../view.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const SHOWN = 20

/** No folder: only what files may hold is asked. */
const NOWHERE = '/dev/null'

/** An import of data: how far it is, what came of each file, and its first refused lines. */
export const dataImportView = view({
  path: 'data-imports/:number',
  permission: 'import',
  parameters: {},
  read: async (tx, { number, language }) => {
    const found = ID.test(number) ? await loadDataImport(tx, number) : undefined
    if (found === undefined) throw new RefusalError('unknown_data_import', { import: number })
    const files = []
    for (const file of await loadDataFiles(tx, number)) {
      const { fileName, refusal } = file
      const of = { importId: found.importId, fileName }
      const problems = await loadDataProblems(tx, of, { after: 0, limit: SHOWN })
      files.push({
        ...file,
        refusal: refusal === null ? null : sentence(refusal, language),
        problems: problems.map(({ line, column, value, code, facts }) => {
          const [reason, remedy] = splitSentence(sentence({ code, facts }, language))
          return { line, column, value, reason, remedy }
        }),
      })
    }
    const turn = ({ fileName }: { readonly fileName: string }) => FILES.indexOf(fileName)
    return { ...found, files: files.toSorted((a, b) => turn(a) - turn(b)) }
  },
})

/** The files that an import may have, in the order in which they are taken, with their columns. */
export const dataFilesView = view({
  path: 'data-files',
  permission: 'import',
  parameters: {},
  read: async () => ({
    files: (await specsFor(NOWHERE, FILES)).map(({ file, columns, optional }) => ({
      file,
      columns: columns.filter(name => !optional.includes(name)),
      optional,
    })),
  }),
})
