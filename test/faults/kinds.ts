import type { GitHubError, GitHubErrorCode } from '../../src/github/errors'
import { type FaultAction, faults } from '../github/fakeGitHub'

/** A way in which a request fails, and the error codes expected if that ends the run. */
export interface FaultKind {
  readonly name: string
  readonly action: FaultAction
  /** How many requests fail; 1 by default. */
  readonly times?: number
  /** Whether the run is cancelled while the request hangs. */
  readonly isCancelled?: boolean
  /** The methods to which GitHub can respond in this way; all by default. */
  readonly methods?: readonly string[]
  readonly codes: readonly GitHubErrorCode[]
  /** Checks the details that the message needs: the page to open, the time to wait, GitHub's own message. */
  readonly needs?: (error: GitHubError) => boolean
}

const writes = ['POST', 'PATCH']
const hasReason = ({ details }: GitHubError): boolean => (details.reason ?? '').length > 3

/** The possible codes of a 404, depending on the step. */
const missingCodes: readonly GitHubErrorCode[] = [
  'repositoryMissing',
  'baseMissing',
  'noPermission',
  'signInRequired',
  'forkRefused',
  // What is listed, and cannot be read.
  'changedMeanwhile',
]

export const faultKinds: readonly FaultKind[] = [
  { name: '401', action: faults.badCredentials(), codes: ['signInRequired'] },
  { name: '403 rights', action: faults.forbidden(), codes: ['noPermission', 'forkRefused'], needs: hasReason },
  {
    name: '403 SSO',
    action: faults.samlRequired('Acme'),
    codes: ['ssoRequired'],
    needs: ({ details }) => details.url?.startsWith('https://github.com/orgs/Acme/sso') === true,
  },
  { name: '403 OAuth', action: faults.oauthAppRestricted('Acme'), codes: ['oauthRestricted'] },
  {
    name: '403 primary limit',
    action: faults.primaryRateLimit(),
    codes: ['rateLimited'],
    needs: ({ details }) => details.retryAt !== undefined,
  },
  {
    name: '429 secondary limit',
    action: faults.secondaryRateLimit({ status: 429, retryAfter: 60 }),
    codes: ['rateLimited'],
    needs: ({ details }) => details.retryAt !== undefined,
  },
  { name: '404', action: faults.notFound(), codes: missingCodes },
  { name: '409', action: faults.conflict('Conflict'), codes: ['conflict', 'changedMeanwhile'] },
  {
    name: '409 signature',
    action: faults.conflict('Repository rule violations found\n\nCommits must have verified signatures.\n\n'),
    methods: writes,
    codes: ['signatureRequired'],
    needs: hasReason,
  },
  {
    name: '409 secret',
    action: faults.conflict('Repository rule violations found\n\nPush cannot contain secrets\n\n'),
    methods: writes,
    codes: ['secretFound'],
    needs: hasReason,
  },
  {
    name: '422 not seen yet',
    action: faults.validationFailed({
      resource: 'PullRequest',
      code: 'custom',
      message: 'No commits between main and minutes',
    }),
    methods: writes,
    codes: ['invalid', 'forkRefused'],
  },
  { name: '409 empty', action: faults.conflict('Git Repository is empty.'), codes: ['emptyRepository'] },
  {
    name: '422 validation',
    action: faults.validationFailed({ resource: 'PullRequest', field: 'head', code: 'invalid' }),
    methods: writes,
    codes: ['invalid', 'forkRefused'],
    needs: hasReason,
  },
  {
    name: '422 exists',
    action: faults.unprocessable('Reference already exists'),
    methods: writes,
    codes: ['conflict', 'changedMeanwhile'],
  },
  {
    name: '422 not fast forward',
    action: faults.unprocessable('Update is not a fast forward'),
    methods: writes,
    codes: ['conflict', 'changedMeanwhile'],
  },
  {
    name: '422 rule',
    action: faults.unprocessable('Repository rule violations found\n\nCommit message must match a given regex pattern'),
    methods: writes,
    codes: ['ruleViolated'],
    needs: hasReason,
  },
  { name: '500', action: { kind: 'answer', status: 500, body: { message: 'Server Error' } }, codes: ['serverError'] },
  { name: '502 once', action: faults.badGateway(), codes: [] },
  { name: '502 for good', action: faults.badGatewayPage(), times: Infinity, codes: ['serverError', 'unclear'] },
  { name: 'drop before', action: { kind: 'drop' }, times: Infinity, codes: ['offline', 'unclear'] },
  { name: 'drop after applying', action: { kind: 'loseAnswer' }, times: Infinity, codes: ['offline', 'unclear'] },
  { name: 'drop after applying, once', action: { kind: 'loseAnswer' }, methods: writes, codes: [] },
  {
    name: 'break off in the answer',
    action: { kind: 'breakOff' },
    times: Infinity,
    codes: ['offline', 'serverError', 'unreadable', 'unclear'],
  },
  { name: 'stall and cancel', action: { kind: 'stall' }, isCancelled: true, codes: ['cancelled'] },
  { name: 'a page instead of JSON', action: { kind: 'garble' }, codes: ['unreadable'] },
  { name: 'half of the JSON', action: { kind: 'truncate' }, codes: ['unreadable'] },
]
