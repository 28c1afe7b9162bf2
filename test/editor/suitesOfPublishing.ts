// Suites that run last in both hosts in `npm test`, in this order: they sign in and leave files behind.
import './padToPullRequest.suite'
import './publish.suite'
import './publishScenarios.suite'
import './publishFailures.suite'
import './createIssue.suite'
import './restricted.suite'
import './markdownAllInOne.suite'
