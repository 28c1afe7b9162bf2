import type { FoundProblem } from './findInFiles'
import { showControls } from './terminal'

const levels = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const

/**
 * A problem as a workflow command of GitHub, which shows it beside the line.
 *
 * @param file The path from the root of the repository.
 */
// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
export function toAnnotation(
  { severity, line, endLine, column, endColumn, message, code }: FoundProblem,
  file: string,
): string {
  const properties = [
    `file=${escapeProperty(file)}`,
    `line=${line}`,
    `endLine=${endLine}`,
    // GitHub accepts columns for a single line only.
    ...(line === endLine ? [`col=${column}`, `endColumn=${endColumn}`] : []),
    `title=${escapeProperty(`Minutes: ${code}`)}`,
  ]
  return `::${levels[severity]} ${properties.join(',')}::${escapeData(message)}`
}

/** Text as the message of a workflow command. */
export function escapeData(text: string): string {
  return showControls(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'))
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
