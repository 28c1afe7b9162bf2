import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import { localDate } from '../../core/calendar'
import { ownerInText } from '../../core/edits/assign'
import type { CalendarDate, Person, Role } from '../../core/minutes'
import type { NewMinutesParts } from '../../core/newMinutes/composeFromLast'
import { learnReviewHeading } from '../../core/newMinutes/reviewHeading'
import { pendingReminders, recurringTopics } from '../../core/newMinutes/seriesHabits'
import { proposeDuties, frequentParticipants } from '../../core/newMinutes/seriesPeople'
import { carriesItem, isRegular, liveItems, usualRoles } from '../../core/newMinutes/suggestedParts'
import { sameSeries, type SeriesId } from '../../core/series'
import { plainText, truncate } from '../../core/plainText'
import type { GitHubSession } from '../../host/session'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { carryStyleOf } from './carryStyle'
import { agendaTitles } from './agendaFromGitHub'
import { personLabel, roleLabel } from './labels'
import type { MeetingSeries } from '../../host/meetingSeries'
import { type PickItem, showPicks } from '../../host/quickPicks'

interface ValueChoice<T> extends PickItem {
  readonly value: T
}

interface AskContext {
  readonly workspace: WorkspaceMinutes
  readonly session: GitHubSession
  readonly log: vscode.LogOutputChannel
}

/** Asks for the contents of new minutes. @returns undefined on cancel; lists are empty if nothing is selected. */
export async function askForParts(
  chosen: MeetingSeries,
  day: CalendarDate,
  { workspace, session, log }: AskContext,
): Promise<NewMinutesParts | undefined> {
  const { meetings } = chosen
  const participants = await pickMany(
    vscode.l10n.t('New minutes: select participants'),
    frequentParticipants(meetings).map((participant) => {
      const { person, attended, of } = participant
      return {
        label: personLabel(person),
        description: [
          person.handle === undefined ? undefined : person.name,
          of === 1
            ? vscode.l10n.t('attended the last meeting')
            : vscode.l10n.t('attended {0} of the last {1} meetings', attended, of),
        ]
          .filter(Boolean)
          .join(' · '),
        picked: isRegular(participant),
        value: person,
      }
    }),
  )
  const duties =
    participants && (await pickMany(vscode.l10n.t('New minutes: assign duties'), dutyChoices(chosen, participants)))
  const actions =
    duties && (await pickMany(vscode.l10n.t('Carry over open action items'), itemChoices(chosen, workspace)))
  if (participants === undefined || duties === undefined || actions === undefined) return undefined
  return {
    day,
    series: chosen.label,
    participants,
    duties: new Map(duties),
    topics: recurringTopics(meetings),
    reminders: pendingReminders(meetings, day),
    items: await agendaTitles(chosen, session, log),
    actions,
    carryStyle: await carryStyleOf(actions, chosen.workspaceFolder.uri),
    review: learnReviewHeading(itemsOfSeries(chosen, workspace)),
  }
}

/** Returns an empty list without asking if there are no choices; undefined on cancel. */
async function pickMany<T>(title: string, choices: readonly ValueChoice<T>[]): Promise<readonly T[] | undefined> {
  if (choices.length === 0) return []
  const picked = await showPicks(choices, { title, matchOnDescription: true })
  return picked?.map(({ value }) => value)
}

function dutyChoices(
  { meetings }: MeetingSeries,
  participants: readonly Person[],
): readonly ValueChoice<readonly [Role, Person]>[] {
  return proposeDuties(meetings, usualRoles(meetings), participants).map(
    ({ role, person, attended, of, lastDone }) => ({
      label: `${roleLabel(role)}: ${personLabel(person)}`,
      description:
        lastDone === undefined
          ? vscode.l10n.t('attended {0} of the last {1}, has never done this', attended, of)
          : vscode.l10n.t('attended {0} of the last {1}, last did this on {2}', attended, of, lastDone),
      picked: true,
      value: [role, person] as const,
    }),
  )
}

/**
 * All open items, newest first, after those that are preselected: the items of the last two meetings, or all if the series
 * reviews its items.
 */
function itemChoices(chosen: MeetingSeries, workspace: WorkspaceMinutes): readonly ValueChoice<TrackedItem>[] {
  const isCarried = carriesItem(chosen.meetings)
  const choices = liveItemsOfSeries(chosen, workspace).map((item) => ({
    label: truncate(item.latest.item.task, 90),
    description: [
      item.latest.item.owners.map((owner) => ownerInText(item.latest.item, owner) ?? owner).join(', '),
      item.latest.day,
      ...item.latest.item.status.map(({ text }) => plainText(text)).slice(-1),
    ]
      .filter(Boolean)
      .join(' · '),
    picked: isCarried(item),
    value: item,
  }))
  return [...choices.filter(({ picked }) => picked), ...choices.filter(({ picked }) => !picked)]
}

/** Open items of a series that are not stale, newest first. */
export function liveItemsOfSeries(id: SeriesId, workspace: WorkspaceMinutes): readonly TrackedItem[] {
  return liveItems(itemsOfSeries(id, workspace), workspace.ageing(localDate()))
}

/** All items of a series. */
export function itemsOfSeries(id: SeriesId, workspace: WorkspaceMinutes): readonly TrackedItem[] {
  return workspace.items().filter((item) => sameSeries(item, id))
}
