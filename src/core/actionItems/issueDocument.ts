/** A draft issue for the user to review and edit. */
export interface IssueDocument {
  readonly title: string
  /** `owner/repo` */
  readonly repository: string
  /** Logins without `@`. */
  readonly assignees: readonly string[]
  readonly labels: readonly string[]
  readonly body: string
}

const fieldNames = ['Repository', 'Assignees', 'Labels'] as const

/**
 * Serializes a draft issue: title, one line per field, an empty line, then the body. All parts can be edited.
 *
 * @param note Instructions for the user, in a comment above the title. Not part of the issue.
 */
export function writeIssueDocument(
  { title, repository, assignees, labels, body }: IssueDocument,
  note: string,
): string {
  return [
    `<!-- ${note.replaceAll('-->', '→')} -->`,
    '',
    title,
    '',
    `Repository: ${repository}`,
    `Assignees: ${assignees.map((login) => `@${login}`).join(', ')}`,
    `Labels: ${labels.join(', ')}`,
    '',
    body,
    '',
  ].join('\n')
}

/** Parses the text of `writeIssueDocument`. Missing lines give empty fields; an empty text gives an empty issue. */
export function readIssueDocument(text: string): IssueDocument {
  const lines = text
    .replace(/^\s*<!--[^]*?-->/, '')
    .trimStart()
    .split(/\r\n|\n|\r/)
  const [title = '', ...rest] = lines
  const firstField = rest.findIndex((line) => line.trim() !== '')
  const values = new Map<string, string>()
  let at = firstField < 0 ? rest.length : firstField
  for (; at < rest.length; at++) {
    const [, name, value] = fieldPattern.exec(rest[at] ?? '') ?? []
    if (name === undefined || value === undefined) break
    values.set(name.toLowerCase(), value)
  }
  const list = (name: (typeof fieldNames)[number]): readonly string[] =>
    [...new Set((values.get(name.toLowerCase()) ?? '').split(',').map((one) => one.trim()))].filter((one) => one !== '')
  return {
    title: title.trim(),
    repository: (values.get('repository') ?? '').trim(),
    assignees: list('Assignees').map((login) => login.replace(/^@/, '')),
    labels: list('Labels'),
    body: rest.slice(at).join('\n').trim(),
  }
}

const fieldPattern = new RegExp(`^(${fieldNames.join('|')}):(.*)$`, 'i')
