type Pack = {
  readonly operationId: string
  readonly tag: string
  readonly summary: string
  /** What the address names it by. */
  readonly by: string
}

/** What was handed over to an agency or court. */
export const EVIDENCE: Pack = {
  operationId: 'placement-evidence',
  tag: 'Collections',
  summary: 'The evidence of what was handed over to an agency or court, as one zip',
  by: 'placement',
}

/** What is kept of a customer. */
export const DATA_COPY: Pack = {
  operationId: 'data-copy',
  tag: 'Operations',
  summary: 'A copy of all that is kept of a customer, as one zip; the log says who took it out',
  by: 'copy',
}

/** A pack of files about one thing, as it stands in the description of the API. */
export function packPath({ operationId, tag, summary, by }: Pack, refused: object): object {
  return {
    get: {
      ...{ operationId, tags: [tag], summary },
      parameters: [{ name: by, in: 'path', required: true, schema: { type: 'string' } }],
      responses: {
        '200': { description: 'The file', content: { 'application/zip': {} } },
        default: refused,
      },
    },
  }
}
