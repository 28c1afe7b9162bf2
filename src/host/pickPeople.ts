import * as vscode from 'vscode'
import type { Person } from '../core/minutes'
import type { PersonStyle } from '../core/newMinutes/participantStyle'
import { typedPerson } from '../core/people/typedPerson'
import { createPick, literalItem } from './quickPicks'

/** A person to choose, with a remark. */
export interface PersonChoice {
  readonly person: Person
  readonly description?: string
}

interface PersonItem extends vscode.QuickPickItem {
  readonly person: Person
}

interface PickPeopleOptions {
  readonly title: string
  readonly placeholder: string
  readonly people: readonly PersonChoice[]
  readonly style: PersonStyle
  readonly canPickMany: boolean
}

/**
 * Asks for people, from a list or typed. Somebody who is not in the list becomes a new entry, and stays chosen while
 * the person searches for others.
 *
 * @returns undefined if nothing was chosen.
 */
export async function pickPeople(options: PickPeopleOptions): Promise<readonly Person[] | undefined> {
  const pick = createPick<PersonItem>()
  const known = options.people.map(toItem)
  pick.title = options.title
  pick.placeholder = options.placeholder
  pick.canSelectMany = options.canPickMany
  pick.matchOnDescription = true
  pick.items = known
  let added: readonly PersonItem[] = []
  pick.onDidChangeValue((value) => {
    const selected = pick.selectedItems
    added = added.filter((item) => selected.includes(item))
    const typed = newItem(value, [...known, ...added], options.style)
    if (typed !== undefined) added = [...added, typed]
    pick.items = [...known, ...added]
    // Enter must choose a known person before a new one, but VS Code lists the shorter label first.
    const active = known.find((item) => isFoundBy(item, value)) ?? typed
    if (active !== undefined) pick.activeItems = [active]
    if (options.canPickMany) pick.selectedItems = selected
  })
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      // The entry that was searched for counts even without a check mark.
      const found = options.canPickMany && pick.value.trim() === '' ? [] : pick.activeItems.slice(0, 1)
      const chosen = [...new Set([...(options.canPickMany ? pick.selectedItems : []), ...found])]
      resolve(chosen.length === 0 ? undefined : chosen.map(({ person }) => person))
      pick.hide()
    })
    pick.onDidHide(() => {
      resolve(undefined)
      pick.dispose()
    })
    pick.show()
  })
}

/** Whether VS Code's filter shows an entry for a typed text. */
function isFoundBy({ label, description }: PersonItem, value: string): boolean {
  const typed = value.trim().toLowerCase()
  return typed !== '' && [label, description].some((text) => text?.toLowerCase().includes(typed) === true)
}

function toItem({ person, description = '' }: PersonChoice): PersonItem {
  return literalItem({ label: labelOf(person), description, person })
}

function labelOf({ handle, name }: Person): string {
  return handle === undefined ? (name ?? '') : `@${handle}`
}

/** An entry for the typed text; undefined if it is not a person, or is in the list. */
function newItem(value: string, items: readonly PersonItem[], style: PersonStyle): PersonItem | undefined {
  const person = typedPerson(value, style)
  if (person === undefined) return undefined
  const isListed = ({ person: other }: PersonItem): boolean =>
    [other.handle, other.name].some(
      (one) =>
        one !== undefined && [person.handle, person.name].some((own) => own?.toLowerCase() === one.toLowerCase()),
    )
  if (items.some(isListed)) return undefined
  const label =
    person.handle !== undefined && person.name !== undefined ? `${person.name} (@${person.handle})` : labelOf(person)
  return literalItem({ label, description: vscode.l10n.t('new'), person, alwaysShow: true })
}
