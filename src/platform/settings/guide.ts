import { ALL_SETTINGS } from './table.ts'

/** The table of settings as the guide shows it. */
export function settingsTable(): string {
  const rows = [...ALL_SETTINGS].map(([name, each]) => {
    const fallback = each.byDefault === undefined ? (each.otherwise ?? '') : `\`${each.byDefault}\``
    const needs = each.needs === undefined ? '' : ` Needs ${each.needs.join(', ')}.`
    const secret = each.isSecret === true ? ' Secret.' : ''
    return `| \`${name}\` | ${each.meaning}${needs}${secret} | ${each.expected} | ${fallback} |`
  })
  return ['| Name | Meaning | Takes | Otherwise |', '| --- | --- | --- | --- |', ...rows, ''].join(
    '\n',
  )
}
