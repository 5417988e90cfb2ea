type Who = { readonly id: string; readonly name: string };

/** Who looks at what, by when they last read it; nothing of it is kept. */
export type Presence = {
  /** Notes that this person looks at `what` now (null = nobody known), and gives the others who do, by name. `now` in server ms. */
  readonly look: (what: string, who: Who | null, now: number) => readonly Who[];
};

/** Pages read again every few seconds: who has not for this long has left (server ms). */
const GONE_MS = 10_000;
/** Things looked at that are remembered at once. */
const MOST = 1_000;

export function makePresence(): Presence {
  const seen = new Map<string, Map<string, { readonly who: Who; readonly at: number }>>();
  return {
    look: (what, who, now) => {
      const here = seen.get(what) ?? new Map<string, { readonly who: Who; readonly at: number }>();
      for (const [id, { at }] of here) if (Math.abs(now - at) > GONE_MS) here.delete(id);
      if (who !== null) here.set(who.id, { who, at: now });
      seen.delete(what);
      if (here.size > 0) seen.set(what, here);
      for (const oldest of seen.keys()) {
        if (seen.size <= MOST) break;
        seen.delete(oldest);
      }
      return [...here.values()].flatMap((one) => (one.who.id === who?.id ? [] : [one.who])).sort((a, b) => a.name.localeCompare(b.name));
    },
  };
}
