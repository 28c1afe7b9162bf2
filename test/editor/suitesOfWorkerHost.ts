// Suites that `npm test` runs in the worker host only: the two shares take about as long as each other.
import './minutesLanguage.suite'
import './problems.suite'
import './navigation.suite'
import './issueList.suite'
import './actionItems.suite'
import './walkFiles.suite'
import './newMinutes.suite'
