import * as vscode from 'vscode'
import { completionContext } from '../../core/completion/context'
import { type Candidate, findPeople, knownPeople } from '../../core/completion/people'
import { placeOf } from '../../core/series'
import { type MinutesDocuments, relativePath, selector } from '../../host/documents'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { maxEntries, rankedList } from './completionList'

/** Offers the people of the meeting and of the workspace behind `@`. Needs neither network nor sign-in. */
export function registerMentionCompletion(documents: MinutesDocuments, workspace: WorkspaceMinutes): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    selector,
    {
      provideCompletionItems(document, position) {
        if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
        const offset = document.offsetAt(position)
        const context = completionContext(document.getText(), offset)
        if (context?.kind !== 'mention') return undefined
        const path = relativePath(document.uri)
        const history = workspace
          .files()
          .filter(({ uri }) => uri.toString() !== document.uri.toString())
          .map(({ digest }) => digest)
        const people = knownPeople({
          minutes: documents.read(document),
          series: placeOf(path).series,
          history,
          offset: context.start,
        })
        const found = findPeople(people, context.typed, maxEntries)
        if (found.length === 0) return undefined
        return rankedList(document, { ...context, cursor: offset }, found.map(toItem))
      },
    },
    '@',
    '-',
  )
}

function toItem({ handle, name, source }: Candidate): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    { label: `@${handle}`, ...(name === undefined ? {} : { detail: ` ${name}` }), description: describe(source) },
    vscode.CompletionItemKind.User,
  )
  item.insertText = `@${handle}`
  return item
}

function describe(source: Candidate['source']): string {
  switch (source) {
    case 'participant':
      return vscode.l10n.t('takes part')
    case 'document':
      return vscode.l10n.t('mentioned here')
    case 'series':
      return vscode.l10n.t('this series')
    case 'workspace':
      return vscode.l10n.t('other minutes')
  }
}
