/** The words between the last two people of a list: "Ada and Bo", "Ada e Bo", "Ada och Bo". For regular expressions. */
export const andSource = '(?:and|und|et|y|e|en|ed|og|och)'

/** "Ada, Bo", "Ada/Bo", "Ada + Bo", "Ada and Bo" */
export const betweenPeople = new RegExp(`\\s*(?:[,;&/+]|\\s${andSource}\\s)\\s*`)
