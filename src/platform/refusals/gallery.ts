import { REFUSALS_BY_DOMAIN } from './table.ts'

/** The text of docs/errors.md: every refusal, what provokes it, and what people read. */
export function gallery(): string {
  const sections = Object.entries(REFUSALS_BY_DOMAIN).map(([domain, texts]) => {
    const entries = Object.entries(texts).map(
      ([code, text]) => `### ${code}\nProvoked by ${text.provokedBy}.\n\n> ${text.en}\n`,
    )
    return entries.length === 0 ? '' : `## ${domain}\n\n${entries.join('\n')}\n`
  })
  return `# What Quittance refuses, and what it says then

Made by \`npm run errors\` from \`src/platform/refusals/\`, where each sentence also stands in French,
Spanish and German. Facts of the case stand in braces. A refusal changes nothing.

${sections.join('').trimEnd()}
`
}
