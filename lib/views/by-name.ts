/** Order of names as people count: validator-2 before validator-10. */
export const byName = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });
