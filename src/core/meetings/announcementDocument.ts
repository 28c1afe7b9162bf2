/** An announcement for GitHub, for the person to review and edit. */
export interface AnnouncementDocument {
  /** `owner/repo` */
  readonly repository: string
  /** The issue to comment on, or `new`; undefined if neither is given. */
  readonly issue: number | 'new' | undefined
  /** Title of a new issue; the first line of a comment. */
  readonly title: string
  readonly body: string
}

/**
 * Serializes an announcement: the place, an empty line, then the text. All parts can be edited.
 *
 * @param text Begins with a heading, which becomes the title of an issue.
 * @param note Instructions in a comment on top, which is not sent.
 */
export function writeAnnouncementDocument(
  { repository, issue }: { readonly repository: string; readonly issue: string },
  text: string,
  note: string,
): string {
  return [
    `<!-- ${note.replaceAll('-->', '→')} -->`,
    '',
    `Repository: ${repository}`,
    `Issue: ${issue}`,
    '',
    text.trim(),
    '',
  ].join('\n')
}

/** An issue or pull request by its number, by `owner/repo#12`, or by its page. */
const place =
  /^(?:(?:(?:https?:\/\/[^/\s]+\/)?(?<repository>[\w.-]+\/[\w.-]+)(?:#|\/(?:issues|pull)\/))|#?)(?<number>[1-9]\d{0,8})(?:[?#]\S*)?$/

/**
 * Parses the text of `writeAnnouncementDocument`. Missing parts are empty. The repository in an issue's address
 * overrides the line of the repository.
 *
 * @param newWord The translated word for a new issue.
 */
export function readAnnouncementDocument(text: string, newWord: string): AnnouncementDocument {
  const lines = text
    .replace(/^\s*<!--[^]*?-->/, '')
    .trimStart()
    .split(/\r\n|\n|\r/)
  const fields = new Map<string, string>()
  let at = 0
  for (; at < lines.length; at++) {
    const [, name, value] = /^(Repository|Issue)\s*:(.*)$/i.exec(lines[at] ?? '') ?? []
    if (name === undefined) break
    fields.set(name.toLowerCase(), (value ?? '').trim())
  }
  const issue = fields.get('issue') ?? ''
  const isNew = ['new', newWord].some((word) => word.toLowerCase() === issue.toLowerCase())
  const { repository, number } = place.exec(issue)?.groups ?? {}
  const [title = '', ...body] = lines.slice(at).join('\n').trim().split('\n')
  return {
    repository: repository ?? fields.get('repository') ?? '',
    issue: isNew ? 'new' : number === undefined ? undefined : Number(number),
    title: title.replace(/^#+\s*/, '').trim(),
    body: body.join('\n').trim(),
  }
}
