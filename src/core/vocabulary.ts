/**
 * The words that minute-takers use, in one table: the reader, completion, problems, templates and the setting
 * `minutes.vocabulary` all read it. Sources: the conventions of several hundred real minutes of an open-source
 * community, W3C's and MeetBot's scribing manners, and their German counterparts.
 *
 * A phrase is lower-case. It matches at the beginning of a title, as whole words, when nothing but a remark follows
 * ("Present (handles)", "Agenda:"); a `*` at its end takes any ending ("participant*", "agenda*").
 */
export interface Vocabulary {
  /** Titles of sections. */
  readonly participants: readonly string[]
  readonly excused: readonly string[]
  readonly agenda: readonly string[]
  /** Sections of duties and other formalities that are no topic of the meeting. */
  readonly formalities: readonly string[]
  /** Action items carried over from earlier meetings. */
  readonly review: readonly string[]
  readonly actions: readonly string[]
  readonly decisions: readonly string[]
  /** Sections that are neither topics nor any of the above. */
  readonly asides: readonly string[]

  /** Words of a label or question that ask for somebody who does it; a `*` takes any ending. */
  readonly scribe: readonly string[]
  readonly reporter: readonly string[]
  readonly chair: readonly string[]
  /** Labels below a heading that name who brought the item up. */
  readonly sponsor: readonly string[]
  /** Answers that mean "nobody". */
  readonly nobody: readonly string[]
  /** Answers that mean "nobody, and nobody is wanted". */
  readonly waived: readonly string[]
  /** Handles that a template left behind. */
  readonly placeholders: readonly string[]

  /** Marks of an action item, as they are written. `AI` alone is case-sensitive, because "ai" is a word of its own. */
  readonly actionInitials: readonly string[]
  readonly todo: readonly string[]
  readonly actionItem: readonly string[]
  /** Words that begin a line which records an outcome ("Decision: …"). */
  readonly decision: readonly string[]
  /** Verbs that say that it was decided, anywhere in a line. */
  readonly decided: readonly string[]
  readonly done: readonly string[]
  /** Words of time in an action item, a `*` takes any ending. */
  readonly due: readonly string[]
  readonly reminder: readonly string[]
  /** Words after or before which `#4` is a number, not an issue. */
  readonly numbered: readonly string[]
}

export const defaultVocabulary: Vocabulary = Object.freeze({
  participants: [
    'participant*', 'particpant*', 'partcipant*', 'attendee*', 'attendance', 'attending', 'in attendance', 'present', 'members present',
    'people present', 'people', 'who is here', "who's here", 'roll call', 'rollcall', 'voting members', 'teilnehm*', 'anwesen*',
  ],
  excused: [
    'excused', 'regrets', 'apologies', 'apology', 'absent', 'absentees', 'not present', 'not attending', 'unable to attend',
    'entschuldigt*', 'abwesen*', 'nicht anwesend*',
  ],
  agenda: [
    'agenda', 'agenda today', 'agenda items', "today's agenda", 'agenda and minutes', 'agenda & minutes', 'agenda/minutes', 'agenda / notes',
    'agenda and notes', 'agenda & notes', 'topics', 'topic list', 'discussion topics', 'topics discussed', 'minutes', 'meeting minutes', 'meeting notes',
    'notes', 'discussion', 'discussions', 'items discussed', 'tagesordnung', 'tagesordnungspunkte', 'themen', 'besprechungspunkte',
    'protokoll', 'besprochenes',
  ],
  formalities: [
    'housekeeping*', 'recurring items*', 'meta', 'roles', 'meeting roles', 'orga', 'organizational', 'organisational', 'organisatorisches',
    'formalities', 'formalia', 'formales', 'duties', 'chores', 'designate people*', 'administrivia', 'administrative',
  ],
  review: [
    'check ai*', 'check action item*', 'check pending*', 'checking ai*', 'checking action item*', 'check last*', 'check open*',
    'pending action*', 'pending ai*', 'pending task*', 'open action*', 'open ai*', 'open task*', 'open todo*', 'outstanding action*', 'outstanding task*',
    'action items from*', 'actions from*', 'ais from*', 'ais of*', 'ai from*', 'todos from*', 'tasks from*', 'action items of last*',
    'review of action*', 'review action*', 'action review', 'action item review', 'review open*', 'review of open*', 'review of previous action*',
    'previous action*', 'last action*', 'last meeting*', 'old action*', 'follow-up from*', 'follow up from*',
    'offene aufgaben*', 'offene punkte*', 'aufgaben vom*', 'aufgaben aus*', 'aufgaben der letzten*',
  ],
  actions: [
    'ais', "ai's", 'ai list', 'action item', 'action items', 'actions', 'new action items', 'new actions', 'summary of action items', 'actions summary',
    'action item summary', 'action points', 'todo', 'todos', 'to do', 'to-do', 'to dos', 'to-dos', 'todo list', 'tasks', 'next steps and actions',
    'aufgaben', 'neue aufgaben', 'maßnahmen',
  ],
  decisions: [
    'decision', 'decisions', 'decisions made', 'decisions taken', 'resolution', 'resolutions', 'summary of resolutions', 'conclusion', 'conclusions',
    'beschluss', 'beschlüsse', 'entscheidung', 'entscheidungen',
  ],
  asides: [
    'link', 'links', 'resources', 'recording', 'recordings', 'attachments', 'next meeting', 'next call', 'upcoming meetings', 'meeting info',
    'meeting information', 'meeting details', 'meeting logistics', 'logistics', 'table of contents', 'contents', 'toc', 'code of conduct', 'antitrust*', 'nächster termin', 'nächstes treffen',
    'anhänge', 'aufzeichnung',
  ],

  scribe: [
    'minute', 'minutes', 'minute-taking', 'minutes-taking', 'minutes-transfer', 'minute-taker', 'minute-takers', 'transfer*', 'transform*', 'transcri*',
    'etherpad', 'hedgedoc', 'scribe*', 'scribing', 'scrib', 'note taker', 'note takers', 'notetaker', 'notetakers', 'note-taker', 'note-takers', 'note taking', 'notetaking', 'note-taking',
    'notes by', 'notes taken by', 'recorder', 'secretary', 'protokoll*', 'schriftführ*', 'protokollant*',
  ],
  reporter: ['report*', 'rebort*', 'present*', 'community call', 'community-call', 'comm call', 'ops call', 'weekly community call', 'summary', 'bericht*'],
  chair: ['chair*', 'co-chair*', 'moderat*', 'facilitat*', 'host', 'hosts', 'meeting host', 'leader', 'meeting leader', 'sitzungsleitung', 'leitung'],
  sponsor: ['sponsor', 'sponsors', 'presenter', 'presenters', 'presented by', 'owner', 'owners', 'lead', 'driver', 'raised by', 'proposed by', 'from', 'verantwortlich', 'eingebracht von'],
  nobody: [
    'none', 'nobody', 'nobody found', 'no one', 'noone', 'no volunteer', 'no volunteers', '404', 'tbd', 'tba', 'to be defined', 'to be determined', 'todo', 'nn', 'n.n.', 'open', 'not', 'not yet', 'no', 'name', 'who', 'anyone', 'volunteer', 'volunteers',
    'niemand', 'keiner', 'offen',
  ],
  waived: ['n/a', 'na', 'skipped', 'cancelled', 'canceled', 'not needed', 'not applicable', 'no community call', 'no call', 'entfällt', 'nicht nötig'],
  placeholders: ['todo', 'tbd', 'nn', 'xxx', 'handle', 'githubhandle', 'github-handle', 'yourhandle', 'your-handle', 'username', 'user', 'name'],

  actionInitials: ['AI', 'AP'],
  todo: ['todo', 'to do', 'to-do'],
  actionItem: ['action item', 'action items', 'action', 'action point', 'aufgabe', 'task'],
  decision: [
    'decision', 'decisions', 'decided', 'output', 'outcome', 'conclusion', 'conclusions', 'resolved', 'resolution', 'agreed', 'agreement', 'consensus', 'discussion result', 'result of discussion',
    'result of the discussion', 'beschluss', 'beschlossen', 'entscheidung', 'entschieden', 'einigung',
  ],
  decided: [
    'we decided', 'we have decided', 'we agreed', 'we all agreed', 'it was decided', 'it was agreed', 'has been decided', 'was decided', 'decided to', 'decided that', 'agreed to', 'agreed that', 'agreed on', 'agreement to', 'agreement that', 'agreement on', 'consensus that',
    'consensus to', 'consensus on', 'general consensus', 'rough consensus', 'wir haben beschlossen', 'wurde beschlossen', 'wurde entschieden',
  ],
  done: ['done', 'finished', 'completed', 'erledigt', 'fertig'],
  due: [
    'eow', 'eod', 'eob', 'eom', 'end of week', 'end of the week', 'end of month', 'end of the month', 'end of day', 'end of friday', 'next week', 'this week', 'next meeting', 'next call', 'tomorrow', 'today', 'tonight', 'asap',
    'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'nächste woche', 'diese woche', 'morgen', 'heute', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag',
  ],
  reminder: ['reminder', 'last call', 'erinnerung'],
  numbered: [
    'hackathon', 'ptg', 'r-n', 'sprint', 'release', 'kw', 'cw', 'week', 'room', 'slide', 'page', 'part', 'version', 'step', 'option', 'day', 'session', 'meeting', 'call', 'no', 'nr', 'item', 'milestone', 'phase', 'lot', 'track', 'table', 'figure', 'question', 'team',
    'topic', 'point', 'case', 'variant', 'level', 'tier', 'rank', 'place', 'group', 'edition', 'episode', 'volume', 'chapter', 'round', 'comment',
  ],
})

/** What a setting may add to the table: more words for some of its keys. */
export type VocabularyExtension = { readonly [Key in keyof Vocabulary]?: readonly string[] }

/** The table with more words; unknown keys and values that are no lists of words are left out. */
export function extendVocabulary(base: Vocabulary, extension: VocabularyExtension): Vocabulary {
  const entries = Object.entries(base).map(([key, words]: [string, readonly string[]]) => {
    const more: unknown = extension[key as keyof Vocabulary]
    const added = Array.isArray(more) ? more.filter((word): word is string => typeof word === 'string' && word.trim() !== '') : []
    // Initials such as AI are told apart by case; everything else is compared in lower case.
    return [key, [...words, ...added.map((word) => (key === 'actionInitials' ? word : word.toLowerCase()))]]
  })
  return Object.freeze(Object.fromEntries(entries)) as Vocabulary
}
