import assert from 'node:assert/strict'
import type { Minutes } from '../../../../src/core/minutes'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

/** Each way to write something in each place where it may be: a fault of the reader is seldom that of a single document. */

/** The places in which a form is read wrongly. */
function faults(places: readonly string[], isRight: (place: string) => boolean): readonly string[] {
  return places.filter((place) => !isRight(place))
}

const rest = '## Roof\n\n- It leaks and must be mended.\n- Acme pays.\n\n## Gate\n\n- The gate is open.\n'
const names = ['Ada Berg', 'Bo Cole', 'Cy Dunn', 'Di Eddy']
const handles = ['ada', 'bocole', 'cy-dunn', 'dieddy']
const companies = ['Acme', 'Red Hat', 'University of Mill', 'CNRS']

function bullets(write: (name: string, index: number) => string): string {
  return names.map((name, index) => `- ${write(name, index)}`).join('\n')
}

describe('a list of four people', () => {
  const titles: readonly ((list: string) => string)[] = [
    (list) => `## Attendees\n\n${list}`,
    (list) => `**Attendees**\n\n${list}`,
    (list) => `**Participants:**\n\n${list}`,
    (list) => `### Who was there\n\n${list}`,
    (list) => `## Anwesend\n\n${list}`,
    (list) => `# Présents\n\n${list}`,
    (list) => `## Attendance\n\n<details>\n\n${list}\n\n</details>`,
  ]
  const lists: Readonly<Record<string, string>> = {
    bullets: bullets((name) => name),
    numbers: names.map((name, index) => `${index + 1}. ${name}`).join('\n'),
    'companies behind a dash': bullets((name, at) => `${name} - ${companies[at] ?? ''}`),
    'companies in parentheses': bullets((name, at) => `${name} (${companies[at] ?? ''})`),
    'companies behind a comma': bullets((name, at) => `${name}, ${companies[at] ?? ''}`),
    'companies behind a bar': bullets((name, at) => `${name} | ${companies[at] ?? ''}`),
    'companies behind a slash': bullets((name, at) => `${name} / ${companies[at] ?? ''}`),
    'companies in brackets': bullets((name, at) => `${name} [${companies[at] ?? ''}]`),
    'companies in front': bullets((name, at) => `${['Acme', 'Red Hat', 'Mill Works', 'CNRS'][at] ?? ''}: ${name}`),
    'offices in front': bullets((name, at) => `${['Chair', 'Secretary', 'Treasurer', 'Member'][at] ?? ''}: ${name}`),
    addresses: bullets((name, at) => `${name} <${handles[at] ?? ''}@example.org>`),
    pronouns: bullets((name) => `${name} (she/her)`),
    emphasis: bullets((name) => `**${name}**`),
    boxes: bullets((name) => `[x] ${name}`),
    commas: names.join(', '),
    semicolons: names.join('; '),
    slashes: names.join(' / '),
    lines: names.join('\n'),
    'line breaks of HTML': names.join('<br>\n'),
    quotes: names.map((name) => `> ${name}`).join('\n'),
    initials: bullets((name, at) => `${name} (${['AB', 'BC', 'CD', 'DE'][at] ?? ''})`),
    emoji: bullets((name) => `${name} 👋`),
    'emoji in front': bullets((name) => `🟢 ${name}`),
    'somebody who was late': bullets((name, at) => (at === 2 ? `${name} (from 10:15)` : name)),
    'an empty bullet': `${bullets((name) => name)}\n- `,
    'companies above': `- Acme\n  - ${names[0] ?? ''}\n  - ${names[1] ?? ''}\n- Red Hat\n  - ${names[2] ?? ''}\n  - ${names[3] ?? ''}`,
    'a table': `| Name | Affiliation |\n| --- | --- |\n${names.map((name) => `| ${name} | Acme |`).join('\n')}`,
    'a table of given and family names': `| First name | Last name |\n| --- | --- |\n${names.map((name) => `| ${name.replace(' ', ' | ')} |`).join('\n')}`,
  }
  for (const [form, list] of Object.entries(lists))
    it(`is read below any title: ${form}`, () => {
      const wrong = faults(
        titles.map((title) => title(list)),
        (text) => {
          const { participants } = readMinutes(`# Mill group 5 March 2026\n\n${text}\n\n${rest}`)
          return participants.map(({ name }) => name).join() === names.join()
        },
      )
      assert.deepEqual(wrong, [])
    })
})

interface Words {
  readonly date: string
  readonly present: string
  readonly absent: string
  readonly scribe: string
}

describe('the head of minutes', () => {
  const languages: Readonly<Record<string, Words>> = {
    English: { date: 'Date', present: 'Present', absent: 'Apologies', scribe: 'Minutes' },
    'other English': { date: 'When', present: 'Participants', absent: 'Regrets', scribe: 'Scribe' },
    German: { date: 'Datum', present: 'Anwesend', absent: 'Entschuldigt', scribe: 'Protokoll' },
    French: { date: 'Date', present: 'Présents', absent: 'Excusés', scribe: 'Secrétaire' },
    Spanish: { date: 'Fecha', present: 'Asistentes', absent: 'Ausentes', scribe: 'Secretario' },
    Portuguese: { date: 'Data', present: 'Presentes', absent: 'Ausentes', scribe: 'Redator' },
    Dutch: { date: 'Datum', present: 'Aanwezig', absent: 'Afwezig', scribe: 'Notulist' },
    Italian: { date: 'Data', present: 'Presenti', absent: 'Assenti', scribe: 'Verbalizzante' },
    Swedish: { date: 'Datum', present: 'Närvarande', absent: 'Frånvarande', scribe: 'Sekreterare' },
    Polish: { date: 'Data', present: 'Obecni', absent: 'Nieobecni', scribe: 'Protokolant' },
  }
  const people = 'Ada Berg, Bo Cole, Cy Dunn'
  const list = '  - Ada Berg\n  - Bo Cole\n  - Cy Dunn'
  const layouts: Readonly<Record<string, (words: Words) => string>> = {
    lines: (w) => `${w.date}: 2026-03-05\n${w.scribe}: Bo Cole\n${w.present}: ${people}\n${w.absent}: Di Eddy`,
    'lines in bold': (w) =>
      `**${w.date}:** 2026-03-05\n**${w.present}:** ${people}\n**${w.absent}:** Di Eddy\n**${w.scribe}:** Bo Cole`,
    paragraphs: (w) =>
      `**${w.date}**: 2026-03-05\n\n**${w.present}**: ${people}\n\n**${w.absent}**: Di Eddy\n\n**${w.scribe}**: Bo Cole`,
    bullets: (w) =>
      `- ${w.date}: 2026-03-05\n- ${w.present}: ${people}\n- ${w.absent}: Di Eddy\n- ${w.scribe}: Bo Cole`,
    'bullets below bullets': (w) =>
      `- ${w.date}: 2026-03-05\n- ${w.present}:\n${list}\n- ${w.absent}:\n  - Di Eddy\n- ${w.scribe}: Bo Cole`,
    'labels without colons': (w) =>
      `- **${w.date}** 2026-03-05\n- **${w.present}**\n${list}\n- **${w.absent}**\n  - Di Eddy\n- **${w.scribe}** Bo Cole`,
    'a table': (w) =>
      `| | |\n| --- | --- |\n| ${w.date} | 2026-03-05 |\n| ${w.present} | ${people} |\n| ${w.absent} | Di Eddy |\n| ${w.scribe} | Bo Cole |`,
    quotes: (w) =>
      `> **${w.date}:** 2026-03-05\n> **${w.present}:** ${people}\n> **${w.absent}:** Di Eddy\n> **${w.scribe}:** Bo Cole`,
    HTML: (w) =>
      `<b>${w.date}:</b> 2026-03-05<br>\n<b>${w.present}:</b> ${people}<br>\n<b>${w.absent}:</b> Di Eddy<br>\n<b>${w.scribe}:</b> Bo Cole`,
    'one line': (w) =>
      `**${w.date}:** 2026-03-05 | **${w.scribe}:** Bo Cole\n\n**${w.present}:** ${people}. **${w.absent}:** Di Eddy`,
  }
  const said = ({ date, participants, excused, duties }: Minutes): string => {
    const scribes = duties.filter(({ role }) => role === 'scribe').flatMap((duty) => duty.people)
    return [date?.value, participants, excused, scribes]
      .map((value) => (typeof value === 'object' ? value.map(({ name }) => name).join() : value))
      .join(' | ')
  }
  for (const [layout, write] of Object.entries(layouts))
    it(`is read in any language: ${layout}`, () => {
      const wrong = faults(Object.keys(languages), (language) => {
        const words = languages[language]
        const text = words === undefined ? '' : `# Mill group\n\n${write(words)}\n\n${rest}`
        return said(readMinutes(text)) === '2026-03-05 | Ada Berg,Bo Cole,Cy Dunn | Di Eddy | Bo Cole'
      })
      assert.deepEqual(wrong, [])
    })
})

describe('the topics', () => {
  const titles = ['Roof of the mill', 'New gate', 'Summer fair']
  const shapes: Readonly<Record<string, (title: string, index: number) => string>> = {
    headings: (title) => `## ${title}`,
    'deep headings': (title) => `#### ${title}`,
    'numbered headings': (title, index) => `## ${index + 1}. ${title}`,
    'headings with TOP': (title, index) => `## TOP ${index + 1}: ${title}`,
    'lines in bold': (title) => `**${title}**`,
    'numbered lines in bold': (title, index) => `**${index + 1}. ${title}**`,
    'bold lines with colons': (title) => `**${title}:**`,
    'underlined lines': (title) => `${title}\n${'-'.repeat(title.length)}`,
    'numbered items': (title, index) => `${index + 1}. ${title}`,
    'bold items': (title) => `- **${title}**`,
  }
  const remarks: Readonly<Record<string, string>> = {
    '': ' undefined',
    ' (Ada)': 'Ada undefined',
    ' (@ada)': 'ada undefined',
    ' (Ada, 10 min)': 'Ada 10',
    ' - Ada': 'Ada undefined',
    ' [Ada]': 'Ada undefined',
    ' (10 min)': ' 10',
    ' [10 min]': ' 10',
    ' - 10 min': ' 10',
    ' (led by Ada)': 'Ada undefined',
    ' (Ada Berg)': 'Ada Berg undefined',
    ' - Ada (10 min)': 'Ada 10',
  }
  for (const [shape, write] of Object.entries(shapes))
    for (const head of ['', '## Agenda\n\n', '**Agenda**\n\n', '## Notes\n\n'])
      it(`are ${shape} below ${JSON.stringify(head)}, with any remark`, () => {
        const wrong = faults(Object.keys(remarks), (remark) => {
          const isItem = /^(?:-|\d+\.) /.test(write('x', 0))
          const notes = isItem
            ? '  - It was talked about at length.\n  - Ada asked.'
            : '\n- It was talked about at length.\n- Ada asked.\n'
          const body = titles.map((title, index) => `${write(title + remark, index)}\n${notes}`).join('\n')
          const text = `# Mill group 5 March 2026\n\n**Attendees:** Ada Berg, Boris Cole\n\n${head}${body}\n`
          const found = readMinutes(text).agenda.map(({ owners, minutes }) => `${owners.join()} ${String(minutes)}`)
          return found.join(';') === titles.map(() => remarks[remark]).join(';')
        })
        assert.deepEqual(wrong, [])
      })
})
