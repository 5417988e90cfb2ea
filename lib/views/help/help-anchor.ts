/** What stands behind the # of the page of help for a verdict, a kind of incident, an explanation or a term. */
export const helpAnchor = (section: 'verdict' | 'incident' | 'reading' | 'term', id: string): string => `${section}-${id}`;
