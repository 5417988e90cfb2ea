import { ensureBuilt } from '@/lib/cli/ensure-built.mjs';

/** Playwright's global set-up: the tests start the built dashboard, so it is built from these sources before any of them runs. */
export default async function buildFirst(): Promise<void> {
  await ensureBuilt(process.cwd());
}
