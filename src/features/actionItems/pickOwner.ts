import * as vscode from 'vscode'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'

interface OwnerChoice extends vscode.QuickPickItem {
  /** As it is to be written: a handle with its `@`, or the name of who has none. */
  readonly written: string
}

/**
 * Asks whom an item is for: the people of the minutes, those who come up most first. A handle or name that is typed and
 * not among them is taken as it is.
 */
export async function pickOwner(workspace: WorkspaceMinutes): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<OwnerChoice>()
  pick.title = vscode.l10n.t('Hand over to')
  pick.placeholder = vscode.l10n.t('A handle or a name')
  pick.matchOnDescription = true
  const known = peopleOf(workspace)
  const typed = (): readonly OwnerChoice[] => {
    const words = pick.value.replace(/^@/, '').trim()
    const isKnown = known.some(({ written }) => written.replace(/^@/, '').toLowerCase() === words.toLowerCase())
    const written = isKnown ? undefined : writtenPerson(words)
    return written === undefined ? [] : [{ written, label: written }]
  }
  pick.items = known
  pick.onDidChangeValue(() => {
    pick.items = [...known, ...typed()]
  })
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => resolve((pick.selectedItems[0] ?? typed()[0])?.written))
      pick.onDidHide(() => resolve(undefined))
      pick.show()
    })
  } finally {
    pick.dispose()
  }
}

/** One word is a handle, two or more a name. */
function writtenPerson(words: string): string | undefined {
  if (/^[A-Za-z0-9](?:-?[A-Za-z0-9])*$/.test(words)) return `@${words}`
  return /^\p{L}[\p{L}\p{N}.'’-]*(?: \p{L}[\p{L}\p{N}.'’-]*){1,4}$/u.test(words) ? words : undefined
}

function peopleOf(workspace: WorkspaceMinutes): readonly OwnerChoice[] {
  const people = new Map<string, { readonly written: string; name: string | undefined; count: number }>()
  const count = (word: string, written: string, name: string | undefined, times: number): void => {
    const key = word.toLowerCase()
    const person = people.get(key) ?? { written, name: undefined, count: 0 }
    person.count += times
    person.name ??= name
    people.set(key, person)
  }
  for (const { digest } of workspace.files()) {
    for (const handle of [...digest.participants, ...Object.keys(digest.mentions)])
      count(handle, `@${handle}`, digest.names[handle], 1 + (digest.mentions[handle] ?? 0))
    for (const name of digest.named) count(name, name, undefined, 1)
  }
  return [...people.values()]
    .sort((one, other) => other.count - one.count || one.written.localeCompare(other.written))
    .map(({ written, name }) => ({ written, label: written, description: name ?? '' }))
}
