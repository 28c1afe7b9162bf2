import type * as vscode from 'vscode'
import { findProblems } from '../core/problems/findProblems'
import type { Problem } from '../core/problems/problem'
import { type MinutesDocuments, relativePath } from './documents'
import * as settings from './settings'
import type { WorkspaceFacts } from './workspaceFacts'

/** The source that the Problems view shows beside each of our diagnostics. */
export const diagnosticSource = 'Minutes'

/** All problems of a document, including those turned off; [] if it is too large or not minutes. */
export function problemsOf(
  document: vscode.TextDocument,
  documents: MinutesDocuments,
  facts: WorkspaceFacts,
): readonly Problem[] {
  if (!documents.isMinutes(document) || documents.isTooLarge(document)) return []
  return findProblems(document.getText(), documents.read(document), {
    path: relativePath(document.uri),
    lexicon: documents.lexicon(),
    references: settings.referenceOptions(document.uri),
    handles: facts.handles(),
    repositories: facts.repositories(),
  })
}
