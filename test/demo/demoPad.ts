import type { FakeHedgeDoc, FakeNote } from '../pads/fakeHedgeDoc'

/** The pad of the containers series: all meetings of the year, newest first. Two of them are not files yet. */
const text = `# Containers 2026

## 2026-03-31

### :family: Participants (GitHub handles please)

- @ewa-nowicka
- @kubaszcz
- @mara-lindt

### :notebook: Agenda

#### Gateway API in 0.15 (@rafi-benamar, 10min)

- the beta answers as fast as the old ingress
- Decision: both in 0.15, the old one goes in 0.16
- AI @kubaszcz: write the upgrade notes

#### Node pools from zero (@ewa-nowicka)

- works, the hint comes from the flavor now

---

## 2026-03-17

### :family: Participants (GitHub handles please)

- @ewa-nowicka
- @mara-lindt

### :notebook: Agenda

#### Warnings before certificates expire (@kubaszcz)

- the event is there, the metric follows
`

/** Adds the pad under an alias. */
export function addDemoPad(hedgeDoc: FakeHedgeDoc): FakeNote {
  return hedgeDoc.addNote(text, { alias: '2026-containers' })
}

/** The address of the pad in the browser. */
export function demoPadUrl(hedgeDoc: FakeHedgeDoc): string {
  return `${hedgeDoc.url}/2026-containers`
}
