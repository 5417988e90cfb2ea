/** What a person took on themselves ("its process is stopped") holds this long for plans, server ms: it may be started again. */
export const CONFIRMED_MS = 7_200_000;
