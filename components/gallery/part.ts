import type { ReactNode } from 'react';

export type GalleryState = {
  readonly name: string;
  readonly draw: () => ReactNode;
  /** How it is with the link to the server while it is drawn; `live` unless said. */
  readonly link?: 'live' | 'lost';
};

/** One component of the gallery: what it is for, and every state it can be in. */
export type GalleryPart = {
  readonly name: string;
  readonly says: string;
  readonly wide?: boolean;
  readonly states: readonly GalleryState[];
};
