import * as vscode from 'vscode'
import type { Fix } from '../../core/problems/fix'
import { isDeckProblem, type Problem } from '../../core/problems/problem'
import { describeDeckProblem } from '../../host/deckProblemMessages'

/** The message of a problem. */
export function describeProblem(problem: Problem): string {
  if (isDeckProblem(problem)) return describeDeckProblem(problem)
  switch (problem.code) {
    case 'label-number':
      return vscode.l10n.t('The label says #{0}, but the link goes to #{1}.', problem.written, problem.linked)
    case 'label-repository':
      return vscode.l10n.t('The label says “{0}”, but the link goes to “{1}”.', problem.written, problem.linked)
    case 'label-kind':
      return problem.linked === 'PR'
        ? vscode.l10n.t('The label says “{0}”, but the link goes to a pull request.', problem.written)
        : vscode.l10n.t('The label says “{0}”, but the link goes to an issue.', problem.written)
    case 'misspelled-handle':
      return vscode.l10n.t('Unknown handle @{0}. Did you mean @{1}?', problem.handle, problem.suggestion)
    case 'duplicate-participant':
      return vscode.l10n.t('{0} is already listed on line {1}.', problem.person, problem.line)
    case 'unassigned-action-item':
      return vscode.l10n.t('This action item is unassigned.')
    case 'unassigned-duty':
      return vscode.l10n.t('This duty is unassigned: {0}', problem.label)
    case 'date-mismatch':
      return vscode.l10n.t('The text says {0}, but the path says {1}.', problem.written, problem.file)
    case 'placeholder':
      return vscode.l10n.t('Replace the placeholder “{0}”.', problem.text)
    case 'mojibake':
      return vscode.l10n.t('Garbled characters: “{0}” should be “{1}”.', problem.written, problem.repaired)
    case 'bare-reference':
      return vscode.l10n.t('“#{0}” does not name its repository.', problem.number)
    case 'pad-image':
      return vscode.l10n.t('This image is hosted on the pad and may disappear.')
  }
}

/** The title of a fix. */
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
      return vscode.l10n.t('Fix all garbled characters in this line')
    case 'repairFile':
      return vscode.l10n.t('Fix all garbled characters in this file')
    case 'separateSlide':
      return vscode.l10n.t('Add an empty line before the slide')
    case 'startSlide':
      return vscode.l10n.t('Start a slide here')
    case 'useSeparator':
      return vscode.l10n.t('Start a slide here with “{0}”', argument)
    case 'removeLinesBelow':
      return vscode.l10n.t('Leave one empty line above the text')
    case 'keepCodeTogether':
      return vscode.l10n.t('Keep the slide together (adds a space)')
    case 'moveFrontMatter':
      return vscode.l10n.t('Move the front matter to the top')
    case 'closeFrontMatter':
      return vscode.l10n.t('End the front matter here')
    case 'removeLine':
      return vscode.l10n.t('Remove “{0}”', argument)
    case 'correctNotes':
      return vscode.l10n.t('Change to “{0}”', argument)
    case 'joinNotes':
      return vscode.l10n.t('Add this to the notes above')
    case 'quoteAttribute':
      return vscode.l10n.t('Change to “{0}”', argument)
    case 'useLocalImage':
      return vscode.l10n.t('Use “{0}” next to this file', argument)
    case 'suppress':
      return vscode.l10n.t('Ignore “{0}” here (adds a comment)', argument)
  }
}
