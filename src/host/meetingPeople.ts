import * as vscode from 'vscode'
import { type Candidate, rankPeople } from '../core/completion/people'
import type { Digest } from '../core/digest'
import type { Person } from '../core/minutes'
import { detectPersonStyle, type PersonStyle } from '../core/newMinutes/participantStyle'
import { establishedPeople, type NamedIn } from '../core/people/establishedPeople'
import type { CompletionHistory } from './completionHistory'
import type { MinutesDocuments } from './documents'
import type { IssueIndex } from './issueIndex'
import { seriesIdOf, type WorkspaceMinutes } from './workspaceMinutes'

/** What is known about a possible attendee. */
export interface KnownPerson {
  readonly person: Person
  /** Where the person is known from, as for completion; `series` for names without a handle. */
  readonly source: Candidate['source']
}

/** The people of meetings, most likely first. */
export interface MeetingPeople {
  /** Possible owners in the document. */
  owners(document: vscode.TextDocument): readonly KnownPerson[]
  /** Possible attendees, without names that are only a typo in one unsaved text. */
  attendees(document: vscode.TextDocument): readonly KnownPerson[]
  /** How the series writes people. */
  style(document: vscode.TextDocument): PersonStyle
  /** The names of people in the series, most frequent first. */
  names(document: vscode.TextDocument): readonly string[]
}

export function createMeetingPeople(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  history: CompletionHistory,
  index: IssueIndex,
): MeetingPeople {
  const series = (document: vscode.TextDocument): readonly Digest[] => {
    const { root, series: own } = seriesIdOf(document.uri)
    return workspace
      .files()
      .filter((file) => file.root === root && file.digest.series === own && !isSame(file.uri, document.uri))
      .map(({ digest }) => digest)
  }
  const names = (document: vscode.TextDocument): readonly string[] => {
    const counts = new Map<string, number>()
    const all = [
      ...series(document).flatMap(({ participantNames, namesByHandle }) => [
        ...participantNames,
        ...Object.values(namesByHandle),
      ]),
      ...documents.read(document).participants.flatMap(({ name }) => name ?? []),
    ]
    for (const name of all) counts.set(name, (counts.get(name) ?? 0) + 1)
    return [...counts].sort((one, other) => other[1] - one[1]).map(([name]) => name)
  }
  const rank = (document: vscode.TextDocument, isInParticipants: boolean): readonly Candidate[] => {
    const end = document.getText().length
    const context = history.cursorContext(document, { start: end, end })
    return rankPeople(history.people(document), { ...context, isInParticipants }, index.members())
  }
  const withNames = (document: vscode.TextDocument, ranked: readonly Candidate[]): readonly KnownPerson[] => {
    const people = ranked.map(({ handle, name, source }): KnownPerson => ({
      person: name === undefined ? { handle } : { handle, name },
      source,
    }))
    const handled = new Set(people.flatMap(({ person: { name } }) => name?.toLowerCase() ?? []))
    const named = names(document)
      .filter((name) => !handled.has(name.toLowerCase()))
      .map((name): KnownPerson => ({ person: { name }, source: 'series' }))
    return detect(document) === 'name' ? [...named, ...people] : [...people, ...named]
  }
  return {
    owners: (document) => withNames(document, rank(document, false)),
    attendees: (document) =>
      withNames(document, establishedPeople(rank(document, true), textsOf(document, documents, workspace))),
    style: detect,
    names,
  }

  function detect(document: vscode.TextDocument): PersonStyle {
    const minutes = documents.read(document)
    if (minutes.participants.length > 0) return detectPersonStyle(minutes)
    const all = series(document)
    const count = (of: (digest: Digest) => number): number => all.reduce((sum, digest) => sum + of(digest), 0)
    const [handles, both, only] = [
      count(
        ({ participants, namesByHandle }) =>
          participants.filter((handle) => namesByHandle[handle] === undefined).length,
      ),
      count(
        ({ participants, namesByHandle }) =>
          participants.filter((handle) => namesByHandle[handle] !== undefined).length,
      ),
      count(({ participantNames }) => participantNames.length),
    ]
    const most = Math.max(handles, both, only)
    return most === 0 || handles === most ? 'handle' : both === most ? 'both' : 'name'
  }
}

/** The handles of each text, with those of the document itself. */
function textsOf(
  document: vscode.TextDocument,
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
): readonly NamedIn[] {
  const unsaved = new Set(
    vscode.workspace.textDocuments
      .filter(({ isDirty, isUntitled }) => isDirty || isUntitled)
      .map(({ uri }) => uri.toString()),
  )
  const others = workspace.files().filter(({ uri }) => !isSame(uri, document.uri))
  return [
    {
      handles: documents.read(document).mentions.map(({ handle }) => handle),
      isSaved: !unsaved.has(document.uri.toString()),
    },
    ...others.map(({ uri, digest: { participants, mentions } }): NamedIn => ({
      handles: [...participants, ...Object.keys(mentions)],
      isSaved: !unsaved.has(uri.toString()),
    })),
  ]
}

function isSame(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString()
}
