import * as vscode from 'vscode'
import type { PublishNote } from '../../github/publishRequest'
import { plainMessage } from '../../host/plainMessage'

/** A note as an entry of the preview; choosing it shows the two texts where there are two. */
export function noteLabel(note: PublishNote): { readonly label: string; readonly detail: string } {
  const detail = plainMessage(describeNote(note))
  switch (note.kind) {
    case 'fork':
      return { label: vscode.l10n.t('$(repo-forked) From your fork'), detail }
    case 'correction':
      return { label: vscode.l10n.t('$(history) A correction of #{0}', note.pull.number), detail }
    case 'elsewhere':
      return { label: vscode.l10n.t('$(diff) Published from elsewhere'), detail }
    case 'merged':
      return { label: vscode.l10n.t('$(git-merge) Somebody else’s changes are kept'), detail }
    case 'changedOnBase':
    case 'existsOnBase':
      return { label: vscode.l10n.t('$(diff) The file is there with another text'), detail }
    case 'duplicate':
      return { label: vscode.l10n.t('$(warning) Published below another date'), detail }
    case 'alreadyThere':
      return { label: vscode.l10n.t('$(check) Published already'), detail }
  }
}

export function describeNote(note: PublishNote): string {
  switch (note.kind) {
    case 'fork':
      return vscode.l10n.t(
        'The account may not write to the repository: the branch goes to your fork. It is made where there is none.',
      )
    case 'correction':
      return note.pull.state === 'merged'
        ? vscode.l10n.t('Pull request #{0} is merged. This one corrects it.', note.pull.number)
        : vscode.l10n.t('Pull request #{0} was closed without a merge. This one replaces it.', note.pull.number)
    case 'elsewhere':
      return vscode.l10n.t('{0} was published from another machine. What stands there is replaced.', note.path)
    case 'merged':
      return vscode.l10n.t(
        'Somebody else has changed {0} there. Both are published, line by line; your file stays as it is.',
        note.path,
      )
    case 'changedOnBase':
      return vscode.l10n.t('{0} has changed on the base branch meanwhile; merging may need a look.', note.path)
    case 'existsOnBase':
      return vscode.l10n.t('{0} is on the base branch with another text, which this pull request replaces.', note.path)
    case 'duplicate':
      return vscode.l10n.t('{0} has exactly the text of {1}, which is published already.', note.path, note.other)
    case 'alreadyThere':
      return vscode.l10n.t('{0} is on the base branch exactly so; it is left out.', note.path)
  }
}
