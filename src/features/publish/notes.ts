import * as vscode from 'vscode'
import type { PublishPlan } from '../../github/publishPlan'
import type { PublishNote } from '../../github/publishRequest'
import type { PickItem } from '../../host/quickPicks'

/** The part of a plan that its notes depend on. */
type NotedPlan = Pick<PublishPlan, 'corrects'>

/** Quick pick entry of a note. Choosing it compares the two texts, if there are two. */
export function noteLabel(note: PublishNote, plan: NotedPlan): PickItem {
  const detail = describeNote(note, plan)
  switch (note.kind) {
    case 'fork':
      return { icon: 'repo-forked', label: vscode.l10n.t('From your fork'), detail }
    case 'correction':
      return { icon: 'history', label: correctionLabel(note, plan), detail }
    case 'elsewhere':
      return { icon: 'diff', label: vscode.l10n.t('Published from another machine or window'), detail }
    case 'renamed':
      return { icon: 'file', label: vscode.l10n.t('Renamed'), detail }
    case 'sameName':
      return { icon: 'warning', label: vscode.l10n.t('Names differ only in case or accents'), detail }
    case 'second':
      return { icon: 'git-pull-request', label: vscode.l10n.t('Second pull request next to #{0}', note.number), detail }
    case 'merged':
      return { icon: 'git-merge', label: vscode.l10n.t('Merged with someone else’s changes'), detail }
    case 'changedOnBase':
    case 'existsOnBase':
      return { icon: 'diff', label: vscode.l10n.t('Different on the base branch'), detail }
    case 'duplicate':
      return { icon: 'warning', label: vscode.l10n.t('Already published under another date'), detail }
    case 'alreadyThere':
      return { icon: 'check', label: vscode.l10n.t('Already published'), detail }
  }
}

export function describeNote(note: PublishNote, { corrects }: NotedPlan): string {
  switch (note.kind) {
    case 'fork':
      return vscode.l10n.t(
        'You do not have write access to this repository. The branch goes to your fork, which is created if needed.',
      )
    case 'correction':
      if (note.pull.state === 'merged' && corrects === undefined)
        return vscode.l10n.t(
          'Pull request #{0} was merged, but the base branch does not have the minutes under this name. This one adds them.',
          note.pull.number,
        )
      return note.pull.state === 'merged'
        ? vscode.l10n.t('Pull request #{0} was merged. This one corrects it.', note.pull.number)
        : vscode.l10n.t('Pull request #{0} was closed without merging. This one replaces it.', note.pull.number)
    case 'renamed':
      return vscode.l10n.t('{0} was {1} before. The pull request removes the old file.', note.path, note.from)
    case 'sameName':
      return vscode.l10n.t(
        'The base branch has {1}, which differs from {0} only in upper and lower case or accents. Some computers cannot check out both.',
        note.path,
        note.other,
      )
    case 'second':
      return vscode.l10n.t('Pull request #{0} changes the same file. The description refers to it.', note.number)
    case 'elsewhere':
      return vscode.l10n.t(
        '{0} was published from another machine or window. This version replaces that one.',
        note.path,
      )
    case 'merged':
      return note.dropped.length === 0
        ? vscode.l10n.t(
            'Someone else changed {0} on GitHub. Both changes are published. Your file stays unchanged.',
            note.path,
          )
        : vscode.l10n.t(
            'Someone else changed {0} on GitHub. Both changes are published. Your lines that they changed or removed are not restored: {1}',
            note.path,
            note.dropped.join(' / '),
          )
    case 'changedOnBase':
      return vscode.l10n.t(
        '{0} has changed on the base branch. You may have to resolve conflicts when merging.',
        note.path,
      )
    case 'existsOnBase':
      return vscode.l10n.t('The base branch has a different version of {0}. This pull request replaces it.', note.path)
    case 'duplicate':
      return vscode.l10n.t('{0} has the same text as {1}, which is already published.', note.path, note.other)
    case 'alreadyThere':
      return vscode.l10n.t('{0} is identical on the base branch and is skipped.', note.path)
  }
}

/** What a pull request does after an earlier one. After a revert or a new name the base lacks the minutes. */
function correctionLabel(
  { pull }: Extract<PublishNote, { readonly kind: 'correction' }>,
  { corrects }: NotedPlan,
): string {
  if (pull.state !== 'merged') return vscode.l10n.t('Replaces #{0}', pull.number)
  return corrects === undefined
    ? vscode.l10n.t('Pull request #{0} was merged', pull.number)
    : vscode.l10n.t('Corrects #{0}', pull.number)
}
