/** Ms since 1970 as "2026-11-22 16:42:26 UTC". */
export const formatMoment = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
