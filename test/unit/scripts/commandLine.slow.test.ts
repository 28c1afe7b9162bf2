import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const project = join(__dirname, '../../..')
const workspace = join(project, 'test/workspace')

interface Result {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

function firstOf(json: string): Readonly<Record<string, unknown>> {
  return (JSON.parse(json) as readonly Readonly<Record<string, unknown>>[])[0] ?? {}
}

describe('the command line, as one built file', () => {
  let folder = ''
  const minutes = (parameters: readonly string[], input = '', env: NodeJS.ProcessEnv = {}): Result => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'minutes.js'), ...parameters], {
      cwd: folder,
      input,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    })
    return { code: status, out: stdout, error: stderr }
  }
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'command-line-'))
    execFileSync(process.execPath, [join(project, 'esbuild.mjs'), '--command-line', '--out', folder])
    // The file needs no other files next to it.
    rmSync(join(folder, 'webview'), { recursive: true })
    write(
      'team/20260305.md',
      '# 2026-03-05\n\nParticipants: @ada, @ada\n\n- AI @bo: sweep the floor\n- Decision: we buy a bell\n',
    )
  })
  after(() => rmSync(folder, { recursive: true }))

  it('has a help for each command, and fails without one', () => {
    const { code, out } = minutes(['--help'])
    assert.equal(code, 0)
    const names = [...out.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => String(name))
    assert.deepEqual(names, ['check', 'actions', 'decisions', 'extract', 'slides', 'pad', 'new'])
    for (const name of names) {
      const help = minutes([name, '--help'])
      assert.equal(help.code, 0, name)
      assert.ok(help.out.startsWith(`minutes ${name}: `), help.out)
      assert.equal(minutes(['help', name]).out, help.out)
    }
    assert.equal(minutes([]).code, 2)
    const unknown = minutes(['publish'])
    assert.deepEqual([unknown.code, unknown.out], [2, ''])
    assert.match(unknown.error, /Unknown command: publish/)
  })

  it('refuses unknown options and missing files with code 2', () => {
    for (const name of ['check', 'actions', 'decisions', 'extract', 'slides', 'pad', 'new'])
      assert.equal(minutes([name, '--nonsense']).code, 2, name)
    assert.equal(minutes(['check', 'nowhere.md']).code, 2)
    assert.equal(minutes(['actions', '--root', 'nowhere']).code, 2)
  })

  it('checks minutes as text, JSON and annotations', () => {
    const text = minutes(['check'])
    assert.equal(text.code, 1)
    assert.match(
      text.out,
      /^team\/20260305\.md:3:21 warning @ada is already listed on line 3\. duplicate-participant\n1 problem in 1 file\n$/,
    )
    const [problem] = JSON.parse(minutes(['check', '--format', 'json']).out) as readonly object[]
    assert.deepEqual(problem, {
      file: 'team/20260305.md',
      line: 3,
      column: 21,
      endLine: 3,
      endColumn: 25,
      severity: 'warning',
      code: 'duplicate-participant',
      message: '@ada is already listed on line 3.',
    })
    assert.equal(
      minutes(['check', '--format', 'github']).out,
      '::warning file=team/20260305.md,line=3,endLine=3,col=21,endColumn=25,title=Minutes%3A duplicate-participant::@ada is already listed on line 3.\n',
    )
    assert.equal(minutes(['check', '--fail-on', 'error']).code, 0)
    assert.equal(minutes(['check', '--fail-on', 'never']).code, 0)
  })

  it('uses the severities that a team shares', () => {
    write(
      '.vscode/settings.json',
      '{\n  // ours\n  "minutes.problems.severity": { "duplicate-participant": "off", },\n}\n',
    )
    const { code, out } = minutes(['check'])
    rmSync(join(folder, '.vscode'), { recursive: true })
    assert.deepEqual([code, out], [0, 'No problems in 1 file\n'])
  })

  it('reads the standard input', () => {
    const input = '# 2026-03-05\n\nParticipants: @ada, @ada\n\n- AI @bo: sweep\n- Decision: we buy a bell\n'
    assert.match(minutes(['check', '-'], input).out, /^-:3:21 warning/)
    assert.deepEqual(firstOf(minutes(['actions', '-', '--format', 'json'], input).out)['task'], 'sweep')
    assert.deepEqual(firstOf(minutes(['decisions', '-'], input).out)['decision'], 'Decision: we buy a bell')
    assert.deepEqual(firstOf(minutes(['extract', '-'], input).out)['participants'], ['ada'])
    assert.match(minutes(['pad', '-', '--list'], '# 2026-03-05\n\ntext\n').out, /"date": "2026-03-05"/)
    const report = minutes(
      ['slides', '-', '--report', '--browser', '/nowhere'],
      '---\ntype: slide\n---\n\n# One\n\n---\n\n# Two\n',
    )
    assert.deepEqual(firstOf(`[${report.out}]`)['sections'], [1, 1])
  })

  it('reads named files and folders, each file once', () => {
    write('other/20260306.md', '# 2026-03-06\n\n- AI @cy: paint the door\n')
    const tasks = (...targets: readonly string[]): readonly unknown[] =>
      (JSON.parse(minutes(['actions', ...targets, '--format', 'json']).out) as { readonly task: string }[])
        .map(({ task }) => task)
        .sort()
    assert.deepEqual(tasks('team/20260305.md'), ['sweep the floor'])
    assert.deepEqual(tasks('other', 'other/20260306.md'), ['paint the door'])
    assert.deepEqual(tasks('other/20260306.md', 'team'), ['paint the door', 'sweep the floor'])
    assert.deepEqual(tasks(), ['paint the door', 'sweep the floor'])
    assert.equal(minutes(['decisions', 'other/20260306.md']).out, '[]\n')
    const missing = minutes(['actions', 'other/20260307.md'])
    assert.deepEqual([missing.code, missing.error], [2, 'File not found: other/20260307.md\n'])
    rmSync(join(folder, 'other'), { recursive: true })
  })

  it('shows control characters of texts instead of sending them to the terminal', () => {
    const input =
      '# 2026-03-05\n\nParticipants: @ada\n\n- AI @bo: \u001b[2J sweep \u001b]0;title\u0007 \u009b31m\n- @\u001b[31mx\n- [docs#1](https://github.com/a/docs/issues/2 "\u001b[1m")\n'
    for (const parameters of [
      ['check', '-'],
      ['check', '-', '--format', 'github'],
      ['check', '-', '--format', 'json'],
      ['actions', '-', '--format', 'md'],
      ['actions', '-', '--format', 'csv'],
      ['extract', '-', '--why'],
    ]) {
      const { out } = minutes(parameters, input)
      // eslint-disable-next-line no-control-regex -- these must not appear
      assert.doesNotMatch(out, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/, parameters.join(' '))
      assert.ok(out.length > 0)
    }
    assert.match(minutes(['actions', '-', '--format', 'md'], input).out, /␛\[2J sweep/)
  })

  it('creates the next minutes, and never overwrites them', () => {
    write(
      'board/2026-01-05.md',
      '# Board, 2026-01-05\n\n## Participants\n\n- @ada\n\n## Agenda\n\n### Bells\n\n- AI @ada: buy one\n',
    )
    const parameters = ['new', '--series', 'board', '--date', '2026-02-02']
    assert.match(minutes([...parameters, '--print']).out, /^# Board, 2026-02-02\n[^]*- @ada\n[^]*AI @ada: buy one/)
    assert.ok(!existsSync(join(folder, 'board/2026-02-02.md')))
    assert.equal(minutes(parameters).out.trim(), join(folder, 'board/2026-02-02.md'))
    const text = readFileSync(join(folder, 'board/2026-02-02.md'), 'utf8')
    const again = minutes(parameters)
    assert.equal(again.code, 1)
    assert.match(again.error, /exists already and was not changed/)
    assert.equal(readFileSync(join(folder, 'board/2026-02-02.md'), 'utf8'), text)
    rmSync(join(folder, 'board'), { recursive: true })
  })

  it('asks for a series if there are several, and stays inside the folder', () => {
    const several = minutes(['new', '--root', workspace, '--print'])
    assert.deepEqual([several.code, several.out], [2, ''])
    assert.match(several.error, /community-call, containers, platform, standards/)
    assert.equal(minutes(['new', '--series', '../elsewhere']).code, 2)
  })

  it('exports a deck with nothing but this file', () => {
    write('deck.md', '---\ntype: slide\nslideOptions:\n  theme: moon\n---\n\n# One\n\n---\n\n# Two\n')
    const { code, out } = minutes(['slides', 'deck.md', '--out', 'deck.html', '--browser', '/nowhere'])
    assert.deepEqual([code, out], [0, 'deck.html: 2 sections, 2 slides, 0 images\n'])
    assert.ok(statSync(join(folder, 'deck.html')).size > 100_000)
  })

  it('shows no front matter of a deck with a byte order mark', () => {
    write('marked.md', '\uFEFF---\ntype: slide\ntitle: Mills\n---\n\n# One\n')
    for (const [deck, input] of [
      ['marked.md', ''],
      ['-', '\uFEFF---\ntype: slide\ntitle: Mills\n---\n\n# One\n'],
    ] as const) {
      minutes(['slides', deck, '--out', 'marked.html', '--browser', '/nowhere'], input)
      assert.doesNotMatch(readFileSync(join(folder, 'marked.html'), 'utf8'), /title: Mills/)
    }
  })

  it('prints the same items as the npm script', () => {
    const script = execFileSync(
      process.execPath,
      ['--import', 'tsx', join(project, 'scripts/actions.ts'), '--root', workspace, '--format', 'json'],
      { cwd: project, encoding: 'utf8' },
    )
    assert.equal(minutes(['actions', '--root', workspace, '--format', 'json']).out, script)
  })
})
