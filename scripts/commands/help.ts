// Kept apart from the commands, which load the reader.

interface CommandHelp {
  readonly name: 'check' | 'actions' | 'decisions' | 'extract' | 'slides' | 'pad' | 'new'
  readonly summary: string
  /** The parameters after the name. */
  readonly usage: string
  readonly options: readonly (readonly [string, string])[]
  readonly notes?: readonly string[]
}

const root = ['--root DIR', 'the folder of all minutes; default: the current folder'] as const

/** All commands, in the order of the overview. */
export const commands: readonly CommandHelp[] = [
  {
    name: 'check',
    summary: 'find problems in minutes',
    usage: '[FILE|FOLDER|-…] [--root DIR] [--format FORMAT] [--fail-on SEVERITY]',
    options: [
      root,
      ['--format FORMAT', 'text (default), json, or github for annotations of GitHub Actions'],
      ['--fail-on SEVERITY', 'error, warning (default), information, hint or never'],
    ],
    notes: [
      'Without files, all minutes of the folder are checked; “-” is the standard input.',
      'Settings in .vscode/settings.json of the folder are used.',
      'Exit code 1: there is a problem at least as severe as --fail-on.',
    ],
  },
  {
    name: 'actions',
    summary: 'list action items with their histories',
    usage:
      '[FILE|FOLDER|-…] [--root DIR] [--format FORMAT] [--status STATUS] [--owner HANDLE] [--today DAY] [--decisions]',
    options: [
      root,
      ['--format FORMAT', 'json, md or csv; default: md on a terminal, json elsewhere'],
      ['--status STATUS', 'open, stale, done, dropped or all (default)'],
      ['--owner HANDLE', 'only items of this person'],
      ['--today DAY', 'count the age of items from this day, YYYY-MM-DD'],
      ['--decisions', 'list decisions instead'],
    ],
    notes: ['Without files, all minutes of the folder are read; “-” is the standard input.'],
  },
  {
    name: 'decisions',
    summary: 'list decisions',
    usage: '[FILE|FOLDER|-…] [--root DIR] [--format FORMAT] [--today DAY]',
    options: [
      root,
      ['--format FORMAT', 'json, md or csv; default: md on a terminal, json elsewhere'],
      ['--today DAY', 'the day in the title of md'],
    ],
    notes: ['Without files, all minutes of the folder are read; “-” is the standard input.'],
  },
  {
    name: 'extract',
    summary: 'print all that is read from minutes, as JSON',
    usage: '[FILE|-…] [--root DIR] [--repository OWNER/REPO] [--why]',
    options: [
      ['--root DIR', 'the folder that files are relative to; default: the current folder'],
      ['--repository OWNER/REPO', 'the owner of references that name only a repository'],
      ['--why', 'add the rule and line behind each value'],
    ],
    notes: ['Without files, every .md file of the folder is read; “-” is the standard input.'],
  },
  {
    name: 'slides',
    summary: 'export a deck as HTML or PDF',
    usage: 'DECK.md|- [--out FILE.html] [--pdf FILE.pdf] [--report] [--browser PATH] [--allow HOST …]',
    options: [
      ['--out FILE.html', 'write one HTML file with everything in it'],
      ['--pdf FILE.pdf', 'write a PDF with a page for each slide'],
      ['--report', 'print slides, problems and slides that are too long, as JSON'],
      ['--browser PATH', 'Chrome, Chromium or Edge, for --pdf and for measuring slides'],
      ['--allow HOST', 'embed images of this server; can be repeated'],
    ],
  },
  {
    name: 'pad',
    summary: 'cut a pad with many meetings into minutes',
    usage: 'PAD.md|URL|- [--list] [--date DAY|--all] [--root DIR --series FOLDER] [--out DIR]',
    options: [
      ['--list', 'print the meetings as JSON'],
      ['--date DAY', 'the meeting of a day; default: the newest one'],
      ['--all', 'all meetings'],
      ['--root DIR', 'the folder of all minutes'],
      ['--series FOLDER', 'the folder of the series, relative to --root: its style is used'],
      ['--out DIR', 'write files instead of printing; never overwrites'],
    ],
    notes: ['Exit code 1: nothing was found, or a file exists already.'],
  },
  {
    name: 'new',
    summary: 'create the next minutes of a series',
    usage: '[--root DIR] [--series FOLDER] [--date DAY] [--print]',
    options: [
      root,
      ['--series FOLDER', 'the folder of the series, relative to --root; needed if there are several'],
      ['--date DAY', 'the day of the meeting; default: the next one in the rhythm of the series'],
      ['--print', 'print the minutes instead of creating a file'],
    ],
    notes: [
      'The minutes have what the editor suggests: regular participants, duties in turn, recurring topics and open items.',
      'Exit code 1: the file exists already. It is never overwritten.',
    ],
  },
]

/** The help of one command. */
export function helpOf({ name, summary, usage, options, notes = [] }: CommandHelp): string {
  const width = Math.max(...options.map(([option]) => option.length), '-h, --help'.length)
  const lines = [...options, ['-h, --help', 'show this help'] as const].map(
    ([option, text]) => `  ${option.padEnd(width)}  ${text}`,
  )
  return [
    `minutes ${name}: ${summary}`,
    '',
    `usage: minutes ${name} ${usage}`,
    '',
    ...lines,
    ...(notes.length === 0 ? [] : ['', ...notes]),
    '',
  ].join('\n')
}

/** The overview of all commands. */
export function helpOfAll(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    'usage: minutes COMMAND [OPTION…]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Run “minutes COMMAND --help” for the options of a command.',
    '',
    'Exit codes: 0 success; 1 problems were found, or not all could be done; 2 invalid arguments or missing files.',
    '',
  ].join('\n')
}
