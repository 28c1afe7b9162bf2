import type { Protection } from '../server/state'

const sentences: Readonly<Record<Protection['refuses'], string>> = {
  update: 'Changes must be made through a pull request.',
  creation: 'Cannot create ref due to creations being restricted.',
  signoff: 'Commit message must match a given regex pattern: Signed-off-by: .+',
}

export interface ProtectionOptions {
  /** A name, or a pattern: a star for anything but a slash, two stars for anything. */
  readonly branch: string
  /** In which words it is refused; a ruleset's unless told. */
  readonly kind?: Protection['kind']
  /** Any push unless told. */
  readonly refuses?: Protection['refuses']
  /** GitHub's sentence; that of the rule unless told. */
  readonly sentence?: string
}

/** The rule with all that is left unsaid. */
export function protectionOf({
  branch,
  kind = 'ruleset',
  refuses = 'update',
  sentence = sentences[refuses],
}: ProtectionOptions): Protection {
  return { branch, kind, refuses, sentence }
}
