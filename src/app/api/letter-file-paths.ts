/** Files of what customers are told: their address, what they are, and of which type. */
const LETTER_FILES = [
  ['/v1/statements/{statement}.pdf', 'A statement of account that was kept', 'application/pdf'],
  ['/v1/statements/{statement}.csv', 'A statement of account that was kept', 'text/csv'],
  ['/v1/accounts/{number}/statement.pdf', 'A statement as of now; kept nowhere', 'application/pdf'],
  ['/v1/accounts/{number}/statement.csv', 'A statement as of now; kept nowhere', 'text/csv'],
  ['/v1/print-batches/{batch}.pdf', 'The letters of a print batch', 'application/pdf'],
  ['/v1/print-batches/{batch}.csv', 'The manifest of a print batch', 'text/csv'],
  ['/v1/message-copies/{message}/{copy}.pdf', 'A registered copy of a letter', 'application/pdf'],
  ['/v1/cases/{number}/record.zip', 'The complete record of a case', 'application/zip'],
  [
    '/v1/interaction-files/{file}/content',
    'A file that was kept with an entry of a timeline',
    'application/octet-stream',
  ],
  ['/v1/case-files/{file}', 'A file that was kept with a case', 'application/octet-stream'],
] as const

/** How the API describes these files; `refused` is the answer of a refusal. */
export function letterFilePaths(refused: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    LETTER_FILES.map(([path, summary, type]) => [
      path,
      {
        get: {
          operationId: path
            .slice('/v1/'.length)
            .replace(/[^a-z]+/g, '-')
            .replace(/-+$/, ''),
          tags: ['Documents'],
          summary,
          parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
            ...{ name, in: 'path', required: true, schema: { type: 'string' } },
          })),
          responses: {
            '200': { description: 'The file', content: { [type]: {} } },
            default: refused,
          },
        },
      },
    ]),
  )
}
