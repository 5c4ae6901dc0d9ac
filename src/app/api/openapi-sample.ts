import { SAMPLE_QUERY } from '../console/views/sample.ts'

/** What the description of the API says of the files of a sample. */
export function samplePath(refused: unknown) {
  return {
    get: {
      operationId: 'audit-sample-evidence',
      tags: ['Audit'],
      summary: 'A sample as files, each with its SHA-256: the same seed draws the same again',
      parameters: Object.keys(SAMPLE_QUERY).map(name => ({
        name,
        in: 'query',
        schema: { type: 'string' },
      })),
      responses: {
        '200': { description: 'The file', content: { 'application/zip': {} } },
        default: refused,
      },
    },
  }
}
