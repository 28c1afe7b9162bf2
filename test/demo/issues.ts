/** An issue or pull request of the demo: a row of the tables below. */
export interface DemoIssue {
  readonly number: number
  readonly kind: 'issue' | 'pull'
  readonly state: 'open' | 'closed' | 'merged' | 'draft'
  /** `YYYY-MM-DD` */
  readonly createdAt: string
  readonly updatedAt: string
  readonly author: string
  readonly labels: readonly string[]
  readonly title: string
}

export interface DemoRepository {
  readonly name: string
  readonly description: string
  readonly issues: readonly DemoIssue[]
}

/** Colors by label. */
export const labels: Readonly<Record<string, string>> = {
  bug: 'd73a4a',
  compute: 'bfd4f2',
  conformance: 'fbca04',
  identity: 'c5def5',
  images: 'bfdadc',
  monitoring: 'f9d0c4',
  naming: 'd4c5f9',
  network: '0e8a16',
  operations: 'fef2c0',
  process: 'e4e669',
  quota: 'f29513',
  security: 'b60205',
  storage: '5319e7',
  upgrade: '1d76db',
}

// number, kind, state, opened, last touched, author, labels (- for none), title.
// A repository counts its issues and pull requests together, in the order in which they were opened; the sample minutes
// (test/workspace) cite them by these numbers.
const standards = `
   1  issue  closed  2025-02-11  2025-02-27  hroessler        process      Introduce a numbering scheme for Orchard standards
   2  pull   merged  2025-02-20  2025-02-27  hroessler        process      Add ocs-0001: how a standard comes to life
   3  issue  closed  2025-03-18  2025-05-07  ole-hinrichsen   compute      Instance families: agree on naming before sizing
   4  pull   merged  2025-04-09  2025-05-07  ole-hinrichsen   compute      Add ocs-0004: instance family naming
   5  issue  open    2025-05-06  2026-02-25  nuriye-aksu      naming       Region and zone naming: one scheme for all providers
   6  issue  closed  2025-06-12  2026-02-09  bbakker          operations   Announce maintenance windows in a machine-readable way
   7  pull   merged  2025-07-03  2026-02-09  bbakker          operations   Add ocs-0007: announcements of maintenance windows
   8  issue  closed  2025-08-20  2025-10-01  anselm-grot      process      Public list of the exceptions that providers were granted
   9  issue  open    2025-09-09  2026-01-28  wendelin-koch    storage      Backup restore drills: how often, and who checks?
  10  pull   draft   2025-10-02  2026-02-11  jonas-brandauer  storage      Add ocs-0009: yearly restore drill
  11  issue  open    2025-10-21  2026-02-25  pvandersloot     conformance  Conformance report shows a pass for skipped tests
  12  pull   merged  2025-11-13  2025-12-01  pvandersloot     conformance  Conformance report: count skipped tests as not checked
  13  issue  open    2025-11-25  2025-12-17  yuki-arato       security     Log retention: minimum period, and who may read the logs
  14  pull   open    2026-01-15  2026-02-27  yuki-arato       security     Add ocs-0010: log retention periods
  15  issue  open    2026-01-16  2026-02-25  nuriye-aksu      naming       Region naming: allow suffixes of the provider
  16  pull   closed  2026-01-29  2026-02-11  wendelin-koch    compute      ocs-0004: drop the generation digit from family names
  17  pull   draft   2026-02-12  2026-03-02  anselm-grot      naming       Add ocs-0011: region naming, first draft
  18  issue  open    2026-02-24  2026-02-25  cgruenwald       process      Badge for providers: what it says, how long it is valid
`

const issues = `
   1  issue  closed  2025-04-02  2025-06-24  jonas-brandauer  storage,bug  Volumes stay attached after a failed detach
   2  issue  open    2025-05-14  2026-02-05  jonas-brandauer  storage      Volume resize needs a reboot on older hypervisors
   3  issue  closed  2025-06-03  2025-08-15  ole-hinrichsen   compute,bug  Live migration stalls with huge pages
   4  issue  open    2025-07-08  2026-01-22  ewa-nowicka      quota        Default quota is too small for the node pools of a cluster
   5  issue  open    2025-08-12  2026-02-19  bbakker          quota        Quota requests: replace the spreadsheet
   6  issue  closed  2025-09-02  2025-11-04  priya-venkat     network,bug  Load balancer drops idle connections after 50 seconds
   7  issue  open    2025-09-30  2026-02-26  priya-venkat     network,bug  Health checks of the load balancer ignore the interval
   8  issue  open    2025-10-16  2026-03-03  ole-hinrichsen   operations   Rolling reboot of all hypervisors for the microcode update
   9  issue  closed  2025-10-28  2025-11-20  SinaWeller       identity     Single sign-on session ends after ten minutes
  10  issue  open    2025-11-18  2026-03-04  SinaWeller       identity     Application credentials: rotate without downtime
  11  issue  open    2025-12-04  2026-02-10  mteixeira42      monitoring   Alert storm when a top-of-rack switch restarts
  12  issue  open    2025-12-10  2025-12-11  priya-venkat     network      Jumbo frames: the MTU differs between north and south
  13  issue  closed  2026-01-07  2026-02-02  jonas-brandauer  storage,bug  Snapshot of a busy volume times out
  14  issue  open    2026-01-20  2026-03-04  ole-hinrichsen   operations   Lab: replace the two oldest compute nodes
  15  issue  open    2026-02-03  2026-02-18  yuki-arato       security     Encrypted volumes: rotate the keys of existing volumes
  16  issue  open    2026-02-17  2026-03-02  mteixeira42      quota        Quota dashboard shows yesterday's numbers
`

const images = `
   1  issue  closed  2025-03-11  2025-04-08  tjorven-ahlers   images       Publish checksums next to every image
   2  pull   merged  2025-04-01  2025-04-08  tjorven-ahlers   images       Publish SHA-512 checksums with every build
   3  issue  closed  2025-05-20  2025-07-13  mara-lindt       images       Weekly rebuild of all base images
   4  pull   merged  2025-06-26  2025-07-13  tjorven-ahlers   images       Rebuild the base images every Sunday
   5  issue  closed  2025-11-04  2025-12-08  kubaszcz         bug          Time zone of the Debian image is not UTC
   6  pull   merged  2025-11-25  2025-12-08  jonas-brandauer  bug          Set the time zone of all base images to UTC
   7  issue  open    2025-12-02  2026-03-03  yuki-arato       security     Sign the base images and publish the public key
   8  pull   merged  2025-12-19  2026-02-13  yuki-arato       security     Sign base images after the build
   9  issue  open    2025-12-22  2026-02-19  tjorven-ahlers   images       Remove base images that are older than a year
  10  pull   draft   2026-01-13  2026-02-20  tjorven-ahlers   images       Retire old images: grace period and announcement
  11  issue  closed  2026-01-26  2026-03-01  pvandersloot     bug          Weekly rebuild stops when a mirror is down
  12  pull   merged  2026-02-10  2026-03-01  tjorven-ahlers   bug          Retry other mirrors during the weekly rebuild
`

const clusterKit = `
   1  issue  closed  2025-05-13  2025-06-30  ewa-nowicka      -            Support two sizes of control plane nodes
   2  pull   merged  2025-06-10  2025-06-30  ewa-nowicka      -            Make the size of the control plane a variable
   3  issue  open    2025-08-19  2026-02-17  dvorhees         -            Autoscaling: node pools down to zero
   4  pull   draft   2025-10-07  2026-03-03  ewa-nowicka      -            Autoscaling: allow node pools of size zero
   5  issue  closed  2025-10-14  2025-11-10  kubaszcz         upgrade,bug  Upgrade skips the drain of the last node
   6  pull   merged  2025-10-29  2025-11-10  kubaszcz         upgrade      Upgrade: drain every node before it is replaced
   7  issue  open    2025-11-24  2026-03-03  rafi-benamar     network      Ingress: choose a successor of the old controller
   8  issue  open    2025-12-07  2026-02-17  kubaszcz         security     Certificates of the control plane expire without a warning
   9  issue  open    2025-12-18  2026-03-03  dvorhees         upgrade      Upgrade over two minor versions in a row
  10  pull   merged  2025-12-29  2026-01-19  kubaszcz         security     Warn 30 days before certificates expire
  11  pull   closed  2026-01-04  2026-01-06  dvorhees         upgrade      Upgrade: allow skipping a minor version
  12  issue  open    2026-01-19  2026-02-03  ewa-nowicka      quota,bug    Node pools ignore the quota and fail half-way
  13  pull   merged  2026-01-26  2026-02-06  rafi-benamar     network      Ingress: Gateway API behind a feature flag
  14  pull   open    2026-02-02  2026-03-03  ewa-nowicka      quota        Check the quota before node pools grow
  15  pull   merged  2026-02-10  2026-02-11  ida-solberg      -            Release 0.14: changelog and version
`

const docs = `
   1  issue  closed  2025-03-05  2025-05-02  lucie-mornay     -            Getting started: the first instance in ten minutes
   2  pull   merged  2025-04-22  2025-05-02  lucie-mornay     -            Getting started: rewrite for the new dashboard
   3  issue  open    2025-09-16  2026-02-03  ewa-nowicka      upgrade      Describe how to upgrade a cluster, step by step
   4  pull   open    2025-11-28  2026-03-03  lucie-mornay     upgrade      Cluster upgrade guide
   5  issue  open    2025-12-12  2026-01-22  ole-hinrichsen   operations   Operator handbook: a chapter on rolling reboots
   6  issue  closed  2025-12-15  2026-02-27  anselm-grot      naming       Glossary: zone, region, site, room
   7  issue  closed  2026-01-09  2026-01-21  cgruenwald       bug          Search does not find words with umlauts
   8  pull   merged  2026-01-15  2026-01-21  lucie-mornay     bug          Search: fold umlauts and accents
   9  pull   open    2026-01-30  2026-03-05  ole-hinrichsen   operations   Operator handbook: rolling reboots
  10  pull   merged  2026-02-06  2026-02-27  lucie-mornay     naming       Glossary: the first twenty terms
`

export const repositories: readonly DemoRepository[] = [
  { name: 'standards', description: 'What makes a cloud an Orchard Cloud', issues: readTable(standards) },
  { name: 'issues', description: 'Bugs and plans of the platform', issues: readTable(issues) },
  { name: 'images', description: 'Recipes of the base images', issues: readTable(images) },
  { name: 'cluster-kit', description: 'Kubernetes clusters on Orchard Cloud', issues: readTable(clusterKit) },
  { name: 'docs', description: 'Guides, the handbook and the glossary', issues: readTable(docs) },
]

/** @throws on an invalid row. */
function readTable(table: string): readonly DemoIssue[] {
  return table
    .trim()
    .split('\n')
    .map((row): DemoIssue => {
      const [number = '', kind, state, createdAt = '', updatedAt = '', author = '', names = '', ...words] = row
        .trim()
        .split(/\s+/)
      if ((kind !== 'issue' && kind !== 'pull') || !isState(state) || words.length === 0) {
        throw new Error(`No issue: ${row}`)
      }
      return {
        number: Number(number),
        kind,
        state,
        createdAt,
        updatedAt,
        author,
        labels: names === '-' ? [] : names.split(','),
        title: words.join(' '),
      }
    })
}

function isState(state: string | undefined): state is DemoIssue['state'] {
  return state === 'open' || state === 'closed' || state === 'merged' || state === 'draft'
}
