/** The same for every reader, whatever their own settings: reports, the API and pages are read anywhere. */
const WHOLE = new Intl.DateTimeFormat('sv-SE', {
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  timeZone: 'UTC',
});

/** Ms since 1970 as "2026-11-22 16:42:26 UTC". @throws RangeError when it is no moment */
export const formatMoment = (at: number): string => `${WHOLE.format(at)} UTC`;
