import type { StoredDocument } from './stored-document.ts'

/**
 * Where a document's file lies below the folder of documents: `SUN/2026/03/SUN-INV-2026-000042.pdf`,
 * so that a person finds it without Quittance. Characters that a file system may not take are
 * written as in a URL; different numbers give different paths.
 */
export function documentPath(
  document: Pick<StoredDocument, 'entityCode' | 'issuedOn' | 'number'>,
): string {
  const [year, month] = document.issuedOn.split('-')
  return [fileName(document.entityCode), year, month, `${fileName(document.number)}.pdf`].join('/')
}

/** A name of one folder or file: no separators, no dots at its ends, nothing that a shell reads. */
export function fileName(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*~]/g, escaped)
    .replace(/^\.|\.$/g, escaped)
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
