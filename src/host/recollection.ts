import type * as vscode from 'vscode'
import { defaultLinkTemplate } from '../core/completion/linkStyle'
import { type IssueMemory, rememberIssues } from '../core/completion/issueMemory'
import { type PeopleMemory, rememberPeople } from '../core/completion/peopleMemory'
import { remembering } from '../core/completion/remembering'
import { readScene, type Scene, type TypedToken } from '../core/completion/scene'
import type { Digest } from '../core/digest'
import { dateOfPath } from '../core/dates'
import { placeOf } from '../core/series'
import { type MinutesDocuments, relativePath } from './documents'
import * as settings from './settings'
import type { WorkspaceMinutes } from './workspaceMinutes'

/** What completion learns from the workspace's earlier minutes, for a document. */
export interface Recollection {
  people(document: vscode.TextDocument): PeopleMemory
  issues(document: vscode.TextDocument): IssueMemory
  /** The context of a token, from the text alone. */
  scene(document: vscode.TextDocument, token: TypedToken): Scene
  /** The template for references: the setting, else the style of the series. */
  linkTemplate(document: vscode.TextDocument): string
}

export function createRecollection(documents: MinutesDocuments, workspace: WorkspaceMinutes): Recollection {
  const people = remembering(rememberPeople)
  const issues = remembering(rememberIssues)
  const of = <T>(
    document: vscode.TextDocument,
    remember: (history: readonly Digest[], series: string, date: string | undefined) => T,
  ): T => {
    const path = relativePath(document.uri)
    const own = document.uri.toString()
    const files = workspace.files()
    const history = files.filter(({ uri }) => uri.toString() !== own).map(({ digest }) => digest)
    const digest = files.find(({ uri }) => uri.toString() === own)?.digest
    return remember(history, placeOf(path).series, digest?.date ?? dateOfPath(path))
  }
  return {
    people: (document) => of(document, people),
    issues: (document) => of(document, issues),
    scene: (document, token) =>
      readScene(document.getText(), token, {
        lexicon: documents.lexicon(),
        webOrigins: settings.referenceOptions(document.uri).webOrigins,
      }),
    linkTemplate: (document) =>
      settings.linkTemplate(document.uri) || (of(document, issues).template ?? defaultLinkTemplate),
  }
}
