/** One height and its blocks. */
export const HEIGHT_PHRASES = {
  'height.agreed': 'Agreed at {height}: {held} of {validators} validators hold {hash}.',
  'height.agreed.noset': 'Agreed at {height}: every node holds {hash}.',
  'height.forked': '{count} hashes at {height}: {camps}.',
  'height.undecided': 'Undecided at {height}: {why}.',
  'height.unknown': 'Nothing is known of {height}.',
  'height.history': '{count} earlier hashes at this height lapsed.',
} as const;
