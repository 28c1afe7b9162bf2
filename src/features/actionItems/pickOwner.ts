import * as vscode from 'vscode'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { createPick, literalItem, type PickItem } from '../../host/quickPicks'

interface OwnerChoice extends PickItem {
  /** The owner as written in minutes: a handle with its `@`, or a name. */
  readonly owner: string
}

/**
 * Asks for a person. Suggests the people in the minutes, most frequent first, and accepts any other handle or name.
 *
 * @param first Choices that come before the people.
 * @returns the person as written in minutes, or the `owner` of a first choice; undefined on cancel.
 */
export async function pickOwner(
  workspace: WorkspaceMinutes,
  { title, first = [] }: { readonly title: string; readonly first?: readonly OwnerChoice[] },
): Promise<string | undefined> {
  const pick = createPick<OwnerChoice>()
  pick.title = title
  pick.placeholder = vscode.l10n.t('Handle or name')
  pick.matchOnDescription = true
  const known = [...first.map(literalItem), ...peopleOf(workspace)]
  const typed = (): readonly OwnerChoice[] => {
    const words = pick.value.replace(/^@/, '').trim()
    const isKnown = known.some(({ owner }) => owner.replace(/^@/, '').toLowerCase() === words.toLowerCase())
    const owner = isKnown ? undefined : parseOwner(words)
    return owner === undefined ? [] : [literalItem({ owner, label: owner })]
  }
  pick.items = known
  pick.onDidChangeValue(() => {
    pick.items = [...known, ...typed()]
  })
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => resolve((pick.selectedItems[0] ?? typed()[0])?.owner))
      pick.onDidHide(() => resolve(undefined))
      pick.show()
    })
  } finally {
    pick.dispose()
  }
}

/** Reads one word as a handle and several words as a name; undefined if the text can be neither. */
function parseOwner(words: string): string | undefined {
  if (/^[A-Za-z0-9](?:-?[A-Za-z0-9])*$/.test(words)) return `@${words}`
  return /^\p{L}[\p{L}\p{N}.'’-]*(?: \p{L}[\p{L}\p{N}.'’-]*){1,4}$/u.test(words) ? words : undefined
}

function peopleOf(workspace: WorkspaceMinutes): readonly OwnerChoice[] {
  const people = new Map<string, { readonly owner: string; name: string | undefined; count: number }>()
  const count = (word: string, owner: string, name: string | undefined, times: number): void => {
    const key = word.toLowerCase()
    const person = people.get(key) ?? { owner, name: undefined, count: 0 }
    person.count += times
    person.name ??= name
    people.set(key, person)
  }
  for (const { digest } of workspace.files()) {
    for (const handle of [...digest.participants, ...Object.keys(digest.mentions)])
      count(handle, `@${handle}`, digest.namesByHandle[handle], 1 + (digest.mentions[handle] ?? 0))
    for (const name of digest.participantNames) count(name, name, undefined, 1)
  }
  return [...people.values()]
    .sort((one, other) => other.count - one.count || one.owner.localeCompare(other.owner))
    .map(({ owner, name }) => literalItem({ owner, label: owner, description: name ?? '' }))
}
