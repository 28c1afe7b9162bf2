import type { Protection } from '../server/state'

const sentences: Readonly<Record<Protection['refuses'], string>> = {
  update: 'Changes must be made through a pull request.',
  creation: 'Cannot create ref due to creations being restricted.',
  unsigned: 'Commits must have verified signatures.',
  signoff: 'Commit message must match a given regex pattern: Signed-off-by: .+',
}

export interface ProtectionOptions {
  /** A name or a pattern: `*` matches anything but a slash, `**` anything. */
  readonly branch: string
  /** The kind of rule, which determines the message; a ruleset by default. */
  readonly kind?: Protection['kind']
  /** What is blocked; any push by default. */
  readonly refuses?: Protection['refuses']
  /** GitHub's message; that of the rule by default. */
  readonly sentence?: string
}

/** The rule with defaults filled in. */
export function protectionOf({
  branch,
  kind = 'ruleset',
  refuses = 'update',
  sentence = sentences[refuses],
}: ProtectionOptions): Protection {
  return { branch, kind, refuses, sentence }
}
