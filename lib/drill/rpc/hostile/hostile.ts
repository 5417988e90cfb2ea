import type { ServerResponse } from 'node:http';
import type { BodyAnswer } from '@/lib/served-node/answer-body';

/** What came in over HTTP, and what an honest node would answer. */
export type Visit = { readonly text: string; readonly right: () => BodyAnswer; readonly response: ServerResponse };

export type Hostile = {
  /** For people who choose one. */
  readonly says: string;
  readonly answer: (visit: Visit) => void;
};
