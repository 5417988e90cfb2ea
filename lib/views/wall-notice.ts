/** Why a wall shows no network. */
export const WALL_REFUSALS = ['not-signed-in', 'revoked', 'unknown', 'malformed', 'too-soon'] as const;
export type WallRefusal = (typeof WALL_REFUSALS)[number];

/** What a screen says instead of a network: one sentence to be read across the room, and what to do about it. */
export type WallNotice = { readonly title: string; readonly todo: string };

const NEW_LINK = 'An administrator makes a new link under Displays; open it on this screen.';

const NOTICES = {
  'not-signed-in': { title: 'This screen has no link to read with', todo: `${NEW_LINK} Or sign in.` },
  revoked: { title: 'This screen’s link was revoked', todo: `Nothing is shown here any more. ${NEW_LINK}` },
  unknown: { title: 'This screen’s link is not known here', todo: `It may be of another Quorumwatch, or cut short. ${NEW_LINK}` },
  malformed: { title: 'This is no link of a display', todo: `Its token is cut short or was changed. Copy the whole link, or: ${NEW_LINK}` },
  'too-soon': {
    title: 'Too many links were tried from here',
    todo: 'Links that do not hold were opened again and again from this address.',
  },
} as const satisfies Record<WallRefusal, WallNotice>;

/** The notice for a refusal; `minutes` = after which it may be tried again. */
export function wallNotice(why: WallRefusal, minutes: number | null = null): WallNotice {
  const { title, todo } = NOTICES[why];
  return { title, todo: minutes === null ? todo : `${todo} Wait ${minutes} min, then open the link again.` };
}

/** The refusal of this name; null = there is none. */
export function readWallRefusal(text: unknown): WallRefusal | null {
  return WALL_REFUSALS.find((one) => one === text) ?? null;
}
