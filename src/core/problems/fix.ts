import type { TextEdit } from '../edits/textEdit'

/** A fix of a problem as data. The editor words its title. */
export interface Fix {
  readonly kind: FixKind
  /** Argument of the title: the new text, a handle, a number. */
  readonly argument: string
  readonly edits: readonly TextEdit[]
  /** New name of the file; missing if the file is not renamed. */
  readonly fileName?: string
  /** Whether it is nearly always the right fix. */
  readonly isPreferred: boolean
}

export type FixKind =
  | 'correctLabel'
  | 'correctAddress'
  | 'correctHandle'
  | 'correctAllHandles'
  | 'removeParticipant'
  | 'correctDate'
  | 'renameFile'
  | 'repairCharacters'
  | 'repairLine'
  | 'repairFile'
  | 'separateSlide'
  | 'startSlide'
  | 'useSeparator'
  | 'keepCodeTogether'
  | 'removeLinesBelow'
  | 'moveFrontMatter'
  | 'closeFrontMatter'
  | 'removeLine'
  | 'correctNotes'
  | 'joinNotes'
  | 'quoteAttribute'
  | 'useLocalImage'
  | 'suppress'
