/** This process's environment for a test runner, which sets NODE_ENV itself, with `more` in it. */
export function runnerEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { NODE_ENV: _, ...own } = process.env;
  return { ...own, ...more } as unknown as NodeJS.ProcessEnv;
}
