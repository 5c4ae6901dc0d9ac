/** Every word of the pages in English; the other languages have the same keys. */
export const en = {
  skip: 'Skip to content',
  failures: {
    '400': 'This address is not understood',
    '403': 'Not permitted',
    '404': 'Not found',
    '405': 'Only reading is possible here',
    '421': 'This server is not meant',
    '500': 'Something is broken',
    '503': 'Not available at the moment',
  } as Readonly<Record<string, string>>,
  failure: {
    back: 'Go to the overview',
    request: 'Request {id}',
    broken: 'This is our mistake, not yours. The log has the details under the number below.',
  },
}

export type Words = typeof en
