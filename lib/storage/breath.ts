/** Gives the event loop a turn when it has been kept for longer than `budgetMs` since the last one; call it between slices of work. */
export function makeBreath(budgetMs = 8): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < budgetMs) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
