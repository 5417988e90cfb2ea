import { z } from 'zod';
import { sayRefusal } from '@/lib/views/words/refusals';

/** A person's words are at most so long. */
const LONGEST_TEXT = 4_000;

/** A person's own words: not empty, limited, without the control characters that could hide what they say. */
export const personsText = z
  .string()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are taken out
  .transform((text) => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim())
  .pipe(
    z
      .string()
      .min(1, sayRefusal('persons-text.needs-some-words'))
      .max(LONGEST_TEXT, sayRefusal('persons-text.takes-at-most', { count: String(LONGEST_TEXT) })),
  );
