/** An issue as somebody reads and changes it before it is made. */
export interface IssueDocument {
  readonly title: string
  /** `owner/repo` */
  readonly repository: string
  /** Logins without `@`. */
  readonly assignees: readonly string[]
  readonly labels: readonly string[]
  readonly body: string
}

const fields = ['Repository', 'Assignees', 'Labels'] as const

/**
 * An issue as a text that can be changed all over: its title, lines for what is set on it, and behind an empty line what
 * it says.
 *
 * @param note What the person is told; it stands in a comment above the title and is not part of the issue.
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

/** Reads such a text. A line that was taken out is empty; without a title nothing is behind it either. */
export function readIssueDocument(text: string): IssueDocument {
  const lines = text
    .replace(/^\s*<!--[^]*?-->/, '')
    .trimStart()
    .split(/\r\n|\n|\r/)
  const [title = '', ...rest] = lines
  const first = rest.findIndex((line) => line.trim() !== '')
  const values = new Map<string, string>()
  let at = first < 0 ? rest.length : first
  for (; at < rest.length; at++) {
    const [, name, value] = fieldLine.exec(rest[at] ?? '') ?? []
    if (name === undefined || value === undefined) break
    values.set(name.toLowerCase(), value)
  }
  const list = (name: (typeof fields)[number]): readonly string[] =>
    [...new Set((values.get(name.toLowerCase()) ?? '').split(',').map((one) => one.trim()))].filter((one) => one !== '')
  return {
    title: title.trim(),
    repository: (values.get('repository') ?? '').trim(),
    assignees: list('Assignees').map((login) => login.replace(/^@/, '')),
    labels: list('Labels'),
    body: rest.slice(at).join('\n').trim(),
  }
}

const fieldLine = new RegExp(`^(${fields.join('|')}):(.*)$`, 'i')
