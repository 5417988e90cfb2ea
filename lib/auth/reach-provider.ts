import type { Auth } from './create-auth';

const PATIENCE_MS = 10_000;

/**
 * better-auth asks the provider for its addresses when it is made, without a limit of time: so single sign-on has an instance of its own, made when
 * it is first wanted. A provider that does not answer never keeps anybody waiting who is signed in. null = it does not answer now.
 */
export function reachProvider(make: () => Auth, patienceMs = PATIENCE_MS): () => Promise<Auth | null> {
  let held: Auth | null = null;
  return async () => {
    if (held !== null) return held;
    const auth = make();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), patienceMs);
    });
    const ready = auth.$context.then(
      () => auth,
      () => null,
    );
    const made = await Promise.race([ready, tooLong]);
    clearTimeout(timer);
    held ??= made;
    return made;
  };
}
