import * as vscode from 'vscode'
import type { Fix } from '../../core/problems/fixes'
import type { Problem } from '../../core/problems/problem'

/** The sentence about a problem. */
export function describeProblem(problem: Problem): string {
  switch (problem.code) {
    case 'label-number':
      return vscode.l10n.t('The label says #{0}, the link leads to #{1}.', problem.written, problem.linked)
    case 'label-repository':
      return vscode.l10n.t('The label says “{0}”, the link leads to “{1}”.', problem.written, problem.linked)
    case 'label-kind':
      return problem.linked === 'PR'
        ? vscode.l10n.t('The label says “{0}”, the link leads to a pull request.', problem.written)
        : vscode.l10n.t('The label says “{0}”, the link leads to an issue.', problem.written)
    case 'misspelt-handle':
      return vscode.l10n.t('“@{0}” is hardly known. Did you mean “@{1}”?', problem.handle, problem.suggestion)
    case 'duplicate-participant':
      return vscode.l10n.t('{0} is already listed on line {1}.', problem.person, problem.line)
    case 'unowned-action':
      return vscode.l10n.t('Nobody owns this action item.')
    case 'unanswered-duty':
      return vscode.l10n.t('Nobody does this yet: {0}', problem.label)
    case 'date-mismatch':
      return vscode.l10n.t('The text says {0}, the file’s name {1}.', problem.written, problem.file)
    case 'placeholder':
      return vscode.l10n.t('“{0}” is left over from a template.', problem.text)
    case 'mojibake':
      return vscode.l10n.t('Garbled characters: “{0}” was “{1}”.', problem.written, problem.repaired)
    case 'bare-reference':
      return vscode.l10n.t('“#{0}” does not say which repository it is in.', problem.number)
    case 'setext-heading':
      return vscode.l10n.t(
        'Right below text, this makes a heading of the text and begins no slide. Put an empty line before it.',
      )
    case 'pad-picture':
      return vscode.l10n.t('This picture lies on the pad’s server, and may be gone one day.')
  }
}

/** What a fix does, as the title of an action. */
export function describeFix({ kind, argument }: Fix): string {
  switch (kind) {
    case 'correctLabel':
      return vscode.l10n.t('Change the label to “{0}”', argument)
    case 'correctAddress':
      return vscode.l10n.t('Change the link to #{0}', argument)
    case 'correctHandle':
      return vscode.l10n.t('Change to “{0}”', argument)
    case 'correctAllHandles':
      return vscode.l10n.t('Change to “{0}” everywhere in this file', argument)
    case 'removeParticipant':
      return vscode.l10n.t('Remove the second “{0}”', argument)
    case 'correctDate':
      return vscode.l10n.t('Change the date to {0}', argument)
    case 'renameFile':
      return vscode.l10n.t('Rename the file to {0}', argument)
    case 'repairCharacters':
      return vscode.l10n.t('Change to “{0}”', argument)
    case 'repairLine':
      return vscode.l10n.t('Repair all characters of this line')
    case 'repairFile':
      return vscode.l10n.t('Repair all characters of this file')
    case 'separateSlide':
      return vscode.l10n.t('Put an empty line before the slide')
    case 'usePictureBeside':
      return vscode.l10n.t('Show “{0}”, which lies beside this file', argument)
    case 'silence':
      return vscode.l10n.t('Ignore “{0}” here (adds a comment)', argument)
  }
}
