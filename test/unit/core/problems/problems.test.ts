import assert from 'node:assert/strict'
import { digestOf } from '../../../../src/core/digest'
import { editDistance } from '../../../../src/core/editDistance'
import { findProblems } from '../../../../src/core/problems/findProblems'
import { fixesFor } from '../../../../src/core/problems/fixes'
import { countHandles } from '../../../../src/core/problems/misspelledHandles'
import { missingHandleEdit } from '../../../../src/core/problems/missingHandle'
import { defaultSeverities, type Problem } from '../../../../src/core/problems/problem'
import { defaultReferenceOptions } from '../../../../src/core/reader/references'
import { defaultLexicon, readMinutes } from '../../../../src/core/reader/readMinutes'

const github = 'https://github.com/orchard'

interface Surroundings {
  readonly path?: string
  /** Texts of the workspace's other minutes. */
  readonly others?: readonly string[]
  readonly aliases?: Readonly<Record<string, string>>
}

function problemsIn(text: string, { path = 'team/20260305.md', others = [], aliases = {} }: Surroundings = {}) {
  const digests = others.map((other, index) => digestOf(`team/2026010${index + 1}.md`, readMinutes(other)))
  return findProblems(text, readMinutes(text, { path }), {
    path,
    lexicon: defaultLexicon,
    references: { ...defaultReferenceOptions, aliases: new Map(Object.entries(aliases)) },
    handles: countHandles(digests),
    repositories: new Set(digests.flatMap(({ references }) => references.map(({ repo }) => repo))),
  })
}

/** The codes of a document's problems, each with the text of its span. */
function found(text: string, surroundings?: Surroundings): readonly string[] {
  return problemsIn(text, surroundings).map(
    ({ code, span }) => `${code}: ${text.slice(span.start.offset, span.end.offset)}`,
  )
}

/** Codes of the problems in one line of minutes. */
function codes(line: string, surroundings?: Surroundings): readonly string[] {
  return problemsIn(`# 2026-03-05\n\n## Agenda\n\n### One\n\n${line}\n`, surroundings).map(({ code }) => code)
}

/** The text after applying the fix of that kind to the first problem with that code. */
function fixed(text: string, code: Problem['code'], kind: string, surroundings?: Surroundings): string {
  const all = problemsIn(text, surroundings)
  const problem = all.find((one) => one.code === code)
  assert.ok(problem, `no ${code}`)
  const fix = fixesFor(problem, text, all, defaultReferenceOptions).find((one) => one.kind === kind)
  assert.ok(fix, `no ${kind}`)
  return [...fix.edits]
    .sort((one, other) => other.start - one.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text)
}

describe('labels of links', () => {
  const issue = `${github}/standards/issues/509`
  const pull = `${github}/standards/pull/745`
  for (const [label, url] of [
    ['#508', issue],
    ['standards#508', issue],
    ['standards/#508', issue],
    ['orchard/standards#508', issue],
    ['standards/508', issue],
    ['Issue 508', issue],
    ['Docs PR #744', pull],
    ['standards#PR744', pull],
    ['`#508`', issue],
    ['508', issue],
  ] as const) {
    it(`say another number in [${label}]`, () => assert.deepEqual(codes(`- [${label}](${url})`), ['label-number']))
  }
  for (const [label, url] of [
    ['#509', issue],
    ['standards#509', issue],
    ['Standards/#509', issue],
    ['std#509', issue],
    ['k8s#509', issue],
    ['issue #509', issue],
    ['issue#509', issue],
    ['issues/509', issue],
    ['issue/#509', issue],
    ['orchard/standards/issues#509', issue],
    ['Issues #509', issue],
    ['PR #745', pull],
    ['MR !745', pull],
    ['standards PR 745', pull],
    ['Sprint 12 of 40', issue],
    ['Support #12 as well', issue],
    ['v12', issue],
    ['a word', issue],
    ['Standards', issue],
    ['standards/PR#745', pull],
    ['ORC/PR#745', pull],
  ] as const) {
    it(`are right in [${label}]`, () => assert.deepEqual(codes(`- [${label}](${url})`), []))
  }
  it('name another repository of the workspace', () => {
    const others = [`- [issues#1](${github}/issues/issues/1)`]
    assert.deepEqual(codes(`- [issues#509](${issue})`, { others }), ['label-repository'])
    assert.deepEqual(codes(`- [issues/#509](${issue})`, { others }), ['label-repository'])
    assert.deepEqual(codes(`- [issues/PR#745](${pull})`, { others }), ['label-repository'])
  })
  it('name the repository with a typo', () =>
    assert.deepEqual(codes(`- [standrads#509](${issue})`), ['label-repository']))
  it('may name it in other letters, or by an alias', () => {
    assert.deepEqual(codes(`- [CentralAPI#1](${github}/central-api/issues/1)`), [])
    const others = [`- [std#1](${github}/std/issues/1)`]
    assert.deepEqual(codes(`- [std#509](${issue})`, { others, aliases: { std: 'orchard/standards' } }), [])
  })
  it('say another kind', () => {
    assert.deepEqual(codes(`- [standards/PR#509](${issue})`), ['label-kind'])
    assert.deepEqual(codes(`- [PR #509](${issue})`), ['label-kind'])
    assert.deepEqual(codes(`- [issue](${pull})`), ['label-kind'])
  })
  it('are found on the line that they continue on, with any line ending', () => {
    for (const ending of ['\n', '\r\n'])
      assert.equal(
        fixed(`- x${ending}- [standards${ending}  PR #744](${pull})`, 'label-number', 'correctLabel'),
        `- x${ending}- [standards${ending}  PR #745](${pull})`,
      )
  })
  it('are corrected, or the address is', () => {
    const text = `- [standards#508](${issue}#issuecomment-1)`
    assert.equal(fixed(text, 'label-number', 'correctLabel'), `- [standards#509](${issue}#issuecomment-1)`)
    assert.equal(
      fixed(text, 'label-number', 'correctAddress'),
      `- [standards#508](${github}/standards/issues/508#issuecomment-1)`,
    )
    assert.equal(fixed(`x [PR #509](${issue})`, 'label-kind', 'correctLabel'), `x [issue #509](${issue})`)
    assert.equal(
      fixed(`x [standrads#509](${issue})`, 'label-repository', 'correctLabel'),
      `x [standards#509](${issue})`,
    )
  })
})

describe('handles', () => {
  const often =
    '## Participants\n\n- @artificial-oak\n\n## Agenda\n\n- @artificial-oak, @artificial-oak, @artificial-oak\n'
  const others = [often, often, often, often]
  it('that are rare and similar to a frequent one are typos', () =>
    assert.deepEqual(found('# 2026-03-05\n\n- AI @artifical-oak: call\n', { others }), [
      'misspelled-handle: @artifical-oak',
    ]))
  it('are not typos if both are frequent', () => {
    const both = `${often}- @artificial-ash @artificial-ash\n`
    assert.deepEqual(found('- AI @artificial-ash: call', { others: [both, both] }), [])
  })
  it('are not typos if both attend', () =>
    assert.deepEqual(found('## Participants\n\n- @artificial-oak\n- @artificial-oaks\n', { others }), []))
  it('are not typos if only their numbers differ', () =>
    assert.deepEqual(
      found('- AI @team-a2: x', { others: ['@team-a1 @team-a1 @team-a1 @team-a1 @team-a1 @team-a1'] }),
      [],
    ))
  it('may lack two letters of a longer one', () =>
    assert.deepEqual(found('- AI @apples: x', { others: ['@apples99 @apples99 @apples99 @apples99 @apples99'] }), [
      'misspelled-handle: @apples',
    ]))
  it('are not typos of short ones', () =>
    assert.deepEqual(found('- AI @bob: x', { others: ['@rob @rob @rob @rob @rob @rob'] }), []))
  it('are corrected past a more common typo', () => {
    const slips = '@artifical-oak @artifical-oak @artifical-oak @artifical-oak @artifical-oak'
    const [problem] = problemsIn('- AI @artifcal-oak: x', { others: [slips, ...Array<string>(12).fill(often)] })
    assert.ok(problem?.code === 'misspelled-handle')
    assert.equal(problem.suggestion, 'artificial-oak')
  })
  it('are corrected here, or everywhere in the file', () => {
    const text = '- AI @artifical-oak: call\n- @Artifical-Oak will\n'
    assert.equal(
      fixed(text, 'misspelled-handle', 'correctHandle', { others }),
      '- AI @artificial-oak: call\n- @Artifical-Oak will\n',
    )
    assert.equal(
      fixed(text, 'misspelled-handle', 'correctAllHandles', { others }),
      '- AI @artificial-oak: call\n- @artificial-oak will\n',
    )
  })
  it('are corrected together with the address of their link', () =>
    assert.equal(
      fixed(
        'Report by <a href="https://github.com/artifical-oak">@artifical-oak</a>',
        'misspelled-handle',
        'correctHandle',
        { others },
      ),
      'Report by <a href="https://github.com/artificial-oak">@artificial-oak</a>',
    ))
})

describe('distance', () => {
  for (const [one, other, apart] of [
    ['same', 'same', 0],
    ['same', 'sane', 1],
    ['same', 'smae', 1],
    ['same', 'sames', 1],
    ['same', 'ame', 1],
    ['same', 'meas', 3],
    ['same', 'something', 3],
  ] as const) {
    it(`between "${one}" and "${other}" is ${apart === 3 ? 'more than 2' : apart}`, () =>
      assert.equal(editDistance(one, other, 2), apart))
  }
})

describe('problems of minutes', () => {
  it('include a participant listed twice', () => {
    const text = '## Participants\n\n- @ada\n- @bo\n- @Ada\n\n## Agenda\n'
    assert.deepEqual(found(text), ['duplicate-participant: @Ada'])
    assert.equal(
      fixed(text, 'duplicate-participant', 'removeParticipant'),
      '## Participants\n\n- @ada\n- @bo\n\n## Agenda\n',
    )
  })
  it('do not include a participant of two meetings', () =>
    assert.deepEqual(
      found('## 2026-03-05\n\n### Participants\n\n- @ada\n\n## 2026-02-26\n\n### Participants\n\n- @ada\n'),
      [],
    ))
  it('include a participant listed twice on one line', () =>
    assert.equal(
      fixed('**Present:** @ada, @bo, @ada', 'duplicate-participant', 'removeParticipant'),
      '**Present:** @ada, @bo',
    ))
  it('include an open item without an owner', () => {
    assert.deepEqual(codes('- AI: call them'), ['unassigned-action-item'])
    assert.deepEqual(codes('- AI: call them - done'), [])
    assert.deepEqual(codes('- AI @ada: call them'), [])
  })
  it('include a duty without a person', () => {
    const text =
      '# 2026-03-05\n\n## Housekeeping\n\n- Minutes transfer: @\n- Report in the community call: n/a\n\n## Agenda\n'
    assert.deepEqual(found(text), ['unassigned-duty: Minutes transfer: @'])
  })
  it('include one missing person of two duties once', () => {
    const question = 'Who reports in the community call and transfers the minutes?'
    assert.deepEqual(found(`# 2026-03-05\n\n## Housekeeping\n\n- ${question}\n`), [`unassigned-duty: ${question}`])
  })
  for (const [why, text] of [
    ['somebody has said that there is nobody', '## Housekeeping\n\n- Report in the community call: nobody found\n'],
    ['a label stands among the topics', '## Agenda\n\n### Team Oak\n\nMinutes:\n\n- pruning\n'],
    ['a label is none of a duty', '## Housekeeping\n\n- Pending reviews:\n\n## Agenda\n'],
  ] as const)
    it(`do not include a duty if ${why}`, () => assert.deepEqual(found(`# 2026-03-05\n\n${text}`), []))
  it('have the range where the missing handle is typed', () => {
    const named = (text: string): string => {
      const [problem] = problemsIn(text)
      const place = problem && missingHandleEdit(problem, text)
      return place === undefined
        ? ''
        : `${text.slice(0, place.start)}${place.before}@|${place.after}${text.slice(place.end)}`
    }
    const head = '# 2026-03-05\n\n## Housekeeping\n\n'
    assert.equal(named(`${head}- Minutes transfer: @\n`), `${head}- Minutes transfer: @|\n`)
    assert.equal(named(`${head}- Minutes transfer:\n`), `${head}- Minutes transfer: @|\n`)
    assert.equal(named(`${head}- Who takes the minutes?\n`), `${head}- Who takes the minutes? @|\n`)
    const deck = '---\ntype: slide\n---\n\n# Team Oak\n\n'
    assert.equal(named(`${deck}Report by ...\n`), `${deck}Report by @|\n`)
    assert.equal(named(`${deck}Report by <a href="https://github.com/todo">@todo</a>\n`), `${deck}Report by @|\n`)
  })
  it('include a date that differs from the file name', () => {
    assert.deepEqual(found('# 2026-03-12\n\n## Agenda\n'), ['date-mismatch: 2026-03-12'])
    assert.equal(fixed('# 2026-03-12\n', 'date-mismatch', 'correctDate'), '# 2026-03-05\n')
    assert.deepEqual(found('# 2026-03-12\n', { path: 'team/notes.md' }), [])
  })
  it('include a placeholder left from a template', () => assert.deepEqual(codes('- Report by @todo'), ['placeholder']))
  it('do not include what a template leaves open', () => {
    const text = '# 202X-XX-XX\n\n## Housekeeping\n\n- Minutes transfer: @\n- Report by @todo\n\n## AIs\n\n- AI: x\n'
    assert.deepEqual(found(text, { path: 'team/template.md' }), [])
    assert.notDeepEqual(found(text, { path: 'team/templates.md' }), [])
  })
  it('include a number without a repository', () => {
    assert.deepEqual(codes('- see #12'), ['bare-reference'])
    assert.deepEqual(codes('- after Hackathon #4'), [])
  })
  it('include an image on a pad', () => {
    assert.deepEqual(codes('![](https://pad.example.org/uploads/1ab.png =640x)'), ['pad-image'])
    assert.deepEqual(codes('<img width="9" src="https://pad.example.org/uploads/1ab.png">'), ['pad-image'])
    assert.deepEqual(codes('<!-- .slide: data-background="https://pad.example.org/uploads/1ab.png" -->'), ['pad-image'])
    assert.deepEqual(codes('`<img src="https://pad.example.org/uploads/1ab.png">`'), [])
    assert.deepEqual(codes('<!-- .slide: data-background="#fff" -->'), [])
    assert.deepEqual(codes('![](https://github.com/user-attachments/uploads/1ab.png)'), [])
    assert.deepEqual(codes('![](assets/oak.png)'), [])
    assert.equal(
      fixed('![oak](https://pad.example.org/uploads/1ab.png =640x)', 'pad-image', 'useLocalImage'),
      '![oak](1ab.png =640x)',
    )
  })
})

describe('garbled characters', () => {
  for (const [written, repaired] of [
    ['â€“', '–'],
    ['Ã¼', 'ü'],
    ['â€œ', '“'],
    ['Ã\u009F', 'ß'],
    ['ÃŸ', 'ß'],
    ['â‚¬', '€'],
    ['ðŸ˜€', '😀'],
  ] as const) {
    it(`"${written}" are "${repaired}"`, () => {
      assert.deepEqual(codes(`- a ${written} b`), ['mojibake'])
      assert.equal(fixed(`- a ${written} b`, 'mojibake', 'repairCharacters'), `- a ${repaired} b`)
    })
  }
  for (const text of ['für Zoë', 'Â', 'Ã ', 'SÃO PAULO', 'â', 'Français', '„Ä“'])
    it(`"${text}" are none`, () => assert.deepEqual(codes(`- ${text}`), []))
  it('are repaired by the line and by the file', () => {
    const text = '- Ã¼ber Ã¤hren\n- Ã¶fter\n'
    assert.equal(fixed(text, 'mojibake', 'repairLine'), '- über ähren\n- Ã¶fter\n')
    assert.equal(fixed(text, 'mojibake', 'repairFile'), '- über ähren\n- öfter\n')
  })
  it('are not repaired if suppressed, also by the repair of the file', () => {
    const meant = '- â€“ is meant <!-- minutes: ignore mojibake -->\n'
    assert.equal(fixed(`- Ã¼ber\n- Ã¶fter\n${meant}`, 'mojibake', 'repairFile'), `- über\n- öfter\n${meant}`)
  })
})

describe('problems of decks', () => {
  it('are found in decks only', () => {
    assert.deepEqual(found('---\ntype: slide\n---\n\n# One\n\ntext\n---\n'), ['setext-heading: ---'])
    assert.deepEqual(found('# 2026-03-05\n\ntext\n---\n'), [])
  })
})

describe('comments', () => {
  it('suppress a code on their line', () =>
    assert.deepEqual(codes('- AI: see #12 <!-- minutes: ignore bare-reference -->'), ['unassigned-action-item']))
  it('suppress everything on the next line if alone on a line', () =>
    assert.deepEqual(codes('<!-- minutes: ignore -->\n- AI: see #12\n- see #13'), ['bare-reference']))
  it('suppress a file', () =>
    assert.deepEqual(codes('- see #12\n\n<!-- minutes: ignore-file bare-reference, mojibake -->'), []))
  it('are added by the fix', () => {
    const text = '- see #12\n'
    const silenced = fixed(text, 'bare-reference', 'suppress')
    assert.equal(silenced, '- see #12 <!-- minutes: ignore bare-reference -->\n')
    assert.deepEqual(found(silenced), [])
  })
})

describe('problems', () => {
  it('have a severity each, and only mistakes are warnings', () =>
    assert.deepEqual(
      Object.entries(defaultSeverities).flatMap(([code, severity]) => (severity === 'warning' ? [] : [code])),
      ['unassigned-action-item', 'unassigned-duty', 'bare-reference', 'pad-image'],
    ))
  it('are in document order', () =>
    assert.deepEqual(codes('- see #12\n- AI: x\n- see #13'), [
      'bare-reference',
      'unassigned-action-item',
      'bare-reference',
    ]))
})
