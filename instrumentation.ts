/** Next's hook at server start: one runtime per process. A throw here would leave a server that answers 500 to everything, so it exits. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startRuntime } = await import('./lib/runtime/start-runtime');
  await startRuntime();
}
