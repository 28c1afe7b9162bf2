// Suites that `npm test` runs in the worker host only. Both shares take about equally long.
import './minutesLanguage.suite'
import './problems.suite'
import './navigation.suite'
import './issueList.suite'
import './actionItems.suite'
import './walkFiles.suite'
import './newMinutes.suite'
