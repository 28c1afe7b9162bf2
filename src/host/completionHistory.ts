import type * as vscode from 'vscode'
import { defaultLinkTemplate } from '../core/completion/linkStyle'
import { type IssueStats, collectIssueStatsInSteps } from '../core/completion/issueStats'
import { type PeopleStats, collectPeopleStatsInSteps } from '../core/completion/peopleStats'
import { createStatsCache, type RunLater } from '../core/completion/statsCache'
import { readCursorContext, type CursorContext, type TypedToken } from '../core/completion/cursorContext'
import type { Digest } from '../core/digest'
import { dateOfPath } from '../core/datesOfPaths'
import { runYielding } from '../core/steps'
import { type MinutesDocuments, relativePath } from './documents'
import * as settings from './settings'
import { seriesIdOf, type WorkspaceFile, type WorkspaceMinutes } from './workspaceMinutes'
import { createYielder } from './yielder'

/** What completion learns for a document from the workspace's earlier minutes. */
export interface CompletionHistory {
  people(document: vscode.TextDocument): PeopleStats
  issues(document: vscode.TextDocument): IssueStats
  /** The context of a token, from the text alone. */
  cursorContext(document: vscode.TextDocument, token: TypedToken): CursorContext
  /** The template for references: the setting, else the style of the series. */
  linkTemplate(document: vscode.TextDocument): string
}

export function createCompletionHistory(documents: MinutesDocuments, workspace: WorkspaceMinutes): CompletionHistory {
  const yieldToOthers = createYielder()
  const runLater: RunLater = (steps) => runYielding(steps, yieldToOthers)
  const people = createStatsCache(collectPeopleStatsInSteps, runLater)
  const issues = createStatsCache(collectIssueStatsInSteps, runLater)
  const renamed = new WeakMap<Digest, Digest>()
  const ofOtherFolder = ({ root, digest }: WorkspaceFile): Digest => {
    const known = renamed.get(digest) ?? { ...digest, series: `${root}/${digest.series}` }
    renamed.set(digest, known)
    return known
  }
  const of = <T>(
    document: vscode.TextDocument,
    remember: (history: readonly Digest[], series: string, date: string | undefined) => T,
  ): T => {
    const path = relativePath(document.uri)
    const own = document.uri.toString()
    const files = workspace.files()
    const { root, series } = seriesIdOf(document.uri)
    // The same path in another workspace folder is a different series.
    const history = files
      .filter(({ uri }) => uri.toString() !== own)
      .map((file) => (file.root !== root && file.digest.series === series ? ofOtherFolder(file) : file.digest))
    const digest = files.find(({ uri }) => uri.toString() === own)?.digest
    return remember(history, series, digest?.date ?? dateOfPath(path))
  }
  return {
    people: (document) => of(document, people),
    issues: (document) => of(document, issues),
    cursorContext: (document, token) =>
      readCursorContext(document.getText(), token, {
        lexicon: documents.lexicon(),
        webOrigins: settings.referenceOptions(document.uri).webOrigins,
      }),
    linkTemplate: (document) =>
      settings.linkTemplate(document.uri) || (of(document, issues).template ?? defaultLinkTemplate),
  }
}
